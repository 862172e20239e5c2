# Sciaticalm. `make` alone lists the targets.

PORT ?= 8000
PYTHON ?= python3
BENCH_DATA ?= ../shared/data
SIZES ?= 1000,16000
HOSTILE ?= 10000
DATA_DIR ?= $(CURDIR)/var
export DATA_DIR
BIN := .venv/bin
CHROMIUM ?= $(shell command -v chromium-headless-shell || command -v chromium)
NODE_MODULES := tests/browser/node_modules/.package-lock.json
STATIC := $(shell find blog evidence home review search sciaticalm_site syndication -path '*/static/*' -type f)

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: export DJANGO_SETTINGS_MODULE ?= sciaticalm_site.settings.dev
run: .venv/run $(DATA_DIR)/static.stamp ## serve the site on localhost:8000 (make run PORT=8001 elsewhere)
	@$(BIN)/python manage.py prepare_site --port $(PORT)
	@exec $(BIN)/honcho start --port $(PORT)

test: .venv/dev $(NODE_MODULES) ## run every test, with the services that are there
	@$(BIN)/python tests/run.py

pictures: .venv/dev ## keep what pages look like now, for the tests to compare with and the docs to show
	@mkdir -p tests/browser/page_types/pictures && rm -f tests/browser/page_types/pictures/*.png
	@CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest --quiet -m browser tests/browser/page_types/test_pictures.py tests/browser/page_types/test_sheets.py --renew-pictures

lint: .venv/dev ## check style, types, layers, templates, migrations and production settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python tests/structure.py
	$(BIN)/djlint --lint --quiet .
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker/compose.yaml
	@test ! -x $(BIN)/hadolint || $(BIN)/hadolint docker/Dockerfile
	$(BIN)/python manage.py makemigrations --check --dry-run
	@echo "check --deploy on production settings"
	@SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	ALLOWED_HOSTS=example.org DJANGO_SETTINGS_MODULE=sciaticalm_site.settings.production \
	$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev ## measure search (BENCH_DATA=folder of judged sets, SIZES=1000,16000, ES=http://host:9200)
	@$(BIN)/python -m bench.search $(BENCH_DATA)/medquad_liveqa --sizes $(SIZES) --hostile $(HOSTILE) $(if $(ES),--elasticsearch $(ES))

format: .venv/dev ## put code into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/run ## write the docs of the content checks anew, from the rules
	@$(BIN)/python manage.py document_content_checks > docs/content-checks.md

upgrade: ## write constraints.txt anew: the newest versions that fit the requirements
	rm -rf .venv && : > constraints.txt
	$(MAKE) .venv/dev
	$(BIN)/python -m pip freeze > constraints.txt

clean: ## remove what was installed and all data of the site
	rm -rf .venv $(DATA_DIR) tests/browser/node_modules

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: $(PYTHON) was not found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: $$($(PYTHON) --version)."; exit 1; }
	@echo "Making the virtual environment .venv"
	@$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.txt constraints.txt
	@echo "Installing packages"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@echo "Installing test and lint tools"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# npm writes this file last. Without npm, or without a network, the tests say what they left out.
$(NODE_MODULES): tests/browser/package-lock.json
	@echo "Installing tools that check pages"
	@npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent || echo "They could not be installed."

$(DATA_DIR)/static.stamp: .venv/run $(STATIC)
	@echo "Collecting and compressing static files"
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@

.PHONY: help run test pictures bench lint format docs upgrade clean
