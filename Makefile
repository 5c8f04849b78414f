# The commands that matter. `make demo` and `make test` do everything from a bare machine.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

DEMO ?= demo
SECONDS ?= 20
SEED ?= $(shell date +%s)

.PHONY: help
help:  ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.PHONY: setup
setup:  ## install what is missing (Debian packages, npm and Python packages), by name and pinned
	@setup/setup.sh

.PHONY: build
build: setup  ## build build/resettle
	@cmake -S . -B build -G Ninja > build-configure.log 2>&1 || { cat build-configure.log; exit 1; }
	@rm -f build-configure.log
	@ninja -C build resettle

.PHONY: demo
demo: build  ## simulate a study at the paper's size, run it, say where the report is
	@rm -rf $(DEMO)
	@build/resettle simulate rednote-2025 $(DEMO)
	@build/resettle run $(DEMO)

.PHONY: test
test: build  ## all tests: unit (with sanitizers), structure, whole program, statistics, page
	@tests/run.sh

.PHONY: fuzz
fuzz: setup  ## read broken inputs under sanitizers: SECONDS=60 for each target, SEED=7 to repeat
	@tests/fuzz/run.sh $(SECONDS) $(SEED)

.PHONY: bench
bench: build  ## measure against peers run beside it; writes bench/results.md
	@bench/run.sh

.PHONY: lint
lint:  ## formatting, include arrows, dialect, clang-tidy over what changed since main; compiles nothing
	@setup/setup.sh lint
	@tests/lint.sh

.PHONY: lint-all
lint-all:  ## the same, with clang-tidy over all of it
	@setup/setup.sh lint
	@tests/lint.sh all

.PHONY: format
format:  ## format C++ in place
	@git ls-files '*.h' '*.cpp' | xargs clang-format-14 -i

.PHONY: clean
clean:  ## delete what was built
	@rm -rf build build-lint build-sanitize $(DEMO)
