"""What the tables need that pandas and scipy do not have: entropy scores, and tests that know that
posts of one author are alike. Arrays end in authors × 2 groups; an author without posts counts for
nothing."""

import numpy as np
from scipy import special, stats


def entropy_scores(metrics):
    """x, each column brought to 0 … 1, and its sum weighted by how unevenly rows share columns."""
    least, spread = metrics.min(axis=0), np.ptp(metrics, axis=0)
    x = np.divide(metrics - least, spread, out=np.zeros(metrics.shape), where=spread > 0)
    redundancy = np.nan_to_num(1 - stats.entropy(x, axis=0) / np.log(len(x)))
    weights = redundancy / redundancy.sum() if redundancy.any() else 1 / x.shape[1]
    return x, (x * weights).sum(axis=1)


def wilson(part, whole):
    """The ends of Wilson's 95 % interval; NaN where the whole is 0."""
    z, n = stats.norm.ppf(.975), np.where(whole > 0, whole, np.nan)
    centre, shrink = part / n + z**2 / n / 2, 1 + z**2 / n
    reach = z * np.sqrt(part / n * (1 - part / n) / n + z**2 / n**2 / 4)
    low = np.where(part == 0, 0 * n, (centre - reach) / shrink)
    return low, np.where(part == whole, 0 * n + 1, (centre + reach) / shrink)


def intraclass_correlation(units, deviations, squares, variance):
    """By analysis of variance of the errors in standard deviations of their group, cut to 0 … 1."""
    size = units.sum(axis=2)
    residuals = np.where(variance > 0, deviations / np.sqrt(variance), 0).sum(axis=2)
    squared = np.where(variance > 0, squares / variance, 0).sum(axis=2)
    explained = np.where(size > 0, residuals**2 / size, 0)
    n, authors = size.sum(axis=1), (size > 0).sum(axis=1)
    typical_size = (n - (size**2).sum(axis=1) / n) / (authors - 1)
    between = explained.sum(axis=1) / (authors - 1)
    within = np.maximum((squared - explained).sum(axis=1) / (n - authors), 0)
    return np.clip((between - within) / (between + (typical_size - 1) * within), 0, 1)


def satterthwaite(units, variance, correlation, factors):
    """2 E(V)² ÷ Var(V) under one correlation within authors (Bell and McCaffrey 2002), from the
    diagonal and the rank-four rest of the covariance of the authors' errors."""
    n = units.sum(axis=1, keepdims=True)
    share, correlation = units / n, correlation[:, None, None]
    spread = share * np.sqrt(variance)
    covariance = correlation[..., None] * spread[..., :, None] * spread[..., None, :]
    covariance[..., [0, 1], [0, 1]] += (1 - correlation) * variance * share / n
    errors = (covariance * factors[..., None, :]).sum(axis=3)
    rest = np.concatenate([errors, factors * share], axis=2)
    diagonal = (errors * factors).sum(axis=2)
    kernel = np.zeros((len(units), 4, 4))
    kernel[:, 2:, 2:] = covariance.sum(axis=1)
    kernel[:, [0, 1, 2, 3], [2, 3, 0, 1]] = -1
    quadratic = ((rest @ kernel) * rest).sum(axis=2)
    products = kernel @ (rest.swapaxes(1, 2) @ rest)
    squared = (diagonal**2 + 2 * diagonal * quadratic).sum(axis=1)
    squared += (products * products.swapaxes(1, 2)).sum(axis=(1, 2))
    return (diagonal + quadratic).sum(axis=1) ** 2 / squared


def mean_differences(units, sums, squares):
    """First group's mean less the second's, with a sandwich error by author: columns of a table, a
    row a test. Units, Σ x and Σ x² are tests × authors × groups."""
    with np.errstate(all="ignore"):
        n = units.sum(axis=1)
        mean = sums.sum(axis=1) / n
        variance = np.maximum((squares.sum(axis=1) - n * mean**2) / (n - 1), 0)
        centre, spread = mean[:, None], variance[:, None]
        deviations = sums - units * centre
        squares = np.maximum(squares - 2 * centre * sums + units * centre**2, 0)
        present = (units > 0).sum(axis=1)
        factors = (np.sqrt(present / (present - 1)) * [1, -1])[:, None]
        error = np.sqrt(((deviations / n[:, None] * factors).sum(axis=2) ** 2).sum(axis=1))
        correlation = intraclass_correlation(units, deviations, squares, spread)
        freedom = satterthwaite(units, spread, correlation, factors)
        difference = mean[:, 0] - mean[:, 1]
        g = hedges_g(n, difference, variance)
    few = (present < 2).any(axis=1)
    alike = error == 0
    reason = np.select([few, alike], ["a level has fewer than two authors with such posts",
                                      "authors do not differ: there is no error to tell"], None)
    error, freedom = (np.where(few | alike, np.nan, part) for part in (error, freedom))
    t, reach = difference / error, stats.t.ppf(.975, freedom) * error
    return {"n_first": n[:, 0], "n_second": n[:, 1], "mean_first": mean[:, 0],
            "mean_second": mean[:, 1], "difference": difference, "low": difference - reach,
            "high": difference + reach, "standard_error": error, "degrees_of_freedom": freedom,
            "statistic": t, "p": 2 * stats.t.sf(np.abs(t), freedom), "hedges_g": g,
            "reason": reason}


def hedges_g(n, difference, variance):
    freedom = n.sum(axis=1) - 2
    pooled = np.sqrt((variance * (n - 1)).sum(axis=1) / freedom)
    return special.poch((freedom - 1) / 2, .5) / np.sqrt(freedom / 2) * difference / pooled


def benjamini_hochberg(p):
    """q of those that are numbers."""
    q, known = p.copy(), ~np.isnan(p)
    q[known] = stats.false_discovery_control(p[known])
    return q


def rao_scott(cells):
    """Of authors × rows × columns: the second-order test, Cramér's V and the mean design effect."""
    cells = cells[cells.any(axis=(1, 2))]
    cells = cells[:, :, cells.any(axis=(0, 1))]
    authors, rows, columns = cells.shape
    n = cells.sum()
    shares = cells.sum(axis=0) / n
    of_rows, of_columns = shares.sum(axis=1, keepdims=True), shares.sum(axis=0, keepdims=True)
    expected = of_rows * of_columns
    above = shares - expected
    scores = (cells - of_columns * cells.sum(axis=2, keepdims=True)
              - of_rows * cells.sum(axis=1, keepdims=True)
              + (expected - above) * cells.sum(axis=(1, 2), keepdims=True))
    scores = (scores / n / np.sqrt(expected)).reshape(authors, -1)
    effects = scores.T @ scores * n * authors / (authors - 1)
    pearson = n * (above**2 / expected).sum()
    total = np.trace(effects)
    freedom = total**2 / (effects**2).sum()
    return {"statistic": pearson / total, "degrees_of_freedom": freedom,
            "denominator_degrees_of_freedom": freedom * (authors - 1),
            "p": stats.f.sf(pearson / total, freedom, freedom * (authors - 1)),
            "cramers_v": np.sqrt(pearson / n / (min(rows, columns) - 1)),
            "design_effect": total / (rows - 1) / (columns - 1)}


def adjusted_residuals(table):
    n = table.sum()
    rows, columns = table.sum(axis=1, keepdims=True) / n, table.sum(axis=0, keepdims=True) / n
    expected = n * rows * columns
    spread = np.sqrt(expected * (1 - rows) * (1 - columns))
    return np.divide(table - expected, spread, out=np.zeros(table.shape), where=spread > 0)
