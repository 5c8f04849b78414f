"""Corrected estimates against ppi_py, statsmodels on Ỹ, and their formulas in numpy."""

import numpy as np
import ppi_py
import pytest
import statsmodels.api as sm
from scipy import optimize, stats

SEEDS = range(10)
N = 400


class Sample:
    """Units of 50 clusters, labelled by a machine that errs, with gold by known chances."""

    def __init__(self, seed, binary=False):
        random = np.random.default_rng(seed)
        self.clusters = random.integers(0, 50, size=N)
        self.x = np.column_stack([np.ones(N), random.normal(size=N), random.integers(0, 2, size=N)])
        mean = self.x @ [0.3, 0.8, -0.5] + random.normal(scale=0.5, size=50)[self.clusters]
        if binary:
            self.gold = (random.random(N) < 1 / (1 + np.exp(-mean))).astype(float)
            self.predicted = np.where(random.random(N) < 0.8, self.gold, self.x[:, 2])
        else:
            self.gold = mean + random.normal(size=N)
            self.predicted = 0.3 + 0.8 * self.gold + random.normal(scale=0.4, size=N)
        self.inclusion = np.where(self.x[:, 2] == 1, 0.5, 0.2)
        self.sampled = random.random(N) < self.inclusion

    def corrected(self, predicted=None, gold=None):
        predicted = self.predicted if predicted is None else predicted
        gold = self.gold if gold is None else gold
        return predicted + np.where(self.sampled, 1 / self.inclusion, 0) * (gold - predicted)

    def request(self, **more):
        return {"predicted": self.predicted.tolist(), "gold": self.gold.tolist(),
                "sampled": self.sampled.astype(int).tolist(),
                "inclusion": self.inclusion.tolist(), **more}


def draw_by_stratum(sample, seed):
    """Gold drawn anew: 20 of the stratum 0, 45 of the stratum 1."""
    random = np.random.default_rng(seed)
    strata = sample.x[:, 2].astype(int)
    sample.sampled = np.zeros(N, bool)
    for stratum, size in enumerate((20, 45)):
        units = np.flatnonzero(strata == stratum)
        sample.sampled[random.choice(units, size, replace=False)] = True
        sample.inclusion[units] = size / len(units)
    return strata


