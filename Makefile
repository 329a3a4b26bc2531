# Every target makes .venv itself, and again when pyproject.toml or constraints.txt has changed.
PYTHON ?= python3
EXTRAS ?= dev
BIN := .venv/bin
READY := .venv/.ready-$(EXTRAS)

.DEFAULT_GOAL := help
.PHONY: help install demo run test check fix bench preview migrate

help: # this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	@touch $@

install: $(READY) ## make .venv with everything that development needs

demo: $(READY) ## try the bot in a browser, without Telegram and without a token (ARGS=--fresh begins anew)
	$(BIN)/python -m bot demo $(ARGS)

run: $(READY) ## start the bot; needs BOT_TOKEN in .env
	$(BIN)/python -m bot run

test: $(READY) ## run all tests (ARGS="-k quiz" runs some)
	$(BIN)/python -m pytest $(ARGS)

check: $(READY) ## style, types and content; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m bot check

fix: $(READY) ## put style right where a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## measure what a tap and a start cost
	@for bench in tests/benchmarks/bench_*.py; do $(BIN)/python $$bench || exit 1; done

preview: $(READY) ## write every screen of the course into out/cards.html
	$(BIN)/python -m bot preview $(ARGS)

migrate: $(READY) ## bring the database to the schema of this version
	$(BIN)/python -m bot migrate
