# countermark: `make run` and `make test` are all a newcomer needs. See README.md.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
ENGINES := findings marks packs law border disposal

.PHONY: run test check lint serve bench deps lock clean

run: .venv/run.stamp
	@$(BIN)/countermark examine examples/parcel --packs examples/parcel.packs.sqlite --out report

test: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --cov --cov-report=term -q
	@for engine in $(ENGINES); do \
	  $(BIN)/coverage report --include="src/countermark/$$engine/*" --fail-under=95 --format=total \
	    | sed "s/^/branch coverage of $$engine: /" || exit 1; \
	done
