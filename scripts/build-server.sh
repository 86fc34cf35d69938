#!/usr/bin/env bash
# The server, with target/site inside.
source "$(dirname "$0")/lib.sh"

# Cargo sees a changed file of the site, not one that came or went.
key=$(find target/site -type f | sort | sha256sum)
if ! stamped target/release/site.stamp "$key"; then
    [ ! -d target/release/.fingerprint ] || cargo clean --quiet --release --package server
    stamp target/release/site.stamp "$key"
fi
say "Compiling the server"
cargo build --release --package server
