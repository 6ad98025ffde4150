PYTHON ?= python

.PHONY: check format lint types contracts test score bench golden tour looks train coreference kinship openapi fuzz

check: lint types contracts test  ## everything that CI runs

format:
	$(PYTHON) -m ruff format src tests bench docs
	$(PYTHON) -m ruff check --fix src tests bench docs

lint:
	$(PYTHON) -m ruff format --check src tests bench docs
	$(PYTHON) -m ruff check src tests bench docs

types:
	$(PYTHON) -m mypy

contracts:
	lint-imports

test:
	$(PYTHON) -m pytest -n 2 --dist loadfile

score:  ## every quality figure beside its target; needs the evaluation data beside the checkout
	$(PYTHON) bench/score.py

bench:  ## every cost as a ratio to its yardstick
	$(PYTHON) bench/speed.py; speed=$$?; $(PYTHON) bench/scale.py; scale=$$?; $(PYTHON) bench/load.py && exit $$((speed + scale))

golden:  ## accept the present readings and briefs as the expected ones; read the diff before you commit it
	DRAGOMAN_GOLDEN=write $(PYTHON) -m pytest tests

tour:  ## the tour's pictures anew; needs Chromium
	$(PYTHON) docs/tour.py

looks:  ## accept how the pages look now; needs Chromium, and eyes: look at build/screenshots first
	DRAGOMAN_SCREENSHOTS=write $(PYTHON) -m pytest tests/browser/test_pages.py

CORPUS ?= ../shared/polnear/train.jsonl
SCORER ?= ../shared/eval/score_attributions.py

openapi:  ## what the HTTP API says of itself, and the examples in it, anew
	DRAGOMAN_GOLDEN=write $(PYTHON) -m pytest tests/web/test_api_schema.py -k examples_are_there
	$(PYTHON) -m dragoman schema --of api > docs/openapi.json

fuzz:  ## the HTTP API against its description, at length
	DRAGOMAN_FUZZ=200 $(PYTHON) -m pytest tests/web/test_api_schema.py

OURS = models/corpora/attributions models/corpora/deeds
EARLY = build/model/early/checkpoint.pt
FIRST = $(EARLY) $(EARLY) build/model/late/checkpoint.pt
FURTHER = build/model/further/checkpoint.pt
RUNS = $(FIRST) $(FURTHER) $(FURTHER) $(FURTHER)

train:  ## the learned engine's weights anew, a mean of runs that branch off one; needs torch and onnx, and four hours
	$(PYTHON) models/train.py --corpus $(CORPUS) --out build/model/base --order 7 --keep 1800
	$(PYTHON) models/train.py --corpus $(CORPUS) --ours $(OURS) --out build/model/early --begin build/model/base/kept.pt \
		--order 11 --epochs 2 --rates 0.00012 0.001
	$(PYTHON) models/train.py --corpus $(CORPUS) --ours $(OURS) --out build/model/late --begin build/model/base/checkpoint.pt --order 12
	$(PYTHON) models/train.py --corpus $(CORPUS) --ours $(OURS) --out build/model/further --begin $(FIRST) \
		--order 21 --epochs 1 --rates 0.0001 0.0008
	$(PYTHON) models/kinds.py $(RUNS) --ours models/corpora/deeds --out build/model/kinds.pt
	$(PYTHON) models/export.py $(RUNS) --kinds build/model/kinds.pt --out src/dragoman/models
	$(PYTHON) models/calibrate.py $(CORPUS) --checkpoint $(RUNS) --model src/dragoman/models --scorer $(SCORER)

coreference:  ## the weights that join deeds told in other words anew; needs torch and onnx, and half an hour
	$(PYTHON) models/coreference.py --out build/model/coreference --threads 1 --minutes 28
	$(PYTHON) models/coreference.py --out build/model/coreference --export src/dragoman/models

kinship:  ## the forest that shows tellings with the claim that they probably tell again, grown anew; needs scikit-learn
	$(PYTHON) models/kinship.py
