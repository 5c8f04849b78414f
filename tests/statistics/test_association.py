"""Association against scipy, scikit-learn and definitions written out in numpy."""

import itertools

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics

from conftest import Absent

SEEDS = range(12)


def samples(seed):
    """Two related series: with many ties, with few, of very different sizes."""
    random = np.random.default_rng(seed)
    n = int(random.integers(3, 400))
    x = random.normal(size=n)
    y = 0.5 * x + random.normal(size=n)
    if seed % 3 == 0:
        x, y = np.round(x), np.round(y)
    if seed % 3 == 1:
        x, y = np.exp(5 * x), y * 1e6 + 1e9
    return x, y


@pytest.mark.parametrize("seed", SEEDS)
def test_correlations_equal_scipy(probe, seed):
    x, y = samples(seed)
    both = {"x": x.tolist(), "y": y.tolist()}
    assert probe("association.pearson", **both) == pytest.approx(stats.pearsonr(x, y)[0], rel=1e-9)
    assert probe("association.spearman", **both) == pytest.approx(
        stats.spearmanr(x, y)[0], rel=1e-9)
    assert probe("association.kendall_tau_b", **both) == pytest.approx(
        stats.kendalltau(x, y)[0], rel=1e-9)


def test_kendall_of_many_units_equals_scipy(probe):
    random = np.random.default_rng(99)
    x, y = random.integers(0, 50, size=(2, 20_000))
    assert probe("association.kendall_tau_b", x=x.tolist(), y=y.tolist()) == pytest.approx(
        stats.kendalltau(x, y)[0], rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_partitions_equal_scikit_learn(probe, seed):
    random = np.random.default_rng(seed)
    n = int(random.integers(4, 600))
    first = random.integers(0, 1 + seed, size=n) if seed else np.arange(n)
    second = np.where(random.random(n) < 0.6, first, random.integers(-4, 4, size=n))
    both = {"first": first.tolist(), "second": second.tolist()}
    assert probe("association.adjusted_rand", **both) == pytest.approx(
        metrics.adjusted_rand_score(first, second), abs=1e-12)
    assert probe("association.adjusted_mutual_information", **both) == pytest.approx(
        metrics.adjusted_mutual_info_score(first, second), abs=1e-9)


def rbo_by_definition(first, second, p, depth=4_000):
    """The sum of Webber et al.'s equation itself, far down: items are {item: rank of its tie}."""
    shorter, longer = sorted((first, second), key=len)
    agreement_at_end = None
    total = 0
    for d in range(1, depth):
        s = {item for item, rank in shorter.items() if rank <= d}
        l = {item for item, rank in longer.items() if rank <= d}
        if d <= len(shorter):
            agreement = 2 * len(s & l) / (len(s) + len(l))
            if d == len(shorter):
                agreement_at_end = agreement
        elif d <= len(longer):
            missing = d - len(shorter)
            agreement = (2 * (len(s & l) + missing * agreement_at_end)
                         / (len(s) + missing + len(l)))
        total += (1 - p) * p ** (d - 1) * agreement
    return total


@pytest.mark.parametrize("seed", SEEDS)
def test_rank_biased_overlap_equals_its_definition(probe, seed):
    random = np.random.default_rng(seed)
    lists = []
    for _ in range(2):
        items = random.permutation(30)[: random.integers(1, 25)]
        scores = random.integers(0, 1 + 4 * seed, size=len(items))
        lists.append((items, scores))
    ranks = [{int(i): 1 + int(np.sum(scores > s)) for i, s in zip(items, scores)}
             for items, scores in lists]
    p = [0.5, 0.9, 0.98][seed % 3]
    value = probe("association.rank_biased_overlap", persistence=p,
                  first=lists[0][0].tolist(), first_scores=lists[0][1].tolist(),
                  second=lists[1][0].tolist(), second_scores=lists[1][1].tolist())
    assert value == pytest.approx(rbo_by_definition(*ranks, p), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_total_variation_equals_its_definition(probe, seed):
    random = np.random.default_rng(seed)
    first, second = random.integers(0, 10 ** (1 + seed), size=(2, 14)) + np.arange(14)
    expected = np.abs(first / first.sum() - second / second.sum()).sum() / 2
    assert probe("association.total_variation", first=first.tolist(),
                 second=second.tolist()) == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_assortativity_of_groups_is_cohen_s_kappa_of_both_ends(probe, seed):
    random = np.random.default_rng(seed)
    start = random.integers(0, 4, size=300)
    end = np.where(random.random(300) < 0.3, start, random.integers(0, 4, size=300))
    assert probe("association.assortativity_of_groups", **{"from": start.tolist()},
                 to=end.tolist()) == pytest.approx(
                     metrics.cohen_kappa_score(start, end), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_reciprocity_equals_its_definition(probe, seed):
    random = np.random.default_rng(seed)
    start, end = random.integers(0, 12, size=(2, 60))
    weights = np.zeros((12, 12))
    np.add.at(weights, (start, end), 1)
    np.fill_diagonal(weights, 0)
    ties = weights > 0
    share = (ties & ties.T).sum() / ties.sum()
    density = ties.sum() / (12 * 11)
    edges = {"from": start.tolist(), "to": end.tolist(), "nodes": 12}
    result = probe("association.reciprocity", **edges)
    assert result["share"] == pytest.approx(share)
    assert result["excess"] == pytest.approx((share - density) / (1 - density))
    assert probe("association.weighted_reciprocity", **edges) == pytest.approx(
        np.minimum(weights, weights.T).sum() / weights.sum())


@pytest.mark.parametrize("seed", SEEDS)
def test_ei_permutation_agrees_with_all_permutations(probe, seed):
    random = np.random.default_rng(seed)
    group_of_sender = np.array([0, 0, 0, 1, 1, 1, 2])
    sender = random.integers(0, 7, size=40)
    end = np.where(random.random(40) < 0.3, group_of_sender[sender], random.integers(0, 3, 40))
    everything = [np.mean(np.where(np.array(groups)[sender] == end, -1, 1))
                  for groups in itertools.permutations(group_of_sender)]
    result = probe("association.ei_permutation", sender=sender.tolist(), to=end.tolist(),
                   group_of_sender=group_of_sender.tolist(), draws=4_000)
    observed = np.mean(np.where(group_of_sender[sender] == end, -1, 1))
    assert result["index"] == pytest.approx(observed)
    assert result["expected"] == pytest.approx(np.mean(everything), abs=1e-12)
    farther = np.abs(everything - np.mean(everything)) >= abs(observed - np.mean(everything)) - 1e-9
    assert result["p"] == pytest.approx(farther.mean(), abs=0.035)
    assert result["low"] == pytest.approx(np.quantile(everything, 0.025), abs=0.051)
    assert result["high"] == pytest.approx(np.quantile(everything, 0.975), abs=0.051)


def test_what_does_not_exist_says_why(probe):
    with pytest.raises(Absent, match="same value"):
        probe("association.pearson", x=[1, 1, 1], y=[1, 2, 3])
