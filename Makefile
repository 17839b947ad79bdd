# make plan   set up and plan Chun'an in three networks; results in runs/chunan
# make test   set up and run the tests
# make lint   formatting, style and types
# make picture  draw the picture of the README from make plan
# make gallery  draw the pictures of the README that show the report of make plan
# make words  bring the catalogues of translations up to date with the code
# make maps   rebuild the road map of Chun'an from its facts

PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
SECONDS ?= 30
WORKERS ?= 2

.PHONY: plan picture gallery test lint words maps clean
.DEFAULT_GOAL := plan

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

plan: $(READY)
	$(VENV)/bin/routing compare scenarios/chunan -o runs/chunan --seconds $(SECONDS) --workers $(WORKERS) --overwrite

picture: plan
	$(VENV)/bin/routing export runs/chunan/lines --format svg -o docs/chunan.svg --overwrite \
		--backdrop maps/chunan/county.geojson --backdrop maps/chunan/lake.geojson

gallery: plan
	$(VENV)/bin/python -m tests.browser.draw_gallery runs/chunan docs/gallery

test: $(READY)
	$(VENV)/bin/python -m pytest -n auto --cov --cov-report=term

words: $(READY)
	$(VENV)/bin/python -m routing.language.collecting

maps: $(READY)
	$(VENV)/bin/python maps/build_chunan.py

lint: $(READY)
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

clean:
	rm -rf $(VENV) runs
