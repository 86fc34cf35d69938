#!/usr/bin/env bash
# Fills target/site, which the server embeds: the browser module, the style sheets, public/.
source "$(dirname "$0")/lib.sh"

say "Filling target/site"
target/debug/bundle site --module target/module --style style/main.css --name abacus \
    --public public --out target/site
