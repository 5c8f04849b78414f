#!/usr/bin/env bash
# Measures against peers run beside it and writes bench/results.md. The peers live in an environment
# of their own, installed here and only here.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! [ -f .venv-bench/.resettle-stamp ] ||
   [ "$(cat .venv-bench/.resettle-stamp)" != "$(sha256sum < setup/python-bench.txt)" ]; then
  rm -rf .venv-bench
  python3 -m venv .venv-bench
  .venv-bench/bin/pip install --quiet --disable-pip-version-check --no-deps \
    -r setup/python-bench.txt
  sha256sum < setup/python-bench.txt > .venv-bench/.resettle-stamp
fi
ninja -C build resettle bench_ingest
exec .venv-bench/bin/python bench/bench.py
