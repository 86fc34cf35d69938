#!/usr/bin/env bash
# Puts the built server under attack and writes docs/reliability.md: `soak.sh [TRIAL…]`. With trials
# named, or with SOAK=small, it prints what it sees and writes nothing. Ends with `N passed, N failed`.
#
#   SOAK          full (default), or small: few of each, for `make test`
#   SOAK_BINARY   the server (target/release/abacus)
#   SOAK_BEFORE   an earlier server, to tell what it loses at a power cut; without it, the report
#                 keeps what was measured last
#   SOAK_REPORT   where to write the report, whatever the trials and their size
#   SOAK_SEED     what happens by chance follows from this number (1)
#
# scripts/soak/sizes.mjs has the counts, each of which can be set: SOAK_KILLS=500, SOAK_HOSTILE=1000.
# Everything happens on 127.0.0.1 and in temporary folders. As root it also mounts filesystems of its
# own on loop devices; otherwise the report says which trials were not made.
source "$(dirname "$0")/lib.sh"

binary=${SOAK_BINARY:-target/release/abacus}
[ -x "$binary" ] || fail "$binary is missing (try: make build)"
# Thousands of connections are open at once.
ulimit -n "$(ulimit -Hn)"
exec node scripts/soak/main.mjs "$@"
