"""Resampling beside numpy and scipy: equal within what the number of draws allows."""

import numpy as np
import pytest
from scipy import stats

SEEDS = range(4)
DRAWS = 20_000


def clusters(seed, count=80):
    random = np.random.default_rng(seed)
    units = random.integers(1, 30, count)
    return random, np.column_stack([random.binomial(units, random.beta(2, 3, count)), units])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["percentile", "basic"])
def test_cluster_intervals_agree_with_scipy(probe, seed, kind):
    random, sums = clusters(seed)
    ours = probe("resample.cluster_ratio", sums=sums.ravel().tolist(), kind=kind, draws=DRAWS)
    theirs = stats.bootstrap(
        (sums[:, 0], sums[:, 1]), lambda a, b, axis: a.sum(axis) / b.sum(axis), paired=True,
        n_resamples=DRAWS, method=kind, random_state=random)
    allowed = .08 * theirs.standard_error  # about four errors of a tail quantile of 20,000 draws
    assert ours["error"] == pytest.approx(theirs.standard_error, rel=.03)
    assert ours["low"] == pytest.approx(theirs.confidence_interval.low, abs=allowed)
    assert ours["high"] == pytest.approx(theirs.confidence_interval.high, abs=allowed)


def uneven_clusters(seed, count=60):
    """A few clusters hold most units, as a few authors write most posts."""
    random = np.random.default_rng(seed)
    units = 1 + (random.pareto(1.5, count) * 4).astype(int)
    return random, np.column_stack([random.binomial(units, random.beta(2, 8, count)), units])


def satterthwaite(sums):
    """Twice the squared variance over clusters by the variance of that variance."""
    without = sums.sum(axis=0) - sums
    left = without[:, 0] / without[:, 1]
    squares = (left - left.mean()) ** 2
    return min(2 * squares.sum() ** 2 / (len(sums) * squares.var()), len(sums) - 1)


@pytest.mark.parametrize("seed", range(20))
def test_degrees_of_freedom_agree_with_numpy(probe, seed):
    _, sums = uneven_clusters(seed)
    ours = probe("resample.degrees_of_freedom", sums=sums.ravel().tolist())
    assert ours["value"] == pytest.approx(satterthwaite(sums), rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_expanded_intervals_agree_with_quantiles_in_numpy(probe, seed):
    random, sums = uneven_clusters(seed)
    drawn = sums[random.integers(len(sums), size=(DRAWS, len(sums)))].sum(axis=1)
    draws = drawn[:, 0] / drawn[:, 1]
    freedom = satterthwaite(sums)
    tail = stats.norm.cdf(-np.sqrt((freedom + 1) / freedom) * stats.t.ppf(.975, freedom))
    ours = probe("resample.cluster_ratio", sums=sums.ravel().tolist(), kind="expanded", draws=DRAWS)
    # Far out in a tail quantiles differ by chance: take those of half and of twice as many draws.
    assert np.quantile(draws, tail / 2) <= ours["low"] <= np.quantile(draws, tail * 2)
    assert np.quantile(draws, 1 - tail * 2) <= ours["high"] <= np.quantile(draws, 1 - tail / 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_studentised_intervals_agree_with_a_numpy_bootstrap_t(probe, seed):
    random, sums = clusters(seed, 30)
    draws = 5_000

    def estimate_and_error(rows):
        total = rows.sum(axis=0)
        without = total - rows
        left = without[:, 0] / without[:, 1]
        count = len(rows)
        error = np.sqrt((count - 1) / count * ((left - left.mean()) ** 2).sum())
        return total[0] / total[1], error

    estimate, error = estimate_and_error(sums)
    t = []
    for _ in range(draws):
        value, its_error = estimate_and_error(sums[random.integers(30, size=30)])
        t.append((value - estimate) / its_error)
    low, high = np.quantile(t, [.025, .975])
    ours = probe("resample.cluster_ratio", sums=sums.ravel().tolist(), kind="studentised",
                 draws=draws)
    assert ours["low"] == pytest.approx(estimate - error * high, abs=.15 * error)
    assert ours["high"] == pytest.approx(estimate - error * low, abs=.15 * error)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_way_draws_agree_with_a_numpy_pigeonhole(probe, seed):
    random = np.random.default_rng(seed)
    units, firsts, seconds = 600, 25, 40
    first, second = random.integers(firsts, size=units), random.integers(seconds, size=units)
    value = random.normal(size=firsts)[first] + random.normal(size=seconds)[second]
    sums = np.column_stack([value, np.ones(units)])
    first[:firsts], second[:seconds] = np.arange(firsts), np.arange(seconds)
    draws = []
    for _ in range(4_000):
        weight = (np.bincount(random.integers(firsts, size=firsts), minlength=firsts)[first]
                  * np.bincount(random.integers(seconds, size=seconds), minlength=seconds)[second])
        draws.append(weight @ value / weight.sum())
    ours = probe("resample.two_way_ratio", sums=sums.ravel().tolist(), first=first.tolist(),
                 second=second.tolist(), draws=4_000)
    assert ours["error"] == pytest.approx(np.std(draws), rel=.06)
    low, high = np.quantile(draws, [.025, .975])
    assert ours["low"] == pytest.approx(low, abs=.2 * np.std(draws))
    assert ours["high"] == pytest.approx(high, abs=.2 * np.std(draws))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("block", [1, 7, 16])
def test_block_draws_agree_with_a_numpy_moving_block_bootstrap(probe, seed, block):
    random = np.random.default_rng(seed)
    series = np.cumsum(random.normal(size=100)) * .3 + random.normal(size=100)
    windows = np.lib.stride_tricks.sliding_window_view(series, block)
    needed = -(-100 // block)
    draws = [windows[random.integers(len(windows), size=needed)].ravel()[:100].mean()
             for _ in range(DRAWS)]
    ours = probe("resample.block_mean", series=series.tolist(), block=block, draws=DRAWS)
    assert ours["error"] == pytest.approx(np.std(draws), rel=.03)
    assert ours["low"] == pytest.approx(np.quantile(draws, .025), abs=.1 * np.std(draws))


@pytest.mark.parametrize("seed", SEEDS)
def test_permutation_p_agrees_with_scipy(probe, seed):
    random = np.random.default_rng(seed)
    values = random.normal(size=40).round(1)
    labels = random.integers(0, 2, 40)
    ours = probe("resample.permutation", values=values.tolist(), labels=labels.tolist(),
                 draws=DRAWS)
    theirs = stats.permutation_test(
        (values[labels == 1], values[labels == 0]),
        lambda a, b, axis: abs(a.mean(axis) - b.mean(axis)), vectorized=True,
        n_resamples=DRAWS, alternative="greater", random_state=random)
    assert ours["p"] == pytest.approx(theirs.pvalue, abs=.02)


def test_threads_change_nothing(probe):
    _, sums = clusters(1)
    for kind in ("percentile", "expanded", "basic", "studentised"):
        one, many = (probe("resample.cluster_ratio", sums=sums.ravel().tolist(), kind=kind,
                           draws=777, threads=threads) for threads in (1, 5))
        assert one == many
