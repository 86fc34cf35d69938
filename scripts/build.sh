#!/usr/bin/env bash
# Builds everything in order: wasm, site, server; and checks the size budget.
source "$(dirname "$0")/lib.sh"

scripts/build-wasm.sh
scripts/build-site.sh
scripts/build-server.sh
scripts/budget.sh
say "Built target/release/abacus, with target/site inside; start it with: target/release/abacus serve"
