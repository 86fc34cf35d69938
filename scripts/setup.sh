#!/usr/bin/env bash
# Installs missing programs: `setup.sh run` for building and running, `setup.sh soak` for the trials of `make soak`,
# `setup.sh test` for the tests, which run few of each trial. As root it installs Debian or Ubuntu packages itself;
# otherwise it lists them and stops.
source "$(dirname "$0")/lib.sh"
source scripts/browser.sh
source scripts/postgres-bin.sh

purpose=${1:-run}
rust_minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
node_minimum=20
# Only used if the system's own Node is older than that.
node_fallback=22.23.3

# Version $1 is at least $2.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

system_packages() {
    local missing=()
    have cc || missing+=(build-essential)
    have cargo || have curl || missing+=(curl ca-certificates)
    have node && have npm || missing+=(nodejs npm)
    if [ "${WASM_STD:-rustup}" = debian ]; then
        [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] || missing+=(rustc-web cargo-web)
        [ -d /usr/lib/rustlib/src/rust/library ] || missing+=(rust-web-src)
    fi
    if [ "$purpose" != run ]; then
        find_postgres >/dev/null || missing+=(postgresql)
        # Only root can mount file systems.
        [ "$(id -u)" != 0 ] || have mkfs.ext4 || missing+=(e2fsprogs)
    fi
    if [ "$purpose" = test ]; then
        fc-list 2>/dev/null | grep -q . || missing+=(fontconfig fonts-dejavu-core fonts-liberation)
        find_browser >/dev/null || ! apt_has_browser || missing+=(chromium-headless-shell)
    fi
    [ ${#missing[@]} -eq 0 ] && return
    if ! have apt-get; then
        fail "please install the equivalents of these Debian packages: ${missing[*]}"
    elif [ "$(id -u)" != 0 ]; then
        fail "missing packages; please run: sudo apt-get install -y ${missing[*]}"
    fi
    say "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null
    # Older releases have the whole browser only.
    apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=("${missing[@]/chromium-headless-shell/chromium}")
    apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}

rust() {
    if ! have cargo; then
        say "Installing Rust"
        curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
            sh -s -- -y --no-modify-path --profile default
        hash -r
    fi
    local version
    version=$(rustc --version | cut -d ' ' -f 2)
    if ! at_least "$version" "$rust_minimum" && have rustup; then
        say "Updating Rust $version, which is older than $rust_minimum"
        rustup update stable
        version=$(rustc --version | cut -d ' ' -f 2)
    fi
    at_least "$version" "$rust_minimum" ||
        fail "Rust $version is too old, $rust_minimum is needed (try: rustup default stable)"
    if [ "$purpose" = test ]; then
        cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
        cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
    fi
}

wasm_target() {
    if [ "${WASM_STD:-rustup}" = debian ]; then
        scripts/wasm-std.sh
    elif [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
        have rustup || fail "this Rust has no wasm32-unknown-unknown; please install Rust by rustup"
        say "Adding the target wasm32-unknown-unknown"
        rustup target add wasm32-unknown-unknown
    fi
}

node() {
    local key machine
    key=$(digest end2end/package-lock.json)
    if ! stamped end2end/node_modules/.stamp "$key"; then
        say "Installing the Node packages of end2end/package-lock.json"
        npm --prefix end2end ci --no-audit --no-fund --loglevel=error </dev/null
        stamp end2end/node_modules/.stamp "$key"
    fi
    at_least "$(command node --version | tr -d v)" "$node_minimum" && return
    case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) fail "please install Node $node_minimum or newer" ;;
    esac
    say "Installing Node $node_fallback in .tools, the system's is older than $node_minimum"
    npm --prefix .tools install --no-save --no-audit --no-fund --loglevel=error \
        "node-linux-$machine@$node_fallback" </dev/null
    ln -sfn "node_modules/node-linux-$machine" .tools/node
}

browser() {
    find_browser >/dev/null && return
    say "Installing Playwright's Chromium, since the system offers none as a package"
    [ "$(id -u)" = 0 ] && (cd end2end && npx playwright install-deps chromium </dev/null)
    (cd end2end && npx playwright install chromium </dev/null)
}

system_packages
rust
wasm_target
node
[ "$purpose" != test ] || browser
