# What a newcomer calls. README.md says which, and when.
PY ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
DEMO ?= 1
BIN := .venv/bin
ROOMS := site governance sortition fund tests

.PHONY: install run reset test check proof bench format lock

install: .venv/installed

.venv/installed: requirements/dev.lock requirements/install.py pyproject.toml
	@$(PY) requirements/install.py requirements/dev.lock
	@touch .venv/installed

run: install  ## the demonstration fund (DEMO=0: an empty installation) at http://127.0.0.1:8000
	@HOST=$(HOST) PORT=$(PORT) DEMO=$(DEMO) $(BIN)/python -m config.supervisor

reset: install  ## back to a clean demonstration
	@DEMO=1 $(BIN)/python -m config.supervisor reset

test: install
	@$(BIN)/python tests/run.py

check: install
	@$(BIN)/ruff check $(ROOMS) manage.py
	@$(BIN)/ruff format --check $(ROOMS) manage.py
	@$(BIN)/mypy site governance sortition fund
	@$(BIN)/lint-imports
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python manage.py translations check
	@HTTPS=1 ALLOWED_HOSTS=fund.example DEMO=0 $(BIN)/python manage.py check --deploy --fail-level WARNING
	@echo "make check: all is well"

proof: install  ## slow proofs: simulations and crawls
	@$(BIN)/pytest tests/proofs -q

bench: install
	@for file in tests/benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

format: install
	@$(BIN)/ruff check --fix --quiet $(ROOMS) manage.py
	@$(BIN)/ruff format --quiet $(ROOMS) manage.py

lock: install  ## resolve pyproject.toml anew into the hashed locks
	@$(BIN)/pip-compile --quiet --extra dev $(LOCKING) --output-file requirements/dev.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --constraint requirements/dev.lock $(LOCKING) --output-file requirements/run.lock pyproject.toml

LOCKING := --generate-hashes --all-build-deps --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host
