# Needs GNU make, git and Python 3.11 or newer; everything else is installed into .venv.
# `make` alone lists what there is.

PYTHON ?= python3
BIN := .venv/bin
# The texts of the example lie with it, whatever folder is named for ours.
EXAMPLE = cd examples/allotment && REVIEWBOOK_DOCUMENTS= "$(CURDIR)/$(BIN)/reviewbook"

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Where this is set, every process compiles anew all that it imports: half of the time of the tests.
export PYTHONDONTWRITEBYTECODE :=

# An environment holds the path it was made at: one that was moved or copied is set up again here.
# One that a link leads to is another's: the link is taken away, and what it leads to stays.
$(shell if [ -L .venv ] && [ -n "$$(ls -A .venv/)" ] && [ "$$(cat .venv/ready)" != "$(CURDIR)" ]; then rm -f .venv; fi 2>/dev/null)
ifneq ($(wildcard .venv/ready),)
ifneq ($(shell cat .venv/ready),$(CURDIR))
$(shell rm -f .venv/ready .venv/locked)
endif
endif

.DEFAULT_GOAL := help
.PHONY: help setup review pdf lab notebooks test bench quality docs lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: .venv/ready ## install what is needed into .venv (once, and again when it changes)

review: .venv/ready ## check the ledgers, run the notebooks, write the pages, of the example too
	$(BIN)/reviewbook check
	$(BIN)/reviewbook build
	$(EXAMPLE) check
	$(EXAMPLE) build

pdf: .venv/ready ## the same, and the pages as PDF (needs Chromium)
	$(BIN)/reviewbook check
	$(BIN)/reviewbook build --pdf

lab: .venv/ready ## open the notebooks in JupyterLab
	@if [ "$$(id -u 2>/dev/null)" = 0 ] && [ -z "$(LAB)" ]; then \
	  echo "JupyterLab is not run as root, who may do everything here. Run it as another user or, in a container of your own: make lab LAB='--allow-root --no-browser'" >&2; \
	  exit 1; \
	fi
	@if [ -n "$$SSH_CONNECTION" ]; then \
	  echo "From your own machine: ssh -L 8888:localhost:8888 $$(hostname), then open the address below in your browser there."; \
	elif [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "There is no screen here: open the address below in a browser that reaches this machine."; \
	fi
	$(BIN)/jupyter lab $(if $(LAB),$(LAB),$(if $(SSH_CONNECTION),--no-browser)) notebooks/00-start-here.ipynb

notebooks: .venv/ready ## run the notebooks in place and store their outputs
	$(BIN)/reviewbook run
	$(EXAMPLE) run

# Types are checked beside the tests, and these run three at a time: on two cores, since many wait.
test: .venv/ready ## lint, types, tests, and every stored notebook output against a fresh run
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy & $(BIN)/pytest -n 3 --dist loadscope --no-loadscope-reorder \
	  --nbval --nbval-current-env tests/browser/test_axe.py tests/browser/test_jupyterlab.py \
	  tests/browser tests notebooks examples; tests=$$?; wait $$! && exit $$tests

bench: build/bench/ready ## measure how fast it is, beside others (an hour or two, on an idle machine)
	build/bench/bin/python -m benchmarks

quality: .venv/ready ## measure how good the rules are, on what was held back
	$(BIN)/python -m benchmarks.quality

docs: .venv/ready ## renew what is made from the code: dictionary, schemas, templates, picture of the packages
	$(BIN)/python -m reviewbook.ledger.data_dictionary data
	$(BIN)/python -m reviewbook.codebook.editor_schema data
	$(BIN)/python -m reviewbook.template.renew_notebooks notebooks examples/allotment/notebooks
	$(BIN)/python docs/draw_packages.py

# argon2-cffi-bindings 26 has no wheel for Intel Macs.
lock: ## renew requirements.lock from pyproject.toml (needs uv and the network)
	uv run --no-project --python '>=3.11' python -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n"); \
	  print("argon2-cffi-bindings<26")' \
	| uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra test \
	    --generate-hashes --no-header --no-annotate --no-emit-index-url \
	    --output-file requirements.lock pyproject.toml - >/dev/null

clean: ## remove what was built (.venv stays: delete it by hand to start afresh)
	rm -rf site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests notebooks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

# Two stamps, so that a change to pyproject.toml alone needs no network.
.venv/ready: .venv/locked pyproject.toml jupyter_server_config.json
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@mkdir -p .venv/etc/jupyter && cp jupyter_server_config.json .venv/etc/jupyter/
	@echo '$(CURDIR)' > $@

# The lock is complete: --no-deps keeps out the one package that it leaves out on purpose. Python
# compiles a module when it is first imported, which most of what is installed here never is.
.venv/locked: requirements.lock
	@for python in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Setting up .venv with $$("$$python" --version): about 250 MB, a minute or two."; \
	    exec "$$python" -m venv --clear .venv; \
	  fi; \
	done; \
	echo "reviewbook needs Python 3.11 or newer with venv, and found none: install it (on Debian and Ubuntu: apt install python3 python3-venv) or name one, as in: make PYTHON=/path/to/python3.12 $(or $(MAKECMDGOALS),setup)" >&2; \
	exit 1
	$(BIN)/python -m pip install --require-hashes --no-deps --no-compile --requirement requirements.lock
	@touch $@

# Who is measured beside us is no part of reviewbook: an environment over .venv, with them alone.
build/bench/ready: .venv/ready
	$(BIN)/python -m venv --clear build/bench
	$(BIN)/python -c 'import sysconfig; print("import site; site.addsitedir(%r)" % sysconfig.get_path("purelib"))' \
	  > "$$(build/bench/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/below.pth"
	build/bench/bin/python -m pip install --quiet $$($(BIN)/python -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["bench"])')
	@touch $@
