#!/usr/bin/env bash
# Builds the wasm32 standard library for WASM_STD=debian, once per compiler version, into a separate sysroot under
# target/.
source "$(dirname "$0")/lib.sh"
source scripts/wasm-toolchain.sh

[ -x /usr/bin/rustc ] || fail "WASM_STD=debian needs the package rustc-web"
key="$(/usr/bin/rustc --version) $(digest scripts/wasm-std.sh)"
stamped "$WASM_SYSROOT/.stamp" "$key" && exit

say "Building the wasm32 standard library (about a minute)"
work=$ROOT/target/wasm-std
# Artefacts compiled against another build of the library cannot be loaded with this one.
rm -rf "$work" "$WASM_DIR"
mkdir -p "$work/seed/src"
cat >"$work/seed/Cargo.toml" <<'EOF'
[package]
name = "seed"
version = "0.0.0"
edition = "2024"

[workspace]

[profile.release]
panic = "abort"
EOF
# Cargo only builds the standard library for a crate that needs it.
echo '#![no_std]' >"$work/seed/src/lib.rs"
# Link-time optimisation of the browser side needs bitcode.
(cd "$work/seed" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/build" \
    debian_cargo build --release --quiet --target "$WASM_TARGET" -Zbuild-std=std,panic_abort)

lib=$WASM_SYSROOT/lib/rustlib/$WASM_TARGET/lib
mkdir -p "$lib"
cp "$work/build/$WASM_TARGET"/release/deps/lib*.rlib "$lib"
rm -rf "$lib"/libseed-*.rlib "$work/build" "$work/seed"
stamp "$WASM_SYSROOT/.stamp" "$key"
