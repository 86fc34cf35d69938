#!/usr/bin/env bash
# Compares the transfer charges of 1,000 random designs with those of the model in crates/pricing/tests/transfer-model.
# Needs Python 3. Arguments are passed on, such as --designs 5000 or --seed 7.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --package server
data="$(mktemp -d)"
target/debug/abacus serve --addr 127.0.0.1:3917 --data-dir "$data" >"$data/log" 2>&1 &
server=$!
trap 'kill "$server"; rm -rf "$data"' EXIT
for _ in $(seq 100); do
    if curl --silent --fail --output /dev/null http://127.0.0.1:3917/readyz; then break; fi
    sleep 0.1
done
python3 crates/pricing/tests/transfer-model/transfer_cases.py compare --url http://127.0.0.1:3917 "$@"
