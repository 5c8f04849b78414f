"""Weights of metrics against scipy's entropy, numpy's correlations and scikit-learn's scaling."""

import numpy as np
import pytest
from scipy import stats
from sklearn.preprocessing import MinMaxScaler

SEEDS = range(20)


def metrics_of(seed):
    random = np.random.default_rng(seed)
    units, metrics = random.integers(3, 400), random.integers(2, 6)
    columns = np.floor(random.lognormal(1, 2, (units, metrics)))
    columns[0] += 1
    return columns


@pytest.mark.parametrize("seed", SEEDS)
def test_entropy_weights_follow_scipys_entropy(probe, seed):
    columns = metrics_of(seed)
    entropy = stats.entropy(columns, axis=0) / np.log(len(columns))
    found = probe("weights.entropy", metrics=columns.T.tolist())
    assert found["entropy"] == pytest.approx(entropy, abs=1e-12)
    assert found["weights"] == pytest.approx((1 - entropy) / (1 - entropy).sum(), rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_critic_weights_follow_numpys_correlations(probe, seed):
    columns = MinMaxScaler().fit_transform(metrics_of(seed))
    information = columns.std(axis=0, ddof=1) * (1 - np.corrcoef(columns.T)).sum(axis=0)
    assert probe("weights.critic", metrics=columns.T.tolist()) == pytest.approx(
        information / information.sum(), rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_normalisations_are_scikit_learns_and_scipys(probe, seed):
    values = metrics_of(seed)[:, :1]
    scaled = lambda column: pytest.approx(MinMaxScaler().fit_transform(column)[:, 0], abs=1e-12)
    listed = values[:, 0].tolist()
    assert probe("weights.min_max", values=listed) == scaled(values)
    assert probe("weights.log1p", values=listed) == scaled(np.log1p(values))
    ranks = (stats.rankdata(listed) - 1) / (len(listed) - 1)
    assert probe("weights.rank", values=listed) == pytest.approx(ranks, abs=1e-12)
