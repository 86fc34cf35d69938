# Thin entries to scripts/; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help run test build bench accuracy performance lint soak clean

help: ## Lists these entries
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: build ## Builds everything and starts Abacus on http://127.0.0.1:3000
	@scripts/run.sh

test: ## Runs every check and test; ends with `N passed, N failed`
	@scripts/test.sh

build: ## Builds the browser side and the server
	@scripts/setup.sh run && scripts/build.sh

lint: ## Runs the checks that need no running program
	@scripts/setup.sh test && scripts/lint.sh

bench: ## Runs the benchmarks
	@scripts/setup.sh run && scripts/bench.sh

accuracy: ## Writes docs/accuracy.md: worked cases with known answers, and what Abacus says
	@scripts/setup.sh run && scripts/accuracy.sh

performance: ## Measures on this machine and writes docs/performance.md
	@scripts/setup.sh run && scripts/performance.sh

soak: build ## Attacks the built server for about a quarter of an hour and writes docs/reliability.md
	@scripts/setup.sh soak && scripts/soak.sh

clean: ## Removes what was built; saved designs stay
	@scripts/clean.sh
