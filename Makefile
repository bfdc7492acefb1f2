# Everything sets itself up in .venv inside the clone: with uv where it is installed, else with venv and pip.
# A stamp in .venv says what is installed, so the second time is quick.

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help demo test browser-test faults lint format wheel screenshots scoreboard hooks constraints clean

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

ifdef UV
install = $(UV) pip install --quiet --python $(BIN)/python --constraint constraints.txt
else
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
endif

.venv/run: pyproject.toml constraints.txt
ifdef UV
	$(UV) venv --quiet --clear --python '>=3.11' .venv
else
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'factcheck needs Python 3.11 or newer; name one: make PYTHON=python3.12 …' >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(install) --upgrade pip
endif
	$(install) --editable .
	@touch $@

.venv/test .venv/lint .venv/dev: .venv/%: .venv/run
	$(install) --group $*
	@touch $@

demo: .venv/run ## open the sample reports on the desk (without a terminal: print the report)
	@$(BIN)/factcheck seeds/

test: .venv/test ## run the tests
	$(BIN)/python -m pytest -n auto

browser-test: .venv/test ## open, go through and decide in a headless Chromium (needs chromium installed)
	$(install) --editable '.[serve]'
	FACTCHECK_BROWSER=1 $(BIN)/python -m pytest tests/browser

faults: .venv/test ## kill the desk at 200 seeded points, and let six desks work on one store
	$(BIN)/python -m benchmarks.faults
	$(BIN)/python -m benchmarks.crowd

lint: .venv/test .venv/lint ## style, types and import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/lint ## put the code into its one style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

wheel: .venv/dev ## build dist/*.whl
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

# Labelled data and real stories, which are not part of the project.
SHARED ?= $(or $(FACTCHECK_SHARED),../shared)

scoreboard: .venv/run ## every score card beside rapidfuzz alone (SHARED=folder of the labelled data)
	$(BIN)/python -m benchmarks.scoreboard $(SHARED)

screenshots: .venv/run ## draw the desk anew for the README
	$(BIN)/python -m benchmarks.screenshot

hooks: .venv/dev ## check every commit before it is made
	$(BIN)/pre-commit install

constraints: ## take the newest versions that pyproject.toml allows into constraints.txt (needs uv)
	uv venv --quiet --clear --python 3.11 .venv
	uv pip install --quiet --python $(BIN)/python --requirements pyproject.toml --extra serve --group dev
	{ sed -n '/^#/p' constraints.txt; uv pip freeze --quiet --python $(BIN)/python; } > .venv/constraints.txt
	mv .venv/constraints.txt constraints.txt

clean: ## remove what was installed and built
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
