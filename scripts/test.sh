#!/usr/bin/env bash
# Everything that must pass before a change is merged: checks of the source, tests of every crate, and the browser
# tests, all with one build of the server. TEST_RELEASE=1 also builds what users run, and opens its pages. Stops at the
# first stage that fails; its last line is always `N passed, N failed`.
source "$(dirname "$0")/lib.sh"

logs=$ROOT/target/test
times=$logs/times
# Built by the tests of the crates; it reads target/site while it runs.
server=target/debug/abacus
passed=0
failed=0

# This also runs on an interruption; an interrupted run has not passed.
finish() {
    local status=$?
    trap - EXIT
    [ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
    [ ! -s "$times" ] || { say "Time by stage"; cat "$times"; printf '%6d s  all\n' "$SECONDS"; }
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ] || exit 1
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# stage NAME COUNTER COMMAND…: runs the command and adds up the counts that the counter reads from its output. A stage
# that fails without a failed test, or that ran no test, counts as one failure.
stage() {
    local name=$1 counter=$2 status=0 counts good bad log start=$SECONDS
    shift 2
    log=$logs/$name.log
    # Not a plain pipe: the status would be lost in its subshell.
    { "$@" 2>&1 || status=$?; } > >(tee "$log")
    wait $! || true
    counts=$(scripts/count-tests.sh "$counter" "$log" "$status")
    read -r good bad <<<"$counts"
    if [ "$bad" = 0 ] && { [ "$status" != 0 ] || [ "$good" = 0 ]; }; then
        bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '%6d s  %s\n' "$((SECONDS - start))" "$name" >>"$times"
    if [ "$bad" != 0 ]; then
        say "$name failed (its output is also in ${log#"$ROOT"/})"
        exit 1
    fi
}

# stage_on "PATHS" NAME COUNTER COMMAND…: the same, unless the stage has passed with the same contents of all these files
# and folders. Then it is skipped, and not counted.
stage_on() {
    local paths=$1 name=$2 key stamp=$logs/passed/$2
    shift
    # Paths have no spaces.
    # shellcheck disable=SC2086
    key=$(find $paths -type f -not -path '*/node_modules/*' -not -path '*/test-results/*' -print0 |
        sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1)
    if stamped "$stamp" "$key"; then
        say "Skipping $name: it has passed, and nothing that it reads has changed"
        printf '%6s    %s\n' - "$name" >>"$times"
        return
    fi
    stage "$@"
    stamp "$stamp" "$key"
}

# Every crate except the store, whose suite also runs on Postgres.
crate_tests() {
    say "Running the tests of the crates"
    if cargo nextest --version >/dev/null 2>&1; then
        cargo nextest run --no-fail-fast --filterset 'not package(store)'
    else
        cargo test --no-fail-fast --workspace --exclude store --exclude frontend --all-targets
    fi
}

store_tests() {
    say "Running the tests of the store on SQLite and on Postgres"
    if cargo nextest --version >/dev/null 2>&1; then
        scripts/with-postgres.sh cargo nextest run --no-fail-fast --filterset 'package(store)'
    else
        scripts/with-postgres.sh cargo test --no-fail-fast --package store --all-targets
    fi
}

doc_tests() {
    say "Running the examples of the documentation"
    cargo test --quiet --no-fail-fast --doc
}

# A few of each trial; `make soak` runs all of them.
soak_tests() {
    say "Attacking the server briefly"
    SOAK=small SOAK_BINARY=$server scripts/soak.sh
}

browser_tests() {
    ABACUS_SERVER=$server scripts/end2end.sh
}

# What `make run` starts: optimised, and with target/site inside.
release_soak() {
    say "Attacking the release build briefly"
    # Above the 150 MB of the full trials: right after the expensive designs, the allocator still keeps their memory.
    SOAK=small SOAK_MEMORY_MB=170 scripts/soak.sh
}

release_tests() {
    say "Opening the pages of the release build"
    ABACUS_SERVER=target/release/abacus scripts/end2end.sh start.spec.ts journey.spec.ts
}

mkdir -p "$logs"
rm -f "$times"
stage setup one scripts/setup.sh test
for name in lockfile format clippy clippy-browser browser-tree layers docs shell; do
    stage "$name" one scripts/lint.sh "$name"
done
stage crates cargo crate_tests
stage store cargo store_tests
stage examples doc doc_tests
stage wasm one scripts/build-wasm.sh
stage site one scripts/build-site.sh
stage budget one scripts/budget.sh
stage_on "$server scripts" soak totals soak_tests
stage_on "end2end" browser-types one scripts/end2end.sh --types
stage_on "$server target/site end2end docs/examples scripts" browser playwright browser_tests
if [ -n "${TEST_RELEASE:-}" ]; then
    stage release-build one scripts/build-server.sh
    stage release-soak totals release_soak
    stage release playwright release_tests
fi
