#!/usr/bin/env bash
# Attacks the built server and writes docs/reliability.md: `soak.sh [TRIAL…]`. If trials are named, or
# with SOAK=small, it only prints the results. Ends with `N passed, N failed`.
#
#   SOAK          full (default), or small: few of each, for `make test`
#   SOAK_BINARY   the server (target/release/abacus)
#   SOAK_BEFORE   an earlier server, to measure what it loses at a power cut; without it, the report
#                 keeps the last measurement
#   SOAK_REPORT   where to write the report, whatever the trials and their size
#   SOAK_SEED     the seed of all random choices (1)
#
# scripts/soak/sizes.mjs has the counts, each of which can be set: SOAK_KILLS=500, SOAK_HOSTILE=1000.
# Everything happens on 127.0.0.1 and in temporary folders. As root it also mounts file systems on loop
# devices; otherwise the report says which trials did not run.
source "$(dirname "$0")/lib.sh"

binary=${SOAK_BINARY:-target/release/abacus}
[ -x "$binary" ] || fail "$binary is missing (try: make build)"
# Thousands of connections are open at the same time.
ulimit -n "$(ulimit -Hn)"
exec node scripts/soak/main.mjs "$@"
