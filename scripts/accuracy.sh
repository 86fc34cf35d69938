#!/usr/bin/env bash
# Writes the report on the worked examples; fails if an amount is wrong.
source "$(dirname "$0")/lib.sh"

say "Evaluating the worked cases"
cargo run --quiet --package accuracy >docs/accuracy.md || fail "some figures are off: see docs/accuracy.md"
say "Wrote docs/accuracy.md"
