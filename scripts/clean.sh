#!/usr/bin/env bash
# Removes everything that was built or installed in this folder, except saved designs.
source "$(dirname "$0")/lib.sh"

say "Removing target, .tools, and end2end's packages and results"
rm -rf target .tools end2end/node_modules end2end/test-results end2end/playwright-report
