# `make run` and `make test` are all a newcomer needs; README.md names the one line of apt before.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ENGINES := findings marks packs law border disposal
STORE := examples/packs.sqlite

.PHONY: run test lint serve bench deps lock clean

run: .venv/run.stamp $(STORE)
	@$(BIN)/countermark examine examples/parcel --packs $(STORE) --out report

test: .venv/test.stamp lint
	$(BIN)/python -m pytest -n auto --cov --cov-report=term -q
	@for engine in $(ENGINES); do \
	  echo -n "branch coverage of $$engine in %: "; \
	  $(BIN)/coverage report --include="src/countermark/$$engine/*" --fail-under=95 --format=total \
	    || { echo "below the 95 % that engines must have"; exit 1; }; \
	done

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/bench.stamp $(STORE)
	$(BIN)/python -m benchmarks

serve:
	@echo "The office (the web application) is not built yet; 'make run' examines the example."

# What only tests need, from Debian, as root: a browser and PDF tools to look at the reports,
# and readers for scripts that the built-in reader of words does not know.
deps:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	  python3-venv chromium fonts-dejavu-core libatomic1 poppler-utils \
	  tesseract-ocr tesseract-ocr-ara tesseract-ocr-ell tesseract-ocr-heb tesseract-ocr-hin \
	  tesseract-ocr-kor tesseract-ocr-rus tesseract-ocr-tha

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "countermark needs Python 3.11 or newer; found $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "python3-venv is missing; install it with: sudo apt install python3-venv"; exit 1; }
	@echo "Making .venv and installing what countermark needs (some minutes the first time) …"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements/build.txt
	@touch $@

.venv/run.stamp: .venv/made requirements/run.txt pyproject.toml
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

.venv/bench.stamp: .venv/test.stamp requirements/bench.txt
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

$(STORE): examples/packs.csv .venv/run.stamp
	@rm -f $@
	@$(BIN)/countermark packs load examples/packs.csv --store $@

LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
  --no-emit-index-url --no-emit-find-links --strip-extras --allow-unsafe

lock: .venv/made
	@$(PIP) install pip-tools
	$(LOCK) -o requirements/build.txt requirements/build.in
	$(LOCK) --extra ocr --extra report --extra speed -o requirements/run.txt pyproject.toml
	$(LOCK) --extra ocr --extra report --extra speed --extra test \
	  --constraint requirements/run.txt -o requirements/test.txt pyproject.toml
	$(LOCK) --extra bench --constraint requirements/test.txt -o requirements/bench.txt pyproject.toml

clean:
	rm -rf .venv report build $(STORE)
