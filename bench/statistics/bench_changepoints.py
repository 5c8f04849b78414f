"""Breaks in daily counts with tests and intervals, beside one search by ruptures, same data.

Usage: ninja -C build bench_changepoints && \
       .venv-statistics/bin/python bench/statistics/bench_changepoints.py [BUILD]
ruptures.Pelt is asked for pieces with a line each in ln(1 + count), pieces of 7 days or more, on all
days of the short series and on every seventh day of the long one (jump = 7), which it needs minutes for
otherwise. It neither tests what it finds nor says how sure a day is. Ends with an error if a search
takes longer than is asked (0.5 and 4 processor seconds).
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import ruptures

BUILD = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
ASKED = {181: 0.5, 4_000: 4.0}


def series(days, seed=7):
    """Three jumps and a kink, counts around them."""
    day = np.arange(days)
    level = np.log(30) + 0.3 * np.sin(day / days * 6)
    for place, size in ((0.2, 1.5), (0.5, -0.8), (0.75, 0.6)):
        level += size * (day >= int(place * days))
    return np.random.default_rng(seed).poisson(np.exp(level))


def main():
    missed = False
    for days, asked in ASKED.items():
        counts = series(days)
        ours = json.loads(subprocess.run(
            [BUILD / "bench_changepoints"], check=True, text=True, stdout=subprocess.PIPE,
            input="\n".join(map(str, counts.tolist()))).stdout)
        logs = np.log1p(counts)
        signal = np.column_stack([logs, np.ones(days), np.arange(days)])
        start = time.process_time()
        search = ruptures.Pelt(model="linear", min_size=7, jump=1 if days < 1_000 else 7).fit(signal)
        found = search.predict(pen=4 * np.log(days) * np.var(np.diff(logs)) / 2)[:-1]
        peer = time.process_time() - start
        seconds = ours["processor_seconds"]
        print(f"breaks with tests and intervals, {days:,} days: {seconds:.2f} processor seconds, "
              f"{len(ours['breaks'])} breaks; one search by ruptures {peer:.2f}, {len(found)} breaks; "
              f"ratio {seconds / peer:.2f}")
        missed = missed or seconds > asked
    sys.exit(missed)


if __name__ == "__main__":
    main()
