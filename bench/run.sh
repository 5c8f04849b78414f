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
setup/setup.sh tests
families=(samples resample agreement changepoints)
ninja -C build resettle bench_ingest "${families[@]/#/bench_}"
.venv-bench/bin/python bench/bench.py

# The statistics beside their reference libraries; ruptures' exact search alone takes two minutes.
{
  printf '## Statistics beside their reference libraries\n'
  for family in "${families[@]}"; do
    printf '\n`bench/statistics/bench_%s.py`\n\n```\n' "$family"
    .venv-statistics/bin/python "bench/statistics/bench_$family.py"
    printf '```\n'
  done
} | tee -a bench/results.md
