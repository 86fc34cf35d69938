#!/usr/bin/env bash
# Builds the server, with target/site embedded.
source "$(dirname "$0")/lib.sh"

# Cargo notices a changed file of the site, but not an added or removed one.
key=$(find target/site -type f | sort | sha256sum)
if ! stamped target/release/site.stamp "$key"; then
    [ ! -d target/release/.fingerprint ] || cargo clean --quiet --release --package server
    stamp target/release/site.stamp "$key"
fi
say "Compiling the server"
cargo build --release --package server
