# Needs Python 3.11 or newer with venv and pip, and make; nothing else. `make` alone lists the targets.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# An environment that happens to be active in the shell must not leak into ours.
unexport VIRTUAL_ENV
unexport PYTHONHOME
unexport PYTHONPATH
unexport PIP_REQUIRE_VIRTUALENV
unexport PIP_USER
unexport PIP_TARGET

# The first of these that is new enough. Another one: make venv PYTHON=/opt/python/bin/python3
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)

BIN := .venv/bin
DEMO := demo
PYTEST := $(BIN)/python -m pytest
# Over several processes; an idle one takes waiting tests from a busy one.
SPREAD := -n auto --maxprocesses 4 --dist worksteal

.PHONY: help venv demo test lint test-all lock docs mutate-policies bench bench-extract bench-detect bench-public bench-judge fuzz genre encoder

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | while IFS='	' read -r target text; do \
		printf '  make %-14s %s\n' "$$target" "$$text"; done

venv: .venv/installed ## the environment in .venv, with every extra and the developers' tools

.venv/installed: pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo 'make: no Python 3.11 or newer found; name one: make PYTHON=/path/to/python3' >&2; exit 2; }
	@echo "making .venv: a few minutes the first time"
	test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# Python may not be allowed to keep what it compiles (PYTHONDONTWRITEBYTECODE): each start would do it again.
	$(BIN)/python -m compileall -q dlp scanners recognizers connectors reports
	@touch $@

demo: venv ## builds a sample district of invented people in ./demo and scans it
	@# The labels hold every planted value in plain words: they lie beside the folder, not in what is scanned.
	rm -rf $(DEMO)
	$(BIN)/python examples/make_district.py $(DEMO)/files
	mv $(DEMO)/files/truth.jsonl $(DEMO)/files/files.jsonl $(DEMO)
	$(BIN)/dlp scan $(DEMO)/files --format table

test: venv ## the tests that take seconds
	$(PYTEST) -m "not slow" $(SPREAD) $(PYTEST_FLAGS)

test-all: test ## those, and then the ones that take minutes
	$(PYTEST) -m slow $(PYTEST_FLAGS)

lint: venv ## style, types, import directions, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy scripts
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_licences.py

docs: venv ## writes the pages of docs/ that are made from the program
	$(BIN)/python -m scripts.write_docs

# Versions already locked stay; `make lock LOCK_FLAGS=--upgrade` takes the newest.
lock: venv ## resolves pyproject.toml anew into requirements.lock, with hashes
	$(BIN)/uv pip compile --quiet --python $(BIN)/python --universal --python-version 3.11 --generate-hashes \
		--all-extras --group dev --no-header --no-annotate $(LOCK_FLAGS) --output-file requirements.lock pyproject.toml

# FUZZ_SEED=7 reads other files, FUZZ_SECONDS=3600 more of them.
fuzz: venv ## damaged files of every format through the worker processes, for five minutes
	FUZZ_SECONDS=$${FUZZ_SECONDS:-300} $(PYTEST) tests/fuzz -m "slow or not slow" -s $(PYTEST_FLAGS)

# POLICIES="westford my-district.yaml" takes these alone; default all that are shipped.
mutate-policies: venv ## changes each word of each policy pack, and sees that a case of the pack notices
	$(BIN)/python -m scripts.mutate_policies $(POLICIES)

bench-extract: venv ## the speed of reading, format by format, beside that of the bare libraries
	$(BIN)/python benchmarks/extract.py $(BENCH_FLAGS)

# BENCH_FLAGS="--share 0.34" takes a third of the documents, "--peers DIR" keeps the other scanners' environments.
bench-detect: venv ## detection beside other scanners, on documents that it was not tuned on: minutes
	$(BIN)/python benchmarks/detect.py $(BENCH_FLAGS)

# BENCH_FLAGS="--share 0.2" takes a fifth of the disguised values, "--peers DIR" keeps the sets' environments.
bench-public: venv ## detection on two sets from the Python Package Index, into docs/public_sets.md: minutes
	$(BIN)/python -m benchmarks.public $(BENCH_FLAGS)

bench-judge: venv ## a million generated items through the judge, on one core: time and memory
	$(BIN)/python -m benchmarks.judging $(BENCH_FLAGS)

# BENCH_FLAGS="--scale 100" is 1 GB of csv; "small=5 start" 100,000 small files and the start, without the other parts;
# "--peers DIR" the other scanners too, whose environments are kept there; "--limit 300" ends a command after 5 minutes.
bench: venv ## speed, memory and growth, beside floors in the same run: minutes; --write for docs/performance.md
	$(BIN)/python benchmarks/bench.py $(BENCH_FLAGS)

genre: venv ## learns from benchmarks/genre anew what tells a record from a lesson, a story or a notice: some five minutes
	$(BIN)/python benchmarks/genre/learning.py $(GENRE_FLAGS)

# In an environment of its own, for it takes PyTorch. ENCODER_FLAGS="--without first second" tries it on those files of papers,
# "--further thirtieth --epochs 2" learns those more. The one that is shipped learned the first 29 files anew, three epochs, then so the rest.
encoder: venv ## teaches the encoder of sentences anew from benchmarks/genre: PyTorch, and about an hour
	test -x .venv-encoder/bin/python || "$(PYTHON)" -m venv .venv-encoder
	@# Older ones know no groups.
	.venv-encoder/bin/python -m pip install -qq --disable-pip-version-check "pip>=25.1"
	.venv-encoder/bin/python -m pip install -qq --disable-pip-version-check --editable . --group encoder
	.venv-encoder/bin/python benchmarks/genre/encoding.py $(ENCODER_FLAGS)
