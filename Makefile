# What one does with this repository; `make help` lists it. Needs Python 3.11 or newer and make, no more.

.DEFAULT_GOAL := help
.PHONY: help demo desk test lint types arrows pytest format lock clean

VENV ?= .venv
BIN := $(VENV)/bin
DEMO := out/demo.db
REPORTS := onrecord/examples/reports.jsonl

ENOUGH = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	$$each -c '$(ENOUGH)' >/dev/null 2>&1 && { echo $$each; break; }; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore
PIP := pip==26.3
INSTALL := $(BIN)/python -m pip install --quiet
# setuptools stands in the lock too, so that building the package fetches nothing that is not pinned.
INSTALL_ONRECORD := PYTHONWARNINGS=ignore $(INSTALL) --no-deps --no-build-isolation --editable .

# A heading: bold where somebody is looking.
say = @if [ -t 1 ] && [ -z "$$NO_COLOR" ]; then printf '\n\033[1m%s\033[0m\n' '$(1)'; else printf '\n%s\n' '$(1)'; fi

help:  ## list what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */\1\t/' | \
	while IFS="$$(printf '\t')" read -r name purpose; do printf '  make %-8s %s\n' "$$name" "$$purpose"; done

demo: $(VENV)/.run  ## read the example reports, list what they claim, write a cited brief
	@mkdir -p out && rm -f $(DEMO) $(DEMO)-*
	$(call say,> onrecord read $(REPORTS) --ledger $(DEMO))
	@$(BIN)/onrecord read $(REPORTS) --ledger $(DEMO)
	$(call say,> onrecord claims --ledger $(DEMO) --limit 8)
	@$(BIN)/onrecord claims --ledger $(DEMO) --limit 8
	$(call say,> onrecord brief --ledger $(DEMO) --place Shusha)
	@$(BIN)/onrecord brief --ledger $(DEMO) --place Shusha
	$(call say,The ledger is $(DEMO). To try next:)
	@printf '  %s\n' \
	  'source $(BIN)/activate && export ONRECORD_LEDGER=$(DEMO)' \
	  'onrecord claims --kind casualties    every count with who gives it' \
	  'onrecord show ID                     a claim in its passage (an id from the list, or its beginning)' \
	  'onrecord brief --format html --out out/brief.html' \
	  'onrecord read YOUR-REPORT.txt --published 2020-11-09 --publisher "Your paper"' \
	  'onrecord --help'

desk: $(VENV)/.desk  ## read the example reports and open the desk on them (PORT=8800)
	@mkdir -p out
	@test -f $(DEMO) || $(BIN)/onrecord read $(REPORTS) --ledger $(DEMO)
	@$(BIN)/onrecord serve --ledger $(DEMO) --port $(or $(PORT),8800)

test: lint types arrows pytest  ## run all checks: ruff, mypy, import-linter, pytest
	$(call say,All checks passed.)

lint: $(VENV)/.test  ## ruff alone: style and faults
	$(call say,== ruff: style and common faults)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.test  ## mypy alone: types
	$(call say,== mypy: types)
	@$(BIN)/mypy

arrows: $(VENV)/.test  ## import-linter alone: which package may know which
	$(call say,== import-linter: which package may know which)
	@$(BIN)/lint-imports --no-logo

pytest: $(VENV)/.test  ## pytest alone: behaviour
	$(call say,== pytest: behaviour)
	@command -v chromium >/dev/null || echo 'No chromium here: tests of the desk in a browser are skipped (Debian: apt-get install chromium).'
	@test -d onrecord/desk/assets/node_modules || echo 'No tools of the assets: tests with them are skipped (cd onrecord/desk/assets && npm ci).'
	@$(BIN)/python -m pytest

format: $(VENV)/.test  ## put the code into form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lock: $(VENV)-lock/.made  ## renew requirements/*.txt from pyproject.toml (UPGRADE=1: with the newest versions)
	@CUSTOM_COMPILE_COMMAND='make lock' $(COMPILE) --output-file requirements/run.txt pyproject.toml
	@CUSTOM_COMPILE_COMMAND='make lock' $(COMPILE) --extra desk --output-file requirements/desk.txt pyproject.toml
	@CUSTOM_COMPILE_COMMAND='make lock' $(COMPILE) --extra desk --extra test --output-file requirements/test.txt pyproject.toml
	@echo 'requirements/run.txt, requirements/desk.txt and requirements/test.txt are up to date'

clean:  ## remove all that make made: environments, out/, caches
	rm -rf $(VENV) $(VENV)-lock out build dist *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.made:
	@if [ -z '$(PYTHON)' ]; then \
	  echo 'onrecord needs Python 3.11 or newer with venv; none was found.' >&2; \
	  echo 'Install it (Debian, Ubuntu: python3.11 and python3.11-venv; macOS: brew install python@3.11),' >&2; \
	  echo 'or name the one to use: make demo PYTHON=/path/to/python3.11' >&2; exit 1; fi
	@$(PYTHON) -c '$(ENOUGH)' || { echo '$(PYTHON) is not Python 3.11 or newer with venv; name another: PYTHON=…' >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) $(PIP)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/run.txt pyproject.toml
	@echo 'Installing what onrecord needs into $(VENV) (once, a minute or two)'
	@$(INSTALL) --requirement requirements/run.txt
	@$(INSTALL_ONRECORD)
	@touch $@

$(VENV)/.desk: $(VENV)/.made requirements/desk.txt pyproject.toml
	@echo 'Installing what the desk needs into $(VENV) (once, a minute or two)'
	@$(INSTALL) --requirement requirements/desk.txt
	@$(INSTALL_ONRECORD)
	@touch $@ $(VENV)/.run

$(VENV)/.test: $(VENV)/.made requirements/test.txt pyproject.toml
	@echo 'Installing what onrecord and its tests need into $(VENV) (once, a minute or two)'
	@$(INSTALL) --requirement requirements/test.txt
	@$(INSTALL_ONRECORD)
	@touch $@ $(VENV)/.run

PIP_TOOLS := $(PIP) pip-tools==7.6.2
# No host name and no path of one machine may stand in a lock file.
COMPILE = $(VENV)-lock/bin/pip-compile $(if $(UPGRADE),--upgrade) --quiet --no-config --newline lf \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
	--strip-extras --allow-unsafe --build-deps-for editable

$(VENV)-lock/.made: Makefile
	@$(PYTHON) -m venv --clear $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet $(PIP_TOOLS)
	@touch $@
