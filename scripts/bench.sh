#!/usr/bin/env bash
# Runs the benchmarks: `bench.sh [FILTER]`.
source "$(dirname "$0")/lib.sh"

packages=()
for manifest in $(grep -l '^\[\[bench\]\]' app/Cargo.toml server/Cargo.toml crates/*/Cargo.toml); do
    packages+=(--package "$(sed -n 's/^name = "\(.*\)"/\1/p' "$manifest" | head -n 1)")
done
[ ${#packages[@]} -gt 0 ] || fail "no crate has benchmarks"
say "Running the benchmarks: ${packages[*]/--package/}"
cargo bench "${packages[@]}" --benches -- "$@"
