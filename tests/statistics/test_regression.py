"""Regressions beside statsmodels, over seeded random designs."""

import numpy as np
import pytest
import statsmodels.api as sm
from conftest import Absent

SEEDS = range(6)
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning:statsmodels")


def design(seed, rows=300):
    """Columns of quite different sizes, and two crossed kinds of clusters."""
    random = np.random.default_rng(seed)
    x = np.column_stack([np.ones(rows), random.normal(size=rows), random.integers(0, 2, rows),
                         1e4 * random.normal(size=rows)])
    first = random.integers(0, 40, rows)
    second = random.integers(0, 55, rows)
    lean = .4 * random.normal(size=40)[first] + .4 * random.normal(size=55)[second]
    eta = x @ np.array([.3, .5, -.4, 2e-5]) + lean
    return random, x, eta, first, second


def dense(clusters):
    return np.unique(clusters, return_inverse=True)[1]


# ours → statsmodels: the same estimator with the same small-sample factor.
def kinds(first, second):
    two = np.column_stack([dense(first), dense(second)])
    return {
        "model": ("nonrobust", {}),
        "clusters": ("cluster", {"groups": dense(first)}),
        "two clusters": ("cluster", {"groups": two}),
        "newey west": ("HAC", {"maxlags": 5, "use_correction": True}),
    }


def compare(ours, theirs, tolerance=1e-6, coefficients=None):
    """`tolerance` relative; statsmodels' optimisers stop at about 1e-8."""
    wanted = np.asarray(theirs.params).ravel(order="F")[:coefficients]
    k = len(wanted)
    errors = np.sqrt(np.diag(theirs.cov_params()))[:k]
    got = np.array([c["estimate"] for c in ours["coefficients"]])
    np.testing.assert_allclose(got, wanted, rtol=tolerance, atol=tolerance * abs(errors).min())
    np.testing.assert_allclose([c["error"] for c in ours["coefficients"]], errors, rtol=tolerance)
    covariance = np.array(ours["covariance"]).reshape(k, k)
    scale = np.outer(errors, errors)
    np.testing.assert_allclose(covariance / scale, np.asarray(theirs.cov_params())[:k, :k] / scale,
                               atol=10 * tolerance)


def request(x, y, kind, first, second, **more):
    return dict(x=x.tolist(), y=np.asarray(y, float).tolist(), errors=kind, lags=5,
                first_cluster=first.tolist(), second_cluster=second.tolist(), **more)


KINDS = ["model", "clusters", "two clusters", "newey west"]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KINDS)
def test_least_squares_agrees_with_statsmodels(probe, seed, kind):
    random, x, eta, first, second = design(seed)
    y = eta + random.normal(size=len(eta))
    ours = probe("regression.least_squares", **request(x, y, kind, first, second))
    cov_type, options = kinds(first, second)[kind]
    theirs = sm.OLS(y, x).fit(cov_type=cov_type, cov_kwds=options or None)
    compare(ours, theirs, 1e-8)
    assert ours["log_likelihood"] == pytest.approx(theirs.llf)


@pytest.mark.parametrize("seed", SEEDS)
def test_robust_errors_agree_with_hc1(probe, seed):
    random, x, eta, first, second = design(seed)
    y = eta + random.normal(size=len(eta)) * (1 + x[:, 2])
    compare(probe("regression.least_squares", **request(x, y, "robust", first, second)),
            sm.OLS(y, x).fit(cov_type="HC1"), 1e-8)


@pytest.mark.parametrize("seed", SEEDS)
def test_clustered_p_and_interval_use_t_with_clusters_less_one(probe, seed):
    random, x, eta, first, second = design(seed)
    y = eta + random.normal(size=len(eta))
    ours = probe("regression.least_squares", **request(x, y, "clusters", first, second))
    theirs = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": dense(first)}, use_t=True)
    np.testing.assert_allclose([c["p"] for c in ours["coefficients"]], theirs.pvalues, rtol=1e-8)
    np.testing.assert_allclose([[c["low"], c["high"]] for c in ours["coefficients"]],
                               theirs.conf_int(), rtol=1e-8)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KINDS)
def test_logistic_agrees_with_statsmodels(probe, seed, kind):
    random, x, eta, first, second = design(seed)
    y = (random.random(len(eta)) < 1 / (1 + np.exp(-eta))).astype(float)
    ours = probe("regression.logistic", **request(x, y, kind, first, second))
    cov_type, options = kinds(first, second)[kind]
    theirs = sm.Logit(y, x).fit(cov_type=cov_type, cov_kwds=options or None, disp=0, tol=1e-12)
    compare(ours, theirs)
    assert ours["log_likelihood"] == pytest.approx(theirs.llf)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["model", "clusters"])
