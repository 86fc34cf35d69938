#!/usr/bin/env bash
# Prints `PASSED FAILED` for the output of a test runner: `count-tests.sh COUNTER LOG STATUS`.
#
#   one         the command as a whole is one test
#   cargo       cargo test's `test result:` lines or nextest's summary
#   doc         the same, but no tests is a pass: not every version has examples to run
#   playwright  the totals of its JSON report
#   totals      the last line, `N passed, N failed`
source "$(dirname "$0")/lib.sh"

counter=$1
log=$2
status=$3

# nextest ends with `Summary [ 0.1s] 3 tests run: 2 passed (1 slow), 1 failed, 4 skipped`, or `3/9 tests run` if it was
# stopped; cargo test prints `test result: ok. 2 passed; 1 failed; …` for every binary.
cargo_counts() {
    sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '
        function number_before(word,    found) {
            if (!match($0, "[0-9]+ " word)) return 0
            found = substr($0, RSTART, RLENGTH)
            sub(/ .*/, "", found)
            return found + 0
        }
        /^test result:/ { passed += number_before("passed"); failed += number_before("failed") }
        /^ *Summary \[.*tests? run:/ {
            run = $0
            sub(/ tests? run:.*/, "", run)
            sub(/.* /, "", run)
            sub(/\/.*/, "", run)
            good = number_before("passed")
            passed += good
            failed += run - good
        }
        END { printf "%d %d\n", passed, failed }'
}

case $counter in
one)
    [ "$status" = 0 ] && echo "1 0" || echo "0 1"
    ;;
cargo)
    cargo_counts
    ;;
doc)
    counts=$(cargo_counts)
    [ "$counts $status" = "0 0 0" ] && echo "1 0" || echo "$counts"
    ;;
playwright)
    node -e '
        const { stats } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        console.log(stats.expected, stats.unexpected + stats.flaky);
    ' target/test/playwright.json 2>/dev/null || echo "0 0"
    ;;
totals)
    tail -n 1 "$log" | sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' | grep . || echo "0 0"
    ;;
*)
    fail "no counter named $counter"
    ;;
esac
