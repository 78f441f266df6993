# The common tasks. `make serve` and `make test` do everything on a machine with Python ≥ 3.11, make and git.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

BUILD_INPUTS := $(shell find gazetteer maps -type f -not -path '*/__pycache__/*')
SCORER := $(wildcard $(SHARED)/eval/score.py)
MARKED := $(wildcard $(SHARED)/eval/sets/idrisi-d-train.jsonl)
TIMES := $(wildcard $(SHARED)/eval/sets/duckling-ar.jsonl $(SHARED)/eval/sets/recognizers-ar.jsonl)
GOLD ?= $(wildcard $(SHARED)/eval/gold/*.jsonl)

.PHONY: help setup serve test check evaluate bench clients deployment clean
.DEFAULT_GOAL := help

help: ## Say what there is to make
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.built ## Make .venv with everything installed and built; the command is .venv/bin/masalik

serve: $(VENV)/.built ## Serve with the sample stories on http://127.0.0.1:8000 (PORT=… changes it)
	@$(BIN)/masalik serve --demo --port $(PORT)

test: $(VENV)/.built $(VENV)/.tools ## Run all tests, those in a browser too where there is one
	@.ci/browser
	@$(BIN)/python -m pytest

check: $(VENV)/.tools ## Check format, style, types, the direction of imports, and the docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if [ -d tests/test_docs ]; then $(BIN)/python -m pytest tests/test_docs; fi

evaluate: $(VENV)/.built ## Score the gazetteer, and the reader on the gold that is there (SHARED=… says where)
	@echo "== coverage"
	@$(BIN)/python evaluation/coverage_audit.py
	@echo "== Arabic names read back from romanised ones"
	@$(BIN)/python evaluation/derived.py
	@echo "== spelling"
	@$(BIN)/python evaluation/conformance.py $(wildcard $(SHARED)/eval/sets/orthography.json)
	@echo "== merging"
	@$(BIN)/python evaluation/merged_tellings.py --articles $(SHARED)/articles $(GOLD)
	@echo "== resolving"
	@$(BIN)/python -m evaluation.toponyms $(MARKED)
	@echo "== time expressions"
	@$(BIN)/python -m evaluation.times $(TIMES)
ifeq ($(and $(SCORER),$(GOLD)),)
	@echo "No gold to evaluate on: neither $(SHARED)/eval/score.py nor gold beside it. Nothing was scored."
else
	@for gold in $(GOLD); do \
	  echo "== $$gold"; \
	  $(BIN)/masalik evaluate --scorer $(SCORER) --gold $$gold --articles $(SHARED)/articles || exit 1; \
	done
	@echo "== confidence of events"
	@$(BIN)/python -m evaluation.confidence $(SCORER) $(SHARED)/articles $(GOLD)
	@echo "== errors by cause"
	@$(BIN)/python -m evaluation.causes $(SCORER) $(SHARED)/articles $(GOLD)
	@echo "== the same articles, damaged on their way"
	@$(BIN)/python -m evaluation.damage --scorer $(SCORER) --articles $(SHARED)/articles $(firstword $(GOLD))
endif

screenshots: $(VENV)/.built $(VENV)/.tools ## Take the pictures of the README and the docs anew, in chromium
	@$(BIN)/python benchmarks/screenshots.py

bench: $(VENV)/.built $(VENV)/.bench ## Measure speed, beside peers where they install
	@$(BIN)/python benchmarks/run.py

clients: $(VENV)/.clients ## Install clients of the service that others wrote, for the tests to try

deployment: $(VENV)/.deployment ## Install what checks Dockerfile, Compose and Kubernetes files, for the tests

clean: ## Remove .venv with all that was built; stores of articles in it stay
	rm -rf build *.egg-info
	@.ci/clean $(VENV)

$(VENV)/.installed: requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which with PYTHON=…")'
	@echo "Installing into $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed requirements/test.txt
	@echo "Installing what tests and checks need …"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.tools requirements/bench.txt requirements/bench-alone.txt
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@$(PIP) install --require-hashes --no-deps -r requirements/bench-alone.txt
	@touch $@

$(VENV)/.deployment: $(VENV)/.tools requirements/deployment.txt
	@$(PIP) install --require-hashes -r requirements/deployment.txt
	@touch $@

CLIENTS_IN_NODE := tests/test_service/node
$(VENV)/.clients: $(VENV)/.tools requirements/clients.txt $(CLIENTS_IN_NODE)/package-lock.json
	@$(PIP) install --require-hashes -r requirements/clients.txt
	@if command -v npm >/dev/null; then cd $(CLIENTS_IN_NODE) && npm ci --silent --no-audit --no-fund --ignore-scripts; \
	else echo "!!! NO NPM: clients in JavaScript are not tested. Install it with: apt-get install nodejs npm" >&2; fi
	@touch $@

$(VENV)/.built: $(VENV)/.installed $(BUILD_INPUTS)
	@$(BIN)/masalik build
	@touch $@
