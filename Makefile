# Two commands are enough: `make demo` (the main job) and `make test` (all checks and tests).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test check help schema release install-browser benchmark clean

demo: $(VENV)/.demo
	$(BIN)/vakg demo

test: $(VENV)/.test install-browser check
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[notebook,test]'
	touch $@ $(VENV)/.demo

install-browser: $(VENV)/.test
	$(BIN)/python tests/install_browser.py

help: $(VENV)/.test
	$(BIN)/python -c "from tests.test_launch import STORED, live_help; STORED.write_text(live_help(), encoding='utf-8')"

schema: $(VENV)/.test
	$(BIN)/python -c "from pathlib import Path; from vakg.records.schema import record_schema; Path('docs/record.schema.json').write_text(record_schema(), encoding='utf-8')"

release: $(VENV)/.demo
	$(BIN)/python -c "from pathlib import Path; from vakg.ontology import load_ontology; from vakg.ontology.release import write_release; from vakg.resources import ontology_dir; write_release(ontology_dir(), Path('ontology/release'), load_ontology())"

benchmark: $(VENV)/.test
	$(BIN)/python -m benchmarks.run

clean:
	rm -rf $(VENV) build dist
