#!/usr/bin/env bash
# Runs the browser tests with fresh data against $ABACUS_SERVER, or else the debug build: `end2end.sh [PLAYWRIGHT
# ARGUMENTS]`. `end2end.sh --types` only type-checks the tests.
source "$(dirname "$0")/lib.sh"
source scripts/browser.sh

if [ "${1:-}" = --types ]; then
    say "Checking the types of the browser tests"
    cd end2end
    exec node_modules/.bin/tsc --noEmit
fi

ABACUS_SERVER=$(realpath "${ABACUS_SERVER:-target/debug/abacus}")
[ -x "$ABACUS_SERVER" ] || fail "$ABACUS_SERVER is missing (try: cargo build --package server)"
CHROMIUM=$(find_browser) || fail "no Chromium found (try: scripts/setup.sh test)"
ABACUS_PORT=$(free_port)
ABACUS_DATA_DIR=$(mktemp -d "${TMPDIR:-/tmp}/abacus-end2end.XXXXXX")
PLAYWRIGHT_JSON_OUTPUT_FILE=$ROOT/target/test/playwright.json
export ABACUS_SERVER CHROMIUM ABACUS_PORT ABACUS_DATA_DIR PLAYWRIGHT_JSON_OUTPUT_FILE
trap 'rm -rf "$ABACUS_DATA_DIR"' EXIT
rm -f "$PLAYWRIGHT_JSON_OUTPUT_FILE"

say "Running the browser tests"
cd end2end
# The tests have their own data: the user's database is not touched.
env -u DATABASE_URL node_modules/.bin/playwright test "$@"
