"""Exact segmentation of 2,000 days, linear cost, beside ruptures' exact search, same data.

Usage: ninja -C build bench_changepoints && \
       .venv-statistics/bin/python bench/statistics/bench_changepoints.py [BUILD] [DAYS]
ruptures.Dynp takes minutes for 2,000 days; give fewer for a quick look. Ends with an error when the
ratio is below 20 or the breaks differ.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import ruptures

BREAKS, MINIMUM_LENGTH, WANTED = 3, 7, 20
BUILD = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
DAYS = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000


def main():
    random = np.random.default_rng(7)
    time_of_day = np.arange(DAYS)
    y = random.normal(size=DAYS)
    for place in (0.2, 0.55, 0.7):
        start = int(place * DAYS)
        y[start:] += random.normal(scale=4) + 0.01 * random.normal() * time_of_day[: DAYS - start]
    ours = json.loads(subprocess.run(
        [BUILD / "bench_changepoints", str(BREAKS), str(MINIMUM_LENGTH)], check=True, text=True,
        input="\n".join(map(repr, y.tolist())), stdout=subprocess.PIPE).stdout)

    signal = np.column_stack([y, np.ones(DAYS), time_of_day])
    start = time.perf_counter()
    found = ruptures.Dynp(model="linear", min_size=MINIMUM_LENGTH, jump=1).fit(signal).predict(BREAKS)
    peer = time.perf_counter() - start
    assert found[:-1] == ours["breaks"], (found, ours["breaks"])
    ratio = peer / ours["fixed_seconds"]
    print(f"exact segmentation, linear, {DAYS:,} days, {BREAKS} breaks: "
          f"{ours['fixed_seconds'] * 1e3:.1f} ms; ruptures.Dynp {peer:.1f} s; ratio {ratio:,.0f}")
    print(f"the same with a penalty: {ours['penalised_seconds'] * 1e3:.1f} ms")
    print(f"intervals of a break in 300 days, 2,000 draws: {ours['interval_seconds']:.2f} s")
    sys.exit(ratio < WANTED)


if __name__ == "__main__":
    main()
