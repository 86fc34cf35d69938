#!/usr/bin/env bash
# All checks of the source that do not run it. `lint.sh CHECK` runs one of the checks, `lint.sh` all of them.
source "$(dirname "$0")/lib.sh"
source scripts/wasm-toolchain.sh

CHECKS=(lockfile format clippy clippy-browser browser-tree layers docs shell)

# The server embeds this folder at compile time; it may be empty.
mkdir -p target/site

check() {
    case $1 in
    lockfile)
        say "Checking that Cargo.lock is up to date"
        cargo metadata --locked --format-version 1 >/dev/null
        ;;
    format)
        say "Checking the formatting"
        cargo fmt --all --check
        ;;
    clippy)
        say "Running clippy on the server side"
        cargo clippy --quiet --all-targets -- -D warnings
        ;;
    clippy-browser)
        say "Running clippy on the browser side"
        if [ "${WASM_STD:-rustup}" = debian ]; then
            # That toolchain has no clippy, so the same code is checked for the host, in a target folder
            # separate from the server's, so that cargo does not mix the features of the two sides.
            CARGO_TARGET_DIR=target/browser-lint cargo clippy --quiet \
                --package app --no-default-features --features app/hydrate --package frontend \
                -- -D warnings
        else
            wasm_cargo clippy --quiet --package frontend --package app --features app/hydrate \
                -- -D warnings
        fi
        ;;
    browser-tree)
        say "Checking that neither the server nor what documents mean reaches the browser"
        local tree found
        tree=$(cargo tree --package frontend --edges normal --target "$WASM_TARGET" --prefix none)
        if found=$(grep -E '^(tokio|sqlx|mio|axum|store|use-cases|design|definitions|catalog|pricing|topology|forms) ' <<<"$tree"); then
            printf '%s\n' "$found" >&2
            return 1
        fi
        ;;
    layers)
        say "Checking that crates and the modules of app use only what stands below them"
        node scripts/layers/main.mjs
        ;;
    docs)
        say "Building the API documentation"
        RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps
        ;;
    shell)
        say "Checking the scripts' syntax"
        local script
        for script in scripts/*.sh .ci/run; do
            bash -n "$script"
        done
        for script in scripts/layers/*.mjs scripts/soak/*.mjs scripts/soak/trials/*.mjs; do
            node --check "$script"
        done
        ;;
    *)
        fail "no check named $1; there are: ${CHECKS[*]}"
        ;;
    esac
}

[ $# -gt 0 ] || set -- "${CHECKS[@]}"
for name in "$@"; do
    check "$name"
done
