#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a temporary Postgres server, which is removed afterwards: `with-postgres.sh
# COMMAND…`. If DATABASE_URL is already set, that server is used.
source "$(dirname "$0")/lib.sh"
source scripts/postgres-bin.sh

if [ -n "${DATABASE_URL:-}" ]; then
    exec "$@"
fi

bin=$(find_postgres) || fail "no Postgres server found (try: scripts/setup.sh test)"
dir=$(mktemp -d "${TMPDIR:-/tmp}/abacus-postgres.XXXXXX")
command=

# Postgres refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then
        (cd "$dir" && runuser -u postgres -- "$@")
    else
        (cd "$dir" && "$@")
    fi
}

cleanup() {
    local status=$? pid tries=0
    trap - EXIT INT TERM
    if [ -n "$command" ]; then
        kill "$command" 2>/dev/null || true
    fi
    if [ -f "$dir/data/postmaster.pid" ]; then
        pid=$(head -n 1 "$dir/data/postmaster.pid")
        # SIGINT is Postgres's fast shutdown, SIGQUIT the immediate one.
        kill -INT "$pid" 2>/dev/null || true
        while kill -0 "$pid" 2>/dev/null; do
            tries=$((tries + 1))
            [ "$tries" = 100 ] && kill -QUIT "$pid" 2>/dev/null
            sleep 0.1
        done
    fi
    rm -rf "$dir"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ "$(id -u)" = 0 ]; then
    chown postgres "$dir"
fi
port=$(free_port)
say "Starting a throw-away Postgres on port $port"
as_owner "$bin/initdb" --pgdata "$dir/data" --username postgres --auth trust --encoding UTF8 \
    --no-locale --no-sync >"$dir/initdb.log" 2>&1 || fail "initdb: $(tail -n 3 "$dir/initdb.log")"
cat >>"$dir/data/postgresql.conf" <<EOF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$dir'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
EOF
as_owner "$bin/pg_ctl" start --wait --silent --pgdata "$dir/data" --log "$dir/data/server.log" ||
    fail "Postgres did not start: $(tail -n 3 "$dir/data/server.log")"

export DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
# In the background, so that a signal to this script is handled at once.
"$@" &
command=$!
status=0
wait "$command" || status=$?
command=
exit "$status"
