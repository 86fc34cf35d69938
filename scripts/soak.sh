#!/usr/bin/env bash
# A bounded load on the built server: on a free loopback port, with data of its own. Fails on any
# error and when the memory grows more than allowed.
#
#   SOAK_SECONDS    how long at most (60)
#   SOAK_REQUESTS   how many requests at most (200000)
#   SOAK_CLIENTS    how many at a time (8)
#   SOAK_GROWTH_KB  how much the server's memory may grow after the warm-up (51200)
source "$(dirname "$0")/lib.sh"

binary=target/release/abacus
[ -x "$binary" ] || fail "$binary is missing (try: make build)"
port=$(free_port)
data=$(mktemp -d "${TMPDIR:-/tmp}/abacus-soak.XXXXXX")
server=

cleanup() {
    local status=$?
    trap - EXIT
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$data"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "Starting the server on port $port"
env -u DATABASE_URL "$binary" serve --addr "127.0.0.1:$port" --data-dir "$data" \
    >"$data/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    kill -0 "$server" 2>/dev/null || fail "the server stopped: $(tail -n 3 "$data/server.log")"
    sleep 0.1
done

say "Sending requests for up to ${SOAK_SECONDS:-60} s"
node scripts/soak.mjs "$port" "$server" &
wait $!
