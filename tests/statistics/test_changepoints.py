"""Segmentation against ruptures' exact search, and against every possible segmentation."""

import warnings

import numpy as np
import pytest
import ruptures
from statsmodels.tsa.stattools import acf

SEEDS = range(10)
FLOOR = 1e-4


def series_of(seed, n):
    """Steps, slopes and changes of spread, in noise."""
    random = np.random.default_rng(seed)
    level = np.zeros(n)
    for start in random.choice(n, size=3, replace=False):
        level[start:] += random.normal(scale=3) + random.normal(scale=0.05) * np.arange(n - start)
    return level + random.normal(size=n) * np.where(np.arange(n) < n // 2, 1, 2)


def with_line(y):
    return np.column_stack([y, np.ones(len(y)), np.arange(len(y))])


def cost_by_definition(y, cost):
    if cost in ("mean", "mean_and_variance"):
        squares = np.sum((y - y.mean()) ** 2)
    else:
        time = np.arange(len(y))
        squares = np.sum((y - np.polyval(np.polyfit(time, y, 1), time)) ** 2)
    if cost in ("mean", "linear"):
        return squares
    return len(y) * np.log(max(squares / len(y), FLOOR))


def best_of_all(y, cost, minimum, penalty):
    """Optimal partitioning with costs computed anew for every segment."""
    best = {0: (-penalty, [])}
    for end in range(minimum, len(y) + 1):
        offers = [(best[start][0] + penalty + cost_by_definition(y[start:end], cost),
                   best[start][1] + ([start] if start else []))
                  for start in best if end - start >= minimum]
        best[end] = min(offers, key=lambda offer: offer[0])
    return best[len(y)]


@pytest.mark.parametrize("cost", ["mean", "mean_and_variance", "linear", "linear_and_variance"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_penalty_finds_the_best_of_all_segmentations(probe, seed, cost):
    y = series_of(seed, 70)
    minimum = 4 + seed % 4
    penalty = [3.0, 12.0][seed % 2]
    objective, breaks = best_of_all(y, cost, minimum, penalty)
    found = probe("changepoints.with_penalty", series=y.tolist(), penalty=penalty, cost=cost,
                  minimum_length=minimum, variance_floor=FLOOR)
    assert found["breaks"] == breaks
    assert found["cost"] + penalty * len(breaks) == pytest.approx(objective, rel=1e-9)


@pytest.mark.parametrize("model, cost", [("l2", "mean"), ("normal", "mean_and_variance"),
                                         ("linear", "linear")])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_number_of_breaks_finds_what_ruptures_exact_search_finds(probe, seed, model, cost):
    y = series_of(seed, 80)
    signal = with_line(y) if model == "linear" else y
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exact = ruptures.Dynp(model=model, min_size=6, jump=1).fit(signal)
    breaks = 1 + seed % 4
    expected = exact.predict(n_bkps=breaks)
    found = probe("changepoints.with_breaks", series=y.tolist(), breaks=breaks, cost=cost,
                  minimum_length=6, variance_floor=1e-12)
    assert found["breaks"] == expected[:-1]
    # ruptures adds 1e-6 to the variance
    assert found["cost"] == pytest.approx(exact.cost.sum_of_costs(expected), rel=1e-4)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_penalty_path_is_the_lower_hull_of_the_best_costs(probe, seed):
    y = series_of(seed, 60)
    options = {"series": y.tolist(), "cost": "mean", "minimum_length": 3}
    costs = [probe("changepoints.with_breaks", breaks=k, **options)["cost"] for k in range(20)]
    for stretch in probe("changepoints.penalty_path", lowest=1.0, highest=500.0, **options):
        for penalty in np.linspace(stretch["from"], stretch["to"], 5)[1:-1]:
            best = int(np.argmin(np.array(costs) + penalty * np.arange(20)))
            assert best == len(stretch["breaks"])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_penalty_grows_with_the_autocorrelation_of_the_first_pass(probe, seed):
    random = np.random.default_rng(seed)
    y = np.zeros(200)
    for t in range(1, 200):
        y[t] = 0.5 * y[t - 1] + random.normal()
    options = {"series": y.tolist(), "cost": "mean", "minimum_length": 7}
    first = probe("changepoints.with_penalty", penalty=40.0, **options)["breaks"]
    pieces = np.split(y, first)
    residuals = np.concatenate([piece - piece.mean() for piece in pieces])
    rho = max(acf(residuals, nlags=1)[1], 0)
    adjusted = probe("changepoints.adjusted", penalty=40.0, **options)
    assert adjusted["autocorrelation"] == pytest.approx(rho)
    assert adjusted["penalty"] == pytest.approx(40 * (1 + rho) / (1 - rho))
    assert adjusted["breaks"] == probe("changepoints.with_penalty", penalty=adjusted["penalty"],
                                       **options)["breaks"]


@pytest.mark.parametrize("seed", range(3))
def test_an_interval_equals_a_bootstrap_loop(probe, seed):
    """With blocks of one day and one change of level, written out in numpy."""
    random = np.random.default_rng(seed)
    y = random.normal(size=60) + np.where(np.arange(60) < 25, 0, 1.5)
    costs = [y[:k].var() * k + y[k:].var() * (60 - k) for k in range(2, 59)]
    at = 2 + int(np.argmin(costs))
    fitted = np.where(np.arange(60) < at, y[:at].mean(), y[at:].mean())
    spread = np.where(np.arange(60) < at, y[:at].std(), y[at:].std())
    unbiased = np.where(np.arange(60) < at, y[:at].std(ddof=1), y[at:].std(ddof=1))
    drawn = []
    for _ in range(2_000):
        new = fitted + unbiased * ((y - fitted) / spread)[random.integers(0, 60, 60)]
        sums, squares = np.cumsum(new), np.cumsum(new ** 2)
        k = np.arange(2, 59)
        rss = squares[-1] - sums[k - 1] ** 2 / k - (sums[-1] - sums[k - 1]) ** 2 / (60 - k)
        drawn.append(2 + int(np.argmin(rss)))
    [interval] = probe("changepoints.intervals", series=y.tolist(), breaks=[at], cost="mean",
                       minimum_length=2, draws=4_000, block_length=1)
    assert interval["low"] == pytest.approx(np.quantile(drawn, 0.025), abs=1.5)
    assert interval["high"] == pytest.approx(np.quantile(drawn, 0.975), abs=1.5)
