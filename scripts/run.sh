#!/usr/bin/env bash
# Starts the built server in the foreground.
source "$(dirname "$0")/lib.sh"

say "Starting Abacus on http://${ADDR:-127.0.0.1:3000} (Ctrl-C stops it)"
exec target/release/abacus serve --addr "${ADDR:-127.0.0.1:3000}"
