"""Means, variances, quantiles, inequality and entropy against numpy, scipy and their definitions."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats
from scipy.spatial.distance import jensenshannon

SEEDS = range(20)


def heavy_tailed(random, size):
    """What counts of likes look like: many zeros, ties, and a long tail."""
    return np.floor(random.lognormal(1, 2.5, size)).astype(float)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sum_is_the_exact_sum_rounded_once(probe, seed):
    random = np.random.default_rng(seed)
    values = random.normal(size=300) * 10.0 ** random.integers(-250, 250, 300)
    exact = sum((Fraction(float(v)) for v in values), Fraction(0))
    assert probe("describe.exact_sum", values=list(values)) == float(exact) == math.fsum(values)


@pytest.mark.parametrize("seed", SEEDS)
def test_moments_are_numpys(probe, seed):
    random = np.random.default_rng(seed)
    values = heavy_tailed(random, random.integers(2, 200))
    values[0] += 1
    frequencies = random.integers(0, 5, len(values))
    frequencies[0] = 2
    weights = random.exponential(size=len(values)) * random.integers(0, 2, len(values))
    weights[:2] = 1
    near = lambda value: pytest.approx(value, rel=1e-12)
    assert probe("describe.mean", values=list(values)) == near(values.mean())
    assert probe("describe.variance", values=list(values)) == near(values.var(ddof=1))
    assert probe("describe.weighted_mean", values=list(values), weights=list(weights)) == near(
        np.average(values, weights=weights))
    if frequencies.sum() > 1:
        assert probe("describe.weighted_variance", values=list(values),
                     weights=frequencies.tolist(), meaning="frequency") == near(
                         np.cov(values, fweights=frequencies))
    assert probe("describe.weighted_variance", values=list(values), weights=list(weights),
                 meaning="reliability") == near(np.cov(values, aweights=weights))


@pytest.mark.parametrize("seed", SEEDS)
def test_quantiles_are_numpys(probe, seed):
    random = np.random.default_rng(seed)
    values = heavy_tailed(random, random.integers(1, 5_000))
    p = [0, 1, .5, *random.uniform(size=10)]
    assert probe("describe.quantiles", values=list(values), p=p) == pytest.approx(
        np.quantile(values, p), rel=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_quantiles_by_frequency_are_those_of_the_values_written_out(probe, seed):
    random = np.random.default_rng(seed)
    values = heavy_tailed(random, 50)
    frequencies = random.integers(0, 6, 50)
    frequencies[0] = 1
    for p in [0, 1, *random.uniform(size=5)]:
        assert probe("describe.weighted_quantile", values=list(values),
                     weights=frequencies.tolist(), p=p, meaning="frequency") == pytest.approx(
                         np.quantile(np.repeat(values, frequencies), p), rel=1e-9)


def quantile_of_akinshin(values, weights, p):
    """The definition as an integral, by brute force on a fine grid of the window."""
    order = np.argsort(values, kind="stable")
    values, weights = values[order], weights[order] / weights.sum()
    size = 1 / (weights ** 2).sum()
    left = p * (size - 1) / size
    grid = left + (np.arange(200_000) + .5) / 200_000 / size
    places = np.searchsorted(np.cumsum(weights), grid)
    return values[np.minimum(places, len(values) - 1)].mean()


@pytest.mark.parametrize("seed", SEEDS)
def test_weighted_quantiles_are_the_integral_that_defines_them(probe, seed):
    random = np.random.default_rng(seed)
    values = random.integers(0, 10, 15).astype(float)
    weights = random.exponential(size=15)
    for p in [0, 1, *random.uniform(size=3)]:
        assert probe("describe.weighted_quantile", values=list(values), weights=list(weights),
                     p=p, meaning="reliability") == pytest.approx(
                         quantile_of_akinshin(values, weights, p), abs=1e-3)


@pytest.mark.parametrize("seed", SEEDS)
def test_gini_is_half_the_relative_mean_difference(probe, seed):
    random = np.random.default_rng(seed)
    values = heavy_tailed(random, random.integers(1, 300))
    values[0] += 1
    difference = np.abs(values[:, None] - values[None, :]).mean()
    assert probe("describe.gini", values=list(values)) == pytest.approx(
        difference / 2 / values.mean(), rel=1e-10, abs=1e-14)
    top = len(values) // 3
    assert probe("describe.top_share", values=list(values),
                 share=top / len(values)) == pytest.approx(
                     np.sort(values)[::-1][:top].sum() / values.sum(), rel=1e-10, abs=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_entropy_and_divergence_are_scipys(probe, seed):
    random = np.random.default_rng(seed)
    first, second = (np.floor(random.exponential(5, 11)) for _ in range(2))
    first[0] += 1
    second[1] += 1
    near = lambda value: pytest.approx(value, rel=1e-11, abs=1e-14)
    assert probe("describe.shannon_entropy", counts=list(first)) == near(
        stats.entropy(first, base=2))
    assert probe("describe.normalised_entropy", counts=list(first)) == near(
        stats.entropy(first, base=11))
    assert probe("describe.jensen_shannon_divergence", first=list(first),
                 second=list(second)) == near(jensenshannon(first, second, base=2) ** 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_ranks_are_scipys(probe, seed):
    random = np.random.default_rng(seed)
    values = heavy_tailed(random, 200)
    assert probe("describe.average_ranks", values=list(values)) == list(stats.rankdata(values))
