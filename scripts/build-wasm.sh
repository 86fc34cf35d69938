#!/usr/bin/env bash
# Builds the browser side: cargo → wasm-bindgen → wasm-opt. Leaves the finished module in target/module.
source "$(dirname "$0")/lib.sh"
source scripts/wasm-toolchain.sh

optimise=(-Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-reference-types
    --enable-sign-ext --enable-mutable-globals --enable-multivalue)

say "Compiling the browser side"
wasm_cargo build --package frontend --lib --profile wasm-release
compiled=$WASM_DIR/$WASM_TARGET/wasm-release/frontend.wasm

say "Compiling the bundler"
cargo build --quiet --package bundle

key=$(digest "$compiled" scripts/build-wasm.sh Cargo.lock end2end/package-lock.json)
stamped target/module.stamp "$key" && exit
rm -f target/module.stamp
say "Making the browser module"
target/debug/bundle bindgen --wasm "$compiled" --name abacus --out target/module
say "Optimising it (about half a minute)"
end2end/node_modules/.bin/wasm-opt "${optimise[@]}" target/module/abacus_bg.wasm \
    --output target/module/abacus_bg.wasm
stamp target/module.stamp "$key"
