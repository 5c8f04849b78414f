"""Comparisons of groups against scipy and statsmodels; the clustered one also by its matrices."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import special, stats
from statsmodels.stats.meta_analysis import effectsize_smd
from statsmodels.stats.multitest import multipletests

SEEDS = range(20)


def two_groups(seed, ties):
    random = np.random.default_rng(seed)
    n1, n2 = random.integers(3, 60, 2)
    first, second = random.lognormal(1, 1, n1), random.lognormal(1.2, 1.5, n2)
    return (np.floor(first), np.floor(second)) if ties else (first, second)


@pytest.mark.parametrize("seed", SEEDS)
def test_welch_is_scipys(probe, seed):
    first, second = two_groups(seed, ties=False)
    expected = stats.ttest_ind(first, second, equal_var=False)
    interval = expected.confidence_interval(.9)
    found = probe("samples.welch", first=first.tolist(), second=second.tolist(), level=.9)
    names = ["t", "p", "degrees_of_freedom", "low", "high"]
    assert [found[name] for name in names] == pytest.approx(
        [expected.statistic, expected.pvalue, expected.df, interval.low, interval.high], rel=1e-9)


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_mann_whitney_and_cliffs_delta_are_scipys(probe, seed, ties):
    first, second = two_groups(seed, ties)
    if seed < 8:
        first, second = first[:20], second[:20]
    found = probe("samples.mann_whitney", first=first.tolist(), second=second.tolist())
    method = "exact" if found["exact"] else "asymptotic"
    assert found["exact"] == (not ties and max(len(first), len(second)) <= 20)
    expected = stats.mannwhitneyu(first, second, method=method)
    assert found["u"] == expected.statistic
    assert found["p"] == pytest.approx(expected.pvalue, rel=1e-9)
    assert probe("samples.cliffs_delta", first=first.tolist(), second=second.tolist()) == (
        pytest.approx(np.sign(first[:, None] - second[None, :]).mean(), abs=1e-14))


@pytest.mark.parametrize("seed", SEEDS)
def test_kruskal_wallis_is_scipys(probe, seed):
    random = np.random.default_rng(seed)
    groups = [np.floor(random.lognormal(1, 1, random.integers(1, 50))) for _ in range(4)]
    expected = stats.kruskal(*groups)
    assert probe("samples.kruskal_wallis", groups=[g.tolist() for g in groups]) == pytest.approx(
        [expected.statistic, expected.pvalue], rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_hedges_g_is_statsmodels_but_for_its_approximate_correction(probe, seed):
    first, second = two_groups(seed, ties=False)
    g, error = probe("samples.hedges_g", first=first.tolist(), second=second.tolist())
    m = len(first) + len(second) - 2
    exact = np.exp(special.gammaln(m / 2) - special.gammaln((m - 1) / 2)) / np.sqrt(m / 2)
    pooled = np.sqrt(((len(first) - 1) * first.var(ddof=1) +
                      (len(second) - 1) * second.var(ddof=1)) / m)
    assert g == pytest.approx(exact * (first.mean() - second.mean()) / pooled, rel=1e-10)
    near, variance = effectsize_smd(first.mean(), first.std(ddof=1), len(first),
                                    second.mean(), second.std(ddof=1), len(second))
    assert g == pytest.approx(near, rel=5e-3)
    assert error == pytest.approx(np.sqrt(variance), rel=5e-2)


@pytest.mark.parametrize("seed", SEEDS)
def test_benjamini_hochberg_is_that_of_scipy_and_statsmodels(probe, seed):
    random = np.random.default_rng(seed)
    p = np.round(random.beta(.4, 1, random.integers(1, 100)), 3)
    found = probe("samples.benjamini_hochberg", p=p.tolist())
    assert found == pytest.approx(stats.false_discovery_control(p), rel=1e-12)
    assert found == pytest.approx(multipletests(p, method="fdr_bh")[1], rel=1e-12)


def clustered_units(seed, both):
    random = np.random.default_rng(seed)
    n, m = random.integers(40, 300), random.integers(6, 40)
    clusters = random.integers(0, m, n)
    groups = random.integers(0, 2, n) if both else clusters % 2
    groups[:2], clusters[:4] = [0, 1], [0, 1, 2, 3]
    if not both:
        groups = clusters % 2
    values = random.normal(size=m)[clusters] + (1 + groups) * random.normal(size=n)
    return values, groups, clusters


def satterthwaite(values, groups, clusters, factors, correlation):
    """The working model with every unit written out: covariance of the units, residual maker,
    clusters' weighted sums; degrees of freedom from the trace of their covariance."""
    n = len(values)
    sizes = np.array([(groups == g).sum() for g in (0, 1)])
    spread = np.array([values[groups == g].std(ddof=1) for g in (0, 1)])[groups]
    same = clusters[:, None] == clusters[None, :]
    covariance = np.outer(spread, spread) * (
        correlation * same + (1 - correlation) * np.eye(n))
    residual_maker = np.eye(n) - (groups[:, None] == groups[None, :]) / sizes[groups][:, None]
    scale = np.array([np.sqrt(factors[0]), -np.sqrt(factors[1])])[groups] / sizes[groups]
    to_clusters = (np.unique(clusters)[:, None] == clusters[None, :]) * scale
    B = to_clusters @ residual_maker @ covariance @ residual_maker.T @ to_clusters.T
    return np.trace(B) ** 2 / np.trace(B @ B)


