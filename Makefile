# Everything here makes its own virtual environment; python3 (3.11 or newer, with venv) and make are all it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test tools check lint types schema bench eval golden clean

help:
	@echo "make demo    print the attribution chains of a real article"
	@echo "make test    run the tests, with branch coverage"
	@echo "make tools   set up the programs of others that judge our output in tests: a browser, axe-core, Graphviz, Mermaid, xmlsec"
	@echo "make check   ruff, mypy --strict and the tests"
	@echo "make bench   measure PROV-XML read and written, the start of the command, and the questions asked of graphs"
	@echo "make eval    score drafts; GOLD=path names a folder with annotated texts"
	@echo "make schema  write schemas/prov-xml.xsd anew from the table of record types"
	@echo "make golden  write the golden files anew; look at what changed before you commit it"
	@echo "make clean   remove what the above made"

$(VENV)/core: setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; say which with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/test: $(VENV)/core
	@$(INSTALL) --editable '.[test]'
	@touch $@

$(VENV)/check: $(VENV)/test
	@$(INSTALL) --editable '.[test,check]'
	@touch $@

demo: $(VENV)/core
	@$(BIN)/provenance chains examples/newslive-2023-11-01/article.yaml

test: $(VENV)/test
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-report=term

# Whatever cannot be had here is said, and the tests that need it are skipped. (Debian's package of each program.)
tools: $(VENV)/test
	@for pair in chromium:chromium dot:graphviz xmlsec1:xmlsec1; do \
		command -v $${pair%:*} >/dev/null || missing="$$missing $${pair#*:}"; done; \
	test -z "$$missing" || { apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing; } >/dev/null 2>&1 \
		|| echo "these cannot be installed here (on Debian: apt-get install$$missing); the tests that need them are skipped"
	@$(INSTALL) --editable '.[browser]' \
		|| echo "playwright cannot be installed here; the tests in a browser are skipped"
	@test tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json \
		|| npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent \
		|| echo "axe-core and mermaid cannot be installed here (it takes npm); the tests that need them are skipped"

check: lint types test

lint: $(VENV)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/check
	$(BIN)/mypy

bench: $(VENV)/test
	$(BIN)/python benchmarks/bench_provxml.py
	$(BIN)/python benchmarks/bench_growth.py
	$(BIN)/python benchmarks/bench_start.py
	$(BIN)/python benchmarks/bench_graph.py --sizes 1000 10000

eval: $(VENV)/test
	@$(BIN)/python benchmarks/evaluate_drafts.py $(if $(GOLD),--gold $(GOLD))

schema: $(VENV)/core
	$(BIN)/python -m provenance.prov.schema

golden: $(VENV)/test
	$(BIN)/python -m pytest -q --rewrite-golden

clean:
	rm -rf $(VENV) build dist *.egg-info .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
