# shellcheck shell=bash
# The cargo of the browser side. Sourced, never run.
#
# Usually this is the same Rust as for the server, with rustup's wasm32 standard library. With WASM_STD=debian it is
# Debian's rustc-web and cargo-web, with the standard library that scripts/wasm-std.sh built from rust-web-src.
# Artefacts of one compiler cannot be loaded by the other, so the browser side has a separate target folder.

WASM_TARGET=wasm32-unknown-unknown
WASM_DIR=$ROOT/target/wasm
WASM_SYSROOT=$ROOT/target/wasm-std/sysroot

# Keeps the build machine's folders out of the panic messages, and therefore out of what is served.
wasm_flags="--cfg erase_components --remap-path-prefix=$ROOT=. --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"

# Any linker for wasm will do. Debian's is a link into a package that may not be installed, so the one that comes with
# rustup's Rust is preferred.
wasm_linker() {
    local sysroot linker
    sysroot=$(rustc --print sysroot)
    for linker in "$sysroot"/lib/rustlib/*/bin/rust-lld /usr/bin/rust-lld; do
        if [ -x "$linker" ]; then
            echo "$linker"
            return
        fi
    done
    return 1
}

debian_cargo() {
    env -u RUSTUP_TOOLCHAIN PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc \
        /usr/bin/cargo "$@"
}

# wasm_cargo COMMAND ARGUMENTS…: cargo for wasm32.
wasm_cargo() {
    local subcommand=$1
    shift
    if [ "${WASM_STD:-rustup}" = debian ]; then
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(wasm_linker) ||
            fail "found no rust-lld, which comes with rustup's Rust"
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
        # With --target, these flags only apply to what is built for that target: build scripts and procedural macros
        # keep the toolchain's own sysroot.
        RUSTFLAGS="--sysroot=$WASM_SYSROOT $wasm_flags" CARGO_TARGET_DIR=$WASM_DIR \
            debian_cargo "$subcommand" --target "$WASM_TARGET" "$@"
    else
        RUSTFLAGS=$wasm_flags CARGO_TARGET_DIR=$WASM_DIR \
            cargo "$subcommand" --target "$WASM_TARGET" "$@"
    fi
}
