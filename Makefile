# The two commands of the README are `make demo` and `make test`; `make check` is for those who change docgen.

VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell git ls-files '*.py' 2>/dev/null)

.PHONY: demo test check format docs bench clean

demo: $(VENV)/demo          ## check the sample catalog and make all its documents
	$(BIN)/docgen check
	$(BIN)/docgen build
	@echo && find output -name '*.docx' | sort | head -60

test: $(VENV)/test          ## everything CI runs
	sh tools/prepare.sh system-test
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/make_docs.py --check
	$(BIN)/python -m pytest -n auto --dist worksteal

format: $(VENV)/test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/test          ## write the generated pages of docs/ anew
	$(BIN)/python tools/make_docs.py

bench: $(VENV)/test         ## figures as ratios, see docs/performance.md
	sh tools/prepare.sh bench $(VENV)
	PYTHONPATH=tools $(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) output .output.docgen .docgen
	git checkout -- output 2>/dev/null || true

$(VENV)/demo: pyproject.toml tools/prepare.sh
	sh tools/prepare.sh demo $(VENV)

$(VENV)/test: pyproject.toml tools/prepare.sh
	sh tools/prepare.sh test $(VENV)