@pytest.mark.parametrize("seed", SEEDS)
def test_the_mean_of_independent_units_has_sd_over_root_n(probe, seed):
    sample = Sample(seed)
    corrected = sample.corrected()
    result = probe("imperfect_labels.mean", **sample.request())
    assert result["estimate"] == pytest.approx(corrected.mean())
    assert result["standard_error"] == pytest.approx(corrected.std(ddof=1) / np.sqrt(N))
    reach = stats.t.ppf(0.975, sample.sampled.sum() - 1) * result["standard_error"]
    assert result["high"] == pytest.approx(result["estimate"] + reach)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_mean_of_clusters_equals_statsmodels_on_the_corrected_labels(probe, seed):
    sample = Sample(seed)
    fit = sm.OLS(sample.corrected(), np.ones(N)).fit(
        cov_type="cluster", cov_kwds={"groups": sample.clusters})
    result = probe("imperfect_labels.mean", **sample.request(clusters=sample.clusters.tolist()))
    assert result["estimate"] == pytest.approx(fit.params[0])
    assert result["standard_error"] == pytest.approx(fit.bse[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_these_units_by_strata_have_cochran_s_error(probe, seed):
    sample = Sample(seed)
    strata = draw_by_stratum(sample, seed)
    errors = sample.gold - sample.predicted
    estimate, variance = sample.predicted.mean(), 0
    for stratum in (0, 1):
        here = strata == stratum
        drawn = errors[here & sample.sampled]
        weight = here.mean()
        estimate += weight * drawn.mean()
        variance += weight ** 2 * (1 - len(drawn) / here.sum()) * drawn.var(ddof=1) / len(drawn)
    result = probe("imperfect_labels.mean", these_units=True,
                   **sample.request(strata=strata.tolist()))
    assert result["estimate"] == pytest.approx(estimate)
    assert result["standard_error"] == pytest.approx(np.sqrt(variance))
    assert result["degrees_of_freedom"] == 20 + 45 - 2


@pytest.mark.parametrize("seed", SEEDS)
def test_these_units_one_by_one_have_horvitz_and_thompson_s_error(probe, seed):
    sample = Sample(seed)
    errors, pi = (sample.gold - sample.predicted)[sample.sampled], sample.inclusion[sample.sampled]
    result = probe("imperfect_labels.mean", these_units=True, **sample.request())
    assert result["standard_error"] == pytest.approx(
        np.sqrt(np.sum((1 - pi) / pi ** 2 * errors ** 2)) / N)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_domain_mean_has_the_error_of_the_linearised_ratio(probe, seed):
    sample = Sample(seed)
    random = np.random.default_rng(100 + seed)
    domain = random.random(N) < 0.5
    machine_domain = np.where(random.random(N) < 0.9, domain, ~domain).astype(float)
    above = sample.corrected(sample.predicted * machine_domain, sample.gold * domain)
    below = sample.corrected(machine_domain, domain.astype(float))
    ratio = above.sum() / below.sum()
    scores = (above - ratio * below) / below.sum()
    sums = np.bincount(sample.clusters, weights=scores)
    groups = len(np.unique(sample.clusters))
    error = np.sqrt(groups / (groups - 1) * np.sum(sums ** 2))
    request = sample.request(clusters=sample.clusters.tolist(),
                             predicted_domain=machine_domain.tolist(),
                             gold_domain=domain.astype(int).tolist())
    request["predicted"] = (sample.predicted * machine_domain).tolist()
    request["gold"] = (sample.gold * domain).tolist()
    result = probe("imperfect_labels.ratio", **request)
    assert result["estimate"] == pytest.approx(ratio)
    assert result["standard_error"] == pytest.approx(error)


def covariance_of(result):
    k = len(result["estimates"])
    return np.array(result["covariance"]).reshape(k, k)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_linear_regression_of_labels_equals_statsmodels_on_the_corrected_labels(probe, seed):
    sample = Sample(seed)
    fit = sm.OLS(sample.corrected(), sample.x).fit(
        cov_type="cluster", cov_kwds={"groups": sample.clusters})
    result = probe("imperfect_labels.regression", model="linear", columns=3,
                   predicted_covariates=sample.x.ravel().tolist(),
                   **sample.request(clusters=sample.clusters.tolist()))
    small_sample = (N - 1) / (N - 3)  # statsmodels' second factor
    assert result["estimates"] == pytest.approx(fit.params.tolist())
    assert covariance_of(result) == pytest.approx(fit.cov_params() / small_sample, rel=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_logistic_regression_with_all_gold_equals_statsmodels(probe, seed):
    sample = Sample(seed, binary=True)
    sample.sampled[:] = True
    sample.inclusion[:] = 1
    fit = sm.Logit(sample.gold, sample.x).fit(
        disp=0, cov_type="cluster", cov_kwds={"groups": sample.clusters})
    result = probe("imperfect_labels.regression", model="logistic", columns=3,
                   predicted_covariates=sample.x.ravel().tolist(),
                   **sample.request(clusters=sample.clusters.tolist()))
    small_sample = (N - 1) / (N - 3)
    assert result["estimates"] == pytest.approx(fit.params.tolist(), rel=1e-5)
    assert covariance_of(result) == pytest.approx(fit.cov_params() / small_sample, rel=1e-4)


@pytest.mark.parametrize("model", ["linear", "logistic"])
@pytest.mark.parametrize("seed", SEEDS)
def test_labelled_covariates_solve_the_corrected_equations(probe, seed, model):
    """Outcome and one covariate by machine; root and sandwich by scipy and numpy."""
    sample = Sample(seed, binary=model == "logistic")
    random = np.random.default_rng(200 + seed)
    machine_x = sample.x.copy()
    machine_x[:, 2] = np.where(random.random(N) < 0.9, sample.x[:, 2], 1 - sample.x[:, 2])
    weight = np.where(sample.sampled, 1 / sample.inclusion, 0)[:, None]

    def mean(t):
        return 1 / (1 + np.exp(-t)) if model == "logistic" else t

    def scores(beta):
        machine = machine_x * (sample.predicted - mean(machine_x @ beta))[:, None]
        gold = sample.x * (sample.gold - mean(sample.x @ beta))[:, None]
        return machine + weight * (gold - machine)

    solved = optimize.root(lambda beta: scores(beta).sum(0), np.zeros(3), tol=1e-12)
    assert np.abs(scores(solved.x).sum(0)).max() < 1e-9
    jacobian = np.array([(scores(solved.x + step).sum(0) - scores(solved.x - step).sum(0)) / 2e-6
                         for step in 1e-6 * np.eye(3)]).T
    found = scores(solved.x)
    middle = N / (N - 1) * found.T @ found
    expected = np.linalg.inv(jacobian) @ middle @ np.linalg.inv(jacobian).T
    result = probe("imperfect_labels.regression", model=model, columns=3,
                   predicted_covariates=machine_x.ravel().tolist(),
                   gold_covariates=sample.x.ravel().tolist(), **sample.request())
    assert result["estimates"] == pytest.approx(solved.x.tolist(), rel=1e-6)
    assert covariance_of(result) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("weight", [None, 0.0, 0.4, 1.0])
@pytest.mark.parametrize("seed", SEEDS)
def test_prediction_powered_means_equal_ppi_py(probe, seed, weight):
    random = np.random.default_rng(seed)
    n, big = int(random.integers(30, 200)), int(random.integers(300, 2000))
    gold = random.normal(size=n)
    with_gold = gold * random.uniform(-0.2, 1) + random.normal(size=n)
    without = random.normal(size=big) * with_gold.std()
    arguments = {} if weight is None else {"lambda": weight}
    result = probe("imperfect_labels.prediction_powered", gold=gold.tolist(),
                   with_gold=with_gold.tolist(), without_gold=without.tolist(), **arguments)
    estimate = ppi_py.ppi_mean_pointestimate(gold, with_gold, without, lam=weight)
    low, high = ppi_py.ppi_mean_ci(gold, with_gold, without, alpha=0.05, lam=weight)
    assert result["estimate"] == pytest.approx(float(np.squeeze(estimate)), abs=1e-12)
    # ppi_py divides variances by n, we by n − 1
    error = np.sqrt(result["lambda"] ** 2 * without.var() / big
                    + (gold - result["lambda"] * with_gold).var() / n)
    assert float(np.squeeze(high - low)) == pytest.approx(2 * 1.959963984540054 * error, rel=1e-9)
    assert result["high"] - result["low"] == pytest.approx(float(np.squeeze(high - low)),
                                                           rel=1.5 / n)