def test_multinomial_logistic_agrees_with_statsmodels(probe, seed, kind):
    random, x, eta, first, second = design(seed)
    x = x * [1, 1, 1, 1e-4]  # statsmodels' optimiser needs columns of one size
    latent = np.column_stack([np.zeros(len(eta)), eta, -.5 * eta]) + random.gumbel(
        size=(len(eta), 3))
    y = latent.argmax(axis=1)
    ours = probe("regression.multinomial_logistic", categories=3,
                 **request(x, y, kind, first, second))
    theirs = sm.MNLogit(y, x).fit(disp=0, method="newton", tol=1e-12)
    if kind == "model":
        compare(ours, theirs)
        return
    # The sandwich of MNLogit by hand: statsmodels offers none.
    p = theirs.predict()
    scores = np.hstack([((y == j) - p[:, j])[:, None] * x for j in (1, 2)])
    sums = np.zeros((first.max() + 1, scores.shape[1]))
    np.add.at(sums, first, scores)
    clusters, (n, k) = len(np.unique(first)), scores.shape
    bread = theirs.normalized_cov_params
    wanted = bread @ sums.T @ sums @ bread * clusters / (clusters - 1) * (n - 1) / (n - k)
    np.testing.assert_allclose(np.array(ours["covariance"]).reshape(k, k), wanted, rtol=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KINDS)
def test_poisson_agrees_with_statsmodels(probe, seed, kind):
    random, x, eta, first, second = design(seed)
    days = random.uniform(.5, 3, len(eta))
    y = random.poisson(days * np.exp(eta))
    ours = probe("regression.poisson", offset=np.log(days).tolist(),
                 **request(x, y, kind, first, second))
    cov_type, options = kinds(first, second)[kind]
    theirs = sm.Poisson(y, x, offset=np.log(days)).fit(
        cov_type=cov_type, cov_kwds=options or None, disp=0, method="newton", tol=1e-12)
    compare(ours, theirs)
    assert ours["log_likelihood"] == pytest.approx(theirs.llf)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KINDS)
def test_negative_binomial_agrees_with_statsmodels(probe, seed, kind):
    random, x, eta, first, second = design(seed)
    x = x * [1, 1, 1, 1e-4]
    mean = np.exp(eta + 1)
    y = random.negative_binomial(1.5, 1.5 / (1.5 + mean))
    ours = probe("regression.negative_binomial", **request(x, y, kind, first, second))
    cov_type, options = kinds(first, second)[kind]
    theirs = sm.NegativeBinomial(y, x).fit(
        cov_type=cov_type, cov_kwds=options or None, disp=0, method="bfgs", maxiter=5000,
        gtol=1e-8)
    compare(ours, theirs, 2e-4, coefficients=4)  # bfgs and numeric derivatives
    assert ours["log_likelihood"] >= theirs.llf - 1e-7
    assert ours["log_likelihood"] == pytest.approx(theirs.llf, rel=1e-8)
    assert ours["dispersion"] == pytest.approx(theirs.params[-1], rel=1e-3)
    assert ours["dispersion_error"] == pytest.approx(theirs.bse[-1], rel=1e-2)


def test_the_published_longley_data_come_from_the_same_place(probe):
    """NIST StRD certified values are in least_squares_test.cpp; here statsmodels' copy of the data."""
    data = sm.datasets.longley.load_pandas()
    x = sm.add_constant(data.exog)
    ours = probe("regression.least_squares", x=x.values.tolist(), y=data.endog.tolist())
    compare(ours, sm.OLS(data.endog, x).fit(), 1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_separation_is_found_and_named(probe, seed):
    random, x, eta, *_ = design(seed)
    y = (random.random(len(eta)) < .5).astype(float)
    marker = random.integers(0, 2, len(eta)) * (y == 1)  # 1 only where the outcome is 1
    with pytest.raises(Absent, match="separated: .*'marker'.* predict"):
        probe("regression.logistic", x=np.column_stack([x, marker]).tolist(), y=y.tolist(),
              names=["one", "size", "kind", "wealth", "marker"])


@pytest.mark.parametrize("seed", SEEDS)
def test_nearly_separated_outcomes_still_have_a_fit(probe, seed):
    random, x, eta, first, second = design(seed)
    y = (x[:, 1] > 0).astype(float)
    y[np.argmax(x[:, 1])] = 0  # one row on the wrong side makes the maximum finite
    ours = probe("regression.logistic", **request(x, y, "model", first, second))
    compare(ours, sm.Logit(y, x * [1, 1, 1, 1]).fit(disp=0, maxiter=200, tol=1e-12), 1e-4)
