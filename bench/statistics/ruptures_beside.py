"""What ruptures says of series like those of coverage_changepoints.cpp: rows for docs/coverage.md.

Usage: .venv-statistics/bin/python bench/statistics/ruptures_beside.py [REPLICATES]
ruptures.Pelt on ln(1 + count), pieces of 7 days or more with a mean each or a line each, penalty
4 ln n times the variance of the noise, which is taken from the differences of neighbouring days.
"""

import sys

import numpy as np
import ruptures
from ruptures.base import BaseCost

REPLICATES = int(sys.argv[1]) if len(sys.argv) > 1 else 100
SMOOTH = {
    "constant": lambda day, days: np.ones(days),
    "straight": lambda day, days: np.exp(-3 * day / days),
    "decay to a floor": lambda day, days: 74 + 1720 * np.exp(-day / 12.4),
    "power law": lambda day, days: (1 + day / 5) ** -0.8,
    "slow wave": lambda day, days: np.exp(0.8 * np.sin(4 * np.pi * day / days)),
}
JUMPS = {1.5: 20, 2: 20, 3: 5}


class LineCost(BaseCost):
    """Squares around a line through each piece, by cumulative sums: ruptures' own "linear" solves a
    regression for each piece, which takes hours here."""

    model = "line"
    min_size = 7

    def fit(self, signal):
        self.signal = signal
        y = signal.ravel()
        day = np.arange(len(y))
        self.sums = [np.concatenate([[0], np.cumsum(of)]) for of in (y, day * y, y * y)]
        return self

    def error(self, start, end):
        n = end - start
        y, day_y, square = (sums[end] - sums[start] for sums in self.sums)
        together = day_y - (start + (n - 1) / 2) * y
        return square - y * y / n - together**2 / (n * (n * n - 1) / 12)


MODELS = {"means": {"model": "l2"}, "lines": {"custom_cost": LineCost()}}


def breaks(counts, model):
    logs = np.log1p(counts)
    penalty = 4 * np.log(len(logs)) * np.var(np.diff(logs)) / 2
    return ruptures.Pelt(min_size=7, jump=1, **MODELS[model]).fit(logs).predict(penalty)[:-1]


def counts(level, rate, random):
    return random.poisson(level * rate * len(level) / level.sum())


def main():
    day = np.arange(200)
    for model in MODELS:
        for name, shape in SMOOTH.items():
            for rate in (0.5, 50):
                random = np.random.default_rng(7)
                any_break = np.mean([len(breaks(counts(shape(day, 200), rate, random), model)) > 0
                                     for _ in range(REPLICATES)])
                print(f"| {name}, {rate:g} posts a day, 200 days | any break, ruptures {model} | {any_break:.2f} |")
        for size, rate in JUMPS.items():
            random = np.random.default_rng(8)
            level = np.where(day < 100, 1.0, size)
            found = np.mean([any(abs(at - 100) <= 7 for at in breaks(counts(level, rate, random), model))
                             for _ in range(REPLICATES)])
            print(f"| jump to {size:g} times, {rate} posts a day, 200 days | found within a week, "
                  f"ruptures {model} | {found:.2f} |")


if __name__ == "__main__":
    main()
