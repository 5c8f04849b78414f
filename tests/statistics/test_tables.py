"""Tables against scipy and statsmodels; Rao–Scott against its matrices, written out."""

import numpy as np
import pytest
from scipy import stats
from scipy.linalg import null_space
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

SEEDS = range(20)


def table_of(seed, largest=60):
    random = np.random.default_rng(seed)
    table = random.integers(0, largest, (random.integers(2, 6), random.integers(2, 6)))
    table[0] += 1
    table[:, 0] += 1
    return table


@pytest.mark.parametrize("seed", SEEDS)
def test_chi_square_residuals_and_v_are_those_of_scipy_and_statsmodels(probe, seed):
    table = table_of(seed)
    expected = stats.chi2_contingency(table, correction=False)
    near = lambda value: pytest.approx(value, rel=1e-9, abs=1e-12)
    assert probe("tables.chi_square", table=table.tolist()) == near(
        [expected.statistic, expected.dof, expected.pvalue])
    assert probe("tables.adjusted_residuals", table=table.tolist()) == near(
        Table(table, shift_zeros=False).standardized_resids.ravel())
    assert probe("tables.cramers_v", table=table.tolist()) == near(
        stats.contingency.association(table, method="cramer"))


def corrected_v(table):
    """Bergsma 2013, "A bias-correction for Cramér's V and Tschuprow's T", section 3."""
    n, (r, c) = table.sum(), table.shape
    phi = stats.chi2_contingency(table, correction=False).statistic / n
    phi = max(0, phi - (r - 1) * (c - 1) / (n - 1))
    return np.sqrt(phi / min(r - (r - 1) ** 2 / (n - 1) - 1, c - (c - 1) ** 2 / (n - 1) - 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_corrected_v_is_bergsmas(probe, seed):
    table = table_of(seed)
    assert probe("tables.cramers_v_corrected", table=table.tolist()) == pytest.approx(
        corrected_v(table), abs=1e-10)


@pytest.mark.parametrize("seed", range(6))
def test_monte_carlo_p_is_the_exact_one_but_for_chance(probe, seed):
    random = np.random.default_rng(seed)
    table = random.integers(0, 6, (2, 3)) + 1
    rows, columns, n = table.sum(axis=1), table.sum(axis=0), table.sum()
    law = stats.random_table(rows, columns)
    statistic = lambda t: stats.chi2_contingency(t, correction=False).statistic
    found, exact = statistic(table), 0
    for a in range(min(rows[0], columns[0]) + 1):
        for b in range(min(rows[0] - a, columns[1]) + 1):
            other = np.array([[a, b, rows[0] - a - b]])
            other = np.vstack([other, columns - other])
            if other.min() >= 0 and statistic(other) >= found - 1e-9:
                exact += law.pmf(other)
    draws, exact = 20_000, min(1, exact)
    _, p = probe("tables.chi_square_monte_carlo", table=table.tolist(), tables=draws, seed=seed)
    assert p == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / draws) + 2 / draws), n


def rao_scott(rows, columns, clusters, weights):
    """Rao and Scott 1984 by matrices: contrasts C of the log-linear model without interaction, the
    sandwich covariance V of the cell shares, D the shares under independence;
    the design effects are the eigenvalues of (C'D⁻¹PD⁻¹C)⁻¹ (C'D⁻¹VD⁻¹C)."""
    n, r, c = len(rows), rows.max() + 1, columns.max() + 1
    cells = np.zeros((n, r * c))
    cells[np.arange(n), rows * c + columns] = 1
    weights = weights / weights.sum()
    shares = weights @ cells
    by_cluster = np.zeros((clusters.max() + 1, r * c))
    np.add.at(by_cluster, clusters, weights[:, None] * (cells - shares))
    present = len(np.unique(clusters))
    V = by_cluster.T @ by_cluster * present / (present - 1)
    table = shares.reshape(r, c)
    independent = np.outer(table.sum(1), table.sum(0)).ravel()
    P = (np.diag(independent) - np.outer(independent, independent)) / n
    main = np.array([[i == row for i in range(r)] + [j == column for j in range(c)]
                     for row in range(r) for column in range(c)], dtype=float)
    C = null_space(main.T)
    inverse = np.diag(1 / independent)
    effects = np.linalg.solve(C.T @ inverse @ P @ inverse @ C, C.T @ inverse @ V @ inverse @ C)
    pearson = n * ((shares - independent) ** 2 / independent).sum()
    total = np.trace(effects)
    df = total ** 2 / np.trace(effects @ effects)
    first_df = (r - 1) * (c - 1)
    return dict(pearson=pearson, mean_design_effect=total / first_df, f=pearson / total,
                first_order_p=stats.chi2.sf(pearson / total * first_df, first_df),
                numerator_df=df, denominator_df=df * (present - 1),
                p=stats.f.sf(pearson / total, df, df * (present - 1)))


@pytest.mark.parametrize("seed", SEEDS)
def test_rao_scott_is_its_matrices_written_out(probe, seed):
    random = np.random.default_rng(seed)
    n, r, c = random.integers(60, 400), random.integers(2, 4), random.integers(2, 6)
    clusters = random.integers(0, random.integers(8, 60), n)
    rows = (clusters + random.integers(0, 2, n)) % r
    columns = (clusters // 3 + random.integers(0, c, n)) % c
    rows[:r], columns[-c:] = range(r), range(c)
    weights = random.exponential(size=n) if seed % 2 else np.ones(n)
    found = probe("tables.rao_scott", rows=rows.tolist(), columns=columns.tolist(),
                  clusters=clusters.tolist(), weights=weights.tolist())
    expected = rao_scott(rows, columns, clusters, weights)
    assert found == {name: pytest.approx(value, rel=1e-7, abs=1e-14)
                     for name, value in expected.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_wilson_and_newcombe_are_statsmodels(probe, seed):
    random = np.random.default_rng(seed)
    n1, n2 = (int(10 ** random.uniform(0, 6)) for _ in range(2))
    s1, s2 = int(random.integers(0, n1 + 1)), int(random.integers(0, n2 + 1))
    level = float(random.uniform(.5, .999))
    low, high = proportion_confint(s1, n1, 1 - level, method="wilson")
    assert probe("tables.wilson", successes=s1, units=n1, level=level) == pytest.approx(
        [s1 / n1, low, high], rel=1e-9, abs=1e-12)
    low, high = confint_proportions_2indep(s1, n1, s2, n2, method="newcomb", compare="diff",
                                           alpha=1 - level)
    assert probe("tables.newcombe", first=[s1, n1], second=[s2, n2], level=level) == pytest.approx(
        [s1 / n1 - s2 / n2, low, high], rel=1e-7, abs=1e-9)
