PYTHON ?= python

.PHONY: check format lint types contracts test score bench golden

check: lint types contracts test  ## everything that CI runs

format:
	$(PYTHON) -m ruff format src tests bench
	$(PYTHON) -m ruff check --fix src tests bench

lint:
	$(PYTHON) -m ruff format --check src tests bench
	$(PYTHON) -m ruff check src tests bench

types:
	$(PYTHON) -m mypy

contracts:
	lint-imports

test:
	$(PYTHON) -m pytest

score:  ## every quality figure beside its target; needs the evaluation data beside the checkout
	$(PYTHON) bench/score.py

bench:  ## every cost as a ratio to its yardstick
	$(PYTHON) bench/speed.py

golden:  ## accept the present readings and briefs as the expected ones; read the diff before you commit it
	DRAGOMAN_GOLDEN=write $(PYTHON) -m pytest tests