def intraclass(values, groups, clusters):
    """ANOVA estimate of the intraclass correlation of standardised residuals."""
    e = np.array([(v - values[groups == g].mean()) / values[groups == g].std(ddof=1)
                  for v, g in zip(values, groups)])
    ids, sizes = np.unique(clusters, return_counts=True)
    means = np.array([e[clusters == c].mean() for c in ids])
    n, m = len(e), len(ids)
    between = (sizes * means ** 2).sum() / (m - 1)
    within = sum(((e[clusters == c] - e[clusters == c].mean()) ** 2).sum() for c in ids) / (n - m)
    typical = (n - (sizes ** 2).sum() / n) / (m - 1)
    return min(1, max(0, (between - within) / (between + (typical - 1) * within)))


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_clustered_welch_is_its_matrices_written_out(probe, seed, both):
    values, groups, clusters = clustered_units(seed, both)
    found = probe("samples.clustered_welch", values=values.tolist(), groups=groups.tolist(),
                  clusters=clusters.tolist(), level=.95)
    present = [len(np.unique(clusters[groups == g])) for g in (0, 1)]
    factors = [m / (m - 1) for m in present]
    squared = 0
    for c in np.unique(clusters):
        part = [sum(values[(clusters == c) & (groups == g)] - values[groups == g].mean())
                / (groups == g).sum() for g in (0, 1)]
        squared += (np.sqrt(factors[0]) * part[0] - np.sqrt(factors[1]) * part[1]) ** 2
    assert found["standard_error"] == pytest.approx(np.sqrt(squared), rel=1e-10)
    correlation = intraclass(values, groups, clusters)
    assert found["intraclass_correlation"] == pytest.approx(correlation, abs=1e-10)
    df = satterthwaite(values, groups, clusters, factors, correlation)
    assert found["degrees_of_freedom"] == pytest.approx(df, rel=1e-8)
    assert found["p"] == pytest.approx(2 * stats.t.sf(abs(found["t"]), df), rel=1e-7)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_all_clusters_in_both_groups_it_is_statsmodels_sandwich(probe, seed):
    random = np.random.default_rng(seed)
    clusters = np.repeat(np.arange(15), 8)
    groups = np.tile([0, 1, 0, 1, 1, 1, 0, 1], 15)
    values = random.normal(size=15)[clusters] + random.normal(size=120)
    model = sm.OLS(values, sm.add_constant(1 - groups)).fit(
        cov_type="cluster", cov_kwds=dict(groups=clusters, use_correction=False))
    found = probe("samples.clustered_welch", values=values.tolist(), groups=groups.tolist(),
                  clusters=clusters.tolist(), level=.95)
    assert found["difference"] == pytest.approx(model.params[1], rel=1e-9)
    assert found["standard_error"] == pytest.approx(model.bse[1] * np.sqrt(15 / 14), rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_clusters_of_one_unit_it_is_scipys_welch(probe, seed):
    first, second = two_groups(seed, ties=False)
    values = np.concatenate([first, second])
    expected = stats.ttest_ind(first, second, equal_var=False)
    found = probe("samples.clustered_welch", values=values.tolist(), level=.95,
                  groups=[0] * len(first) + [1] * len(second),
                  clusters=list(range(len(values))))
    assert [found["t"], found["degrees_of_freedom"], found["p"]] == pytest.approx(
        [expected.statistic, expected.df, expected.pvalue], rel=1e-9)
