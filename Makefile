# make run      set up and serve the example on http://127.0.0.1:8000 (PORT=… for another)
# make test     the whole suite: SQLite, PostgreSQL, browser (ARGS="tests/money -x" for part of it)
# make check    style, types, imports, translations, migrations, generated docs, deployment settings
# make fix      mend what can be mended by a program
# make bench    queries, size and time of the heavy pages, of the paper, and of checking a large one
# make demo-reset   throw the example's data away and load it again

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test check fix bench demo-reset setup setup-dev
.DEFAULT_GOAL := run

run: setup
	@$(BIN)/python tools/run_demo.py --port $(PORT)

test: setup-dev
	@$(BIN)/python tools/run_tests.py $(ARGS)

check: setup-dev
	@$(BIN)/python tools/check.py

fix: setup-dev
	@$(BIN)/ruff check --fix --quiet src tests tools; $(BIN)/ruff format src tests tools
	@$(BIN)/python tools/messages.py extract

bench: setup-dev
	@$(BIN)/python tools/messages.py compile
	@$(BIN)/python tools/bench.py $(ARGS)

demo-reset: setup
	@$(BIN)/handlingsrom demo-reset $(ARGS)

setup:
	@$(PYTHON) tools/setup.py

setup-dev:
	@$(PYTHON) tools/setup.py dev
