# Two commands: `make run` starts everything, `make test` checks everything.
PYTHON ?= $(firstword $(shell command -v python3.11 python3 2>/dev/null) python3.11)
PORT ?= 8000
VENV := .venv/bin
# Workers of pytest: as many as processors. Further words for pytest: make test PYTEST="-k minutes"
WORKERS ?= logical
PYTEST ?=

.DEFAULT_GOAL := help
.PHONY: help run test check fix bench soak lock prepare prepare-test pytest

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

run: prepare ## start everything: http://127.0.0.1:8000 (another port: make run PORT=8001)
	@DCPS_PORT=$(PORT) exec $(VENV)/python -m cambodia_dcps.supervisor

test: check pytest ## linters, then all tests on a real PostgreSQL and Redis, then the journeys in a browser

check: prepare-test ## linters only: all of them, then the verdict
	@failed=0; for step in \
		"ruff check ." \
		"ruff format --check ." \
		"djlint --quiet --lint templates" \
		"lint-imports" \
		"python tools/khmer.py compile" \
		"python tools/khmer.py check"; \
	do echo "== $$step"; $(VENV)/$$step || failed=1; done; exit $$failed

pytest: prepare-test
	$(VENV)/python tools/khmer.py compile
	$(VENV)/python -m pytest -q -n $(WORKERS) --dist worksteal $(PYTEST)

fix: prepare-test ## format and mend what linters can mend
	$(VENV)/ruff check --fix-only --quiet .
	$(VENV)/ruff format .

bench: prepare-test ## measure speed: prints ratios
	$(VENV)/python -m bench

soak: prepare-test ## the long tests: killed workers, restarted databases, a simulated year
	$(VENV)/python -m pytest -q -m soak $(PYTEST)

lock: prepare-test ## write requirements.txt and requirements-dev.txt, with hashes, from the .in files
	$(VENV)/uv pip compile -q --upgrade --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
		--no-header requirements.in -o requirements.txt
	$(VENV)/uv pip compile -q --upgrade --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
		--no-header -c requirements.txt requirements-dev.in -o requirements-dev.txt

prepare:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed and not found: install it, or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) tools/prepare.py run

prepare-test:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed and not found: install it, or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) tools/prepare.py test
