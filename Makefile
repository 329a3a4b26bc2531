# Every target makes .venv itself, and again when pyproject.toml or constraints.txt has changed.
SHELL := bash
PYTHON ?= python3
EXTRAS ?= dev
BIN := .venv/bin
READY := .venv/.ready-$(EXTRAS)
STEPS := /^Collecting/ {print "    " $$2; fflush()} /^Installing collected/ {print "3/3 into .venv with them"; fflush()}
WELL := $(BIN)/python -c 'import pip' 2>/dev/null

.DEFAULT_GOAL := help
.PHONY: help install demo run test check fix bench preview migrate

# A .venv whose Python has gone or has become another one is made anew, however fresh its stamp.
ifneq ($(shell $(WELL) && echo well),well)
.PHONY: $(READY)
endif

help: # this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	@$(WELL) || { echo "1/3 a fresh .venv"; rm -rf .venv && $(PYTHON) -m venv .venv; }
	@echo "2/3 the libraries that are pinned in constraints.txt; the first time takes minutes"
	@set -o pipefail; $(BIN)/python -m pip install --progress-bar off --disable-pip-version-check \
		-c constraints.txt -e '.[$(EXTRAS)]' | awk '$(STEPS)'
	@touch $@

install: $(READY) ## make .venv with everything that development needs

demo: $(READY) ## try the bot in a browser, without Telegram and without a token (ARGS=--fresh begins anew)
	$(BIN)/python -m bot demo $(ARGS)

run: $(READY) ## start the bot; needs BOT_TOKEN in .env
	$(BIN)/python -m bot run

test: $(READY) ## run all tests on all cores (ARGS="-k quiz" runs some)
	$(BIN)/python -m pytest -n auto --dist worksteal --durations 10 $(ARGS)

check: $(READY) ## style, types and content; changes nothing
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -m bot check

fix: $(READY) ## put style right where a machine can
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

bench: $(READY) ## measure what a tap and a start cost; fails below the limits
	@slow=0; for bench in tests/benchmarks/bench_*.py; do $(BIN)/python $$bench || slow=1; done; exit $$slow

preview: $(READY) ## write the course and the words into out/cards.html, for editors (ARGS=--watch follows the files)
	$(BIN)/python -m bot preview $(ARGS)

migrate: $(READY) ## bring the database to the schema of this version
	$(BIN)/python -m bot migrate
