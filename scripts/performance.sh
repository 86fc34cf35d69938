#!/usr/bin/env bash
# Measures on this machine and writes docs/performance.md. Close everything else first.
source "$(dirname "$0")/lib.sh"

say "Building the measuring program"
cargo build --quiet --release --package performance
say "Measuring, for about two minutes"
written=$(mktemp)
cargo run --quiet --release --package performance -- "$(date -u +%F)" >"$written"
mv "$written" docs/performance.md
chmod 644 docs/performance.md
say "Wrote docs/performance.md"
