#!/usr/bin/env bash
# Compares what a first visit downloads with scripts/size-budget.
source "$(dirname "$0")/lib.sh"

say "Checking the size budget"
target/debug/bundle budget --site target/site --limits scripts/size-budget
