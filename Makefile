# What each target does: `make help`.
python := .venv/bin/python

.PHONY: help setup run demo test soak shots bench

help:
	@echo 'make setup  system libraries (as root), .venv, the package'
	@echo 'make run    set-up, then the window on the sample office; without a display, the sample office'
	@echo 'make demo   the sample office anew, in build/demo'
	@echo 'make test   set-up, then lint, types, contracts, tests'
	@echo 'make soak   the long loops, into build/soak.json'
	@echo 'make shots  every screen and document, into build/shots'
	@echo 'make bench  one line per figure, and build/bench.json'

setup:
	@scripts/setup.sh

run: setup
	@scripts/run.sh

demo: setup
	@.venv/bin/qdpilot demo --to build/demo --force

# Tests of windows wait half of their time (for a pause, a job): four of them fill two cores.
# lint-imports trusts file times in its cache and can give a stale verdict.
test:
	@scripts/setup.sh test
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy --strict
	@.venv/bin/lint-imports --no-cache
	@$(python) -m pytest -q -n 4

soak:
	@scripts/setup.sh test
	@$(python) tests/soak/run.py

shots:
	@scripts/setup.sh test
	@$(python) scripts/shots.py

bench:
	@scripts/setup.sh test
	@$(python) tests/bench/run.py
