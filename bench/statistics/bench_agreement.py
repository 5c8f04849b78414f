"""Krippendorff's alpha of 400,000 units by 3 coders beside the package krippendorff, same data.

Usage: ninja -C build bench_agreement && .venv-statistics/bin/python bench/statistics/bench_agreement.py [BUILD]
Ends with an error when the ratio is below 20 or the values differ.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import krippendorff
import numpy as np

UNITS, CODERS, CATEGORIES, WANTED = 400_000, 3, 5, 20
BUILD = Path(sys.argv[1] if len(sys.argv) > 1 else "build")


def seconds(work, repeats=3):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), value


def main():
    random = np.random.default_rng(7)
    truth = random.integers(0, CATEGORIES, size=(UNITS, 1))
    wrong = random.random((UNITS, CODERS)) < 0.2
    codes = np.where(wrong, random.integers(0, CATEGORIES, size=(UNITS, CODERS)), truth)
    missing = random.random((UNITS, CODERS)) < 0.1
    ours = json.loads(subprocess.run(
        [BUILD / "bench_agreement", str(CODERS), str(CATEGORIES)], check=True,
        input=np.where(missing, 255, codes).astype(np.uint8).tobytes(), stdout=subprocess.PIPE).stdout)

    rated = np.where(missing, np.nan, codes).T
    lowest = float("inf")
    for level in ("nominal", "interval"):
        peer, value = seconds(lambda: krippendorff.alpha(rated, level_of_measurement=level))
        assert abs(value - ours[level]) < 1e-9, (level, value, ours[level])
        ratio = peer / ours[f"{level}_seconds"]
        lowest = min(lowest, ratio)
        print(f"alpha, {level}, {UNITS:,} × {CODERS}: {ours[f'{level}_seconds'] * 1e3:.1f} ms; "
              f"krippendorff {peer * 1e3:.0f} ms; ratio {ratio:.0f}")
    print(f"bootstrap of alpha, 2,000 draws: {ours['bootstrap_seconds'] * 1e3:.0f} ms")
    sys.exit(lowest < WANTED)


if __name__ == "__main__":
    main()
