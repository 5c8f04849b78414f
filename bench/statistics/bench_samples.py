"""Mann–Whitney of 10^6 values beside scipy, and an exact sum beside math.fsum, on the same data.

Usage: ninja -C build bench_samples && .venv-statistics/bin/python bench/statistics/bench_samples.py [BUILD]

Two columns: continuous values without ties, and counts with a long tail, where most values are
tied. Ends with an error when U or p differ or a ratio to scipy is below 3.
"""

import json
import math
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from scipy import stats

VALUES, WANTED = 1_000_000, 3
BUILD = Path(sys.argv[1] if len(sys.argv) > 1 else "build")


def seconds(work, repeats=5):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), value


def main():
    random = np.random.default_rng(20250119)
    continuous = random.lognormal(1, 2, VALUES)
    continuous[VALUES // 2:] *= 1.01
    lowest = math.inf
    for name, values in (("continuous", continuous), ("tied counts", np.floor(continuous))):
        ours = json.loads(subprocess.run([BUILD / "bench_samples"], input=values.tobytes(),
                                         check=True, stdout=subprocess.PIPE).stdout)
        halves = values[:VALUES // 2], values[VALUES // 2:]
        peer, test = seconds(lambda: stats.mannwhitneyu(*halves, method="asymptotic"))
        assert ours["u"] == test.statistic, (ours["u"], test.statistic)
        assert math.isclose(ours["p"], test.pvalue, rel_tol=1e-9), (ours["p"], test.pvalue)
        summing, total = seconds(lambda: math.fsum(values))
        assert ours["sum"] == total, (ours["sum"], total)
        ratio = peer / ours["seconds"]
        lowest = min(lowest, ratio)
        print(f"Mann-Whitney, {VALUES:,} {name}: {ours['seconds'] * 1e3:.1f} ms; "
              f"scipy {peer * 1e3:.0f} ms; ratio {ratio:.1f}")
        print(f"exact sum of them: {ours['sum_seconds'] * 1e3:.1f} ms; "
              f"math.fsum {summing * 1e3:.0f} ms; ratio {summing / ours['sum_seconds']:.1f}")
    sys.exit(lowest < WANTED)


if __name__ == "__main__":
    main()
