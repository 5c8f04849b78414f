"""Agreement against krippendorff, scikit-learn, statsmodels and definitions in numpy."""

import krippendorff
import numpy as np
import pytest
from sklearn import metrics
from statsmodels.stats.inter_rater import fleiss_kappa

from conftest import Absent

SEEDS = range(12)


def coding(seed, missing=0.3, units=120):
    """Codes of 2 to 6 coders who see the truth with an accuracy of their own; −1 is missing."""
    random = np.random.default_rng(seed)
    coders = int(random.integers(2, 7))
    categories = int(random.integers(2, 7))
    truth = random.integers(0, categories, size=(units, 1))
    seen = random.random((units, coders)) < random.uniform(0.3, 0.95, size=coders)
    codes = np.where(seen, truth, random.integers(0, categories, size=(units, coders)))
    return np.where(random.random((units, coders)) < missing, -1, codes), categories


def request(codes, categories):
    return {"codes": codes.ravel().tolist(), "coders": codes.shape[1], "categories": categories}


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_equals_krippendorff(probe, seed, level):
    codes, categories = coding(seed)
    values = np.sort(np.random.default_rng(seed).uniform(0, 9, size=categories))
    rated = np.where(codes < 0, np.nan, values[codes]).T
    expected = krippendorff.alpha(rated, level_of_measurement=level, value_domain=values)
    got = probe("agreement.krippendorff_alpha", level=level, values=values.tolist(),
                **request(codes, categories))
    assert got == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("distance", ["nominal", "linear", "quadratic"])
@pytest.mark.parametrize("seed", SEEDS)
def test_kappa_equals_scikit_learn(probe, seed, distance):
    codes, categories = coding(seed, missing=0)
    first, second = codes[:, 0], codes[:, 1]
    table = metrics.confusion_matrix(first, second, labels=range(categories))
    expected = metrics.cohen_kappa_score(first, second, labels=range(categories),
                                         weights=None if distance == "nominal" else distance)
    got = probe("agreement.cohen_kappa", categories=categories, distance=distance,
                table=table.ravel().tolist())
    assert got == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_fleiss_kappa_equals_statsmodels(probe, seed):
    codes, categories = coding(seed, missing=0)
    table = np.array([np.bincount(unit, minlength=categories) for unit in codes])
    assert probe("agreement.fleiss_kappa", **request(codes, categories)) == pytest.approx(
        fleiss_kappa(table), abs=1e-12)


def gwet_by_definition(codes, weights):
    """Gwet 2014, chapter 4, unit by unit."""
    categories = len(weights)
    counts = [np.bincount(unit[unit >= 0], minlength=categories) for unit in codes]
    counts = [unit for unit in counts if unit.sum() > 0]
    pairs = [unit for unit in counts if unit.sum() > 1]
    agreed = np.mean([np.sum(r * (weights @ r - 1)) / (r.sum() * (r.sum() - 1)) for r in pairs])
    shares = np.mean([r / r.sum() for r in counts], axis=0)
    chance = weights.sum() / (categories * (categories - 1)) * np.sum(shares * (1 - shares))
    return (agreed - chance) / (1 - chance)


@pytest.mark.parametrize("seed", SEEDS)
def test_gwet_s_coefficients_equal_their_definition(probe, seed):
    codes, categories = coding(seed)
    steps = np.abs(np.subtract.outer(range(categories), range(categories)))
    for distance, weights in [("nominal", np.eye(categories)),
                              ("linear", 1 - steps / (categories - 1)),
                              ("quadratic", 1 - (steps / (categories - 1)) ** 2)]:
        got = probe("agreement.gwet_ac2", distance=distance, **request(codes, categories))
        assert got == pytest.approx(gwet_by_definition(codes, weights), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_categories_equal_scikit_learn(probe, seed):
    codes, categories = coding(seed, missing=0)
    reference, coder = codes[:, 0], codes[:, 1]
    table = metrics.confusion_matrix(reference, coder, labels=range(categories))
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        reference, coder, labels=range(categories))
    rows = probe("agreement.categories", categories=categories, table=table.ravel().tolist())
    for k, row in enumerate(rows):
        assert row["precision"] == pytest.approx(precision[k])
        assert row["recall"] == pytest.approx(recall[k])
        assert row["f1"] == pytest.approx(f1[k])
        assert row["kappa"] == pytest.approx(
            metrics.cohen_kappa_score(reference == k, coder == k), abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_bootstrap_interval_equals_a_loop_over_units(probe, seed):
    """The patterns drawn as multinomial give what numpy's drawn units give, up to luck."""
    codes, categories = coding(seed)
    random = np.random.default_rng(seed)
    drawn = [krippendorff.alpha(
        np.where(units < 0, np.nan, units).T, level_of_measurement="nominal")
        for units in (codes[random.integers(0, len(codes), len(codes))] for _ in range(1_000))]
    result = probe("agreement.bootstrap_alpha", level="nominal", draws=4_000,
                   **request(codes, categories))
    tolerance = 0.25 * np.std(drawn)
    assert result["low"] == pytest.approx(np.quantile(drawn, 0.025), abs=tolerance)
    assert result["high"] == pytest.approx(np.quantile(drawn, 0.975), abs=tolerance)


def test_an_undefined_kappa_is_an_absence(probe):
    with pytest.raises(Absent, match="one and the same category"):
        probe("agreement.cohen_kappa", categories=2, table=[4, 0, 0, 0])
