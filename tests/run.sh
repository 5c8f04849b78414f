#!/usr/bin/env bash
# Every test, in the order of how soon it fails: unit tests (with sanitizers), structure, whole
# program, figures, statistics against reference libraries, page. Stops at the first runner that fails; each prints its own closing line.
set -euo pipefail
cd "$(dirname "$0")/.."
setup/setup.sh tests

tests/sanitized.sh unit_tests fuzz
# DuckDB is not instrumented: memory that it frees at exit is not ours to report.
export ASAN_OPTIONS=detect_leaks=0
ctest --test-dir build-sanitize --output-on-failure -j 2
unset ASAN_OPTIONS

# What tests of the whole program and of the statistics run beside `resettle`.
ninja -C build interval_studies study_coverage statistics_probe resettle_extended
.venv/bin/pytest -q -rs tests/structure tests/program

RESETTLE_BUILD=build node --test tests/figures

RESETTLE_BUILD=build .venv-statistics/bin/pytest -q tests/statistics

tests/page/make_study.sh build/page-study
RESETTLE_REPORT=build/page-study/report node --test tests/page
