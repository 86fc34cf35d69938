#!/usr/bin/env bash
# Measures on this machine and writes docs/performance.md. Close all other programs first.
#
#   BEFORE   a commit: also measures that version in the same run, and reports both. Without it, the
#            report keeps the last comparison.
source "$(dirname "$0")/lib.sh"

# Builds the same measuring program with the engine of $BEFORE.
build_before() {
    rm -rf target/before
    git worktree prune
    git worktree add --quiet --detach target/before "$BEFORE"
    rm -rf target/before/crates/performance
    cp -r crates/performance target/before/crates/
    cp Cargo.lock target/before/
    (cd target/before && CARGO_TARGET_DIR=../before-build cargo build --quiet --release --package performance --bin repeat)
    git worktree remove --force target/before
}

say "Building the measuring programs"
cargo build --quiet --release --package performance --bins
[ -z "${BEFORE:-}" ] || build_before
say "Measuring, for about two minutes"
written=$(mktemp)
cargo run --quiet --release --package performance -- "$(date -u +%F)" >"$written"
if [ -n "${BEFORE:-}" ]; then
    say "Measuring before and after"
    target/release/before-and-after target/before-build/release/repeat target/release/repeat "$BEFORE" >>"$written"
else
    echo >>"$written"
    sed -n '/^## Before and after$/,$p' docs/performance.md >>"$written"
fi
mv "$written" docs/performance.md
chmod 644 docs/performance.md
say "Wrote docs/performance.md"
