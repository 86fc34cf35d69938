# shellcheck shell=bash
# Shared by all scripts. Sourced, never run; leaves the shell in the root of the repository.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
export ROOT

# Rust's own installer puts its programs here; scripts/setup.sh installs node here if the system's is too old. Neither
# needs a new login shell.
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
[ -d "$ROOT/.tools/node/bin" ] && export PATH="$ROOT/.tools/node/bin:$PATH"

# Prints a line for each step.
say() {
    printf '==> %s\n' "$*"
}

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# Prints a port on 127.0.0.1 that nothing listens on.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# Prints one digest of the given files' contents and names.
digest() {
    sha256sum -- "$@" | sha256sum | cut -d ' ' -f 1
}

# Whether the stamp file $1 contains $2.
stamped() {
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

stamp() {
    mkdir -p "$(dirname "$1")"
    printf '%s' "$2" >"$1"
}
