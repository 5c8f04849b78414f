"""The trend's filter against the same model written out as matrices; breaks beside ruptures."""

import numpy as np
import pytest
import ruptures

SEEDS = range(6)


def model(seed, days=70):
    """A series, its noise and the covariance matrix of everything that is not free."""
    random = np.random.default_rng(seed)
    noise = {"bend": [1e-6, 1e-3][seed % 2], "dispersion": 1 + seed / 4,
             "wander": [0.0, 0.2][seed // 3], "memory": [0.0, 0.6][seed // 3]}
    information = random.uniform(0.5, 20, days)
    pace = random.uniform(0.1, 3, days)
    values = np.cumsum(random.normal(scale=0.3, size=days))
    day = np.arange(days)
    # A change of slope on day s adds t − s to the level of each later day t.
    reach = np.maximum(day[:, None] - day[None, :], 0)
    covariance = reach @ np.diag(noise["bend"] * pace) @ reach.T
    covariance += np.diag(noise["dispersion"] / information)
    covariance += noise["wander"] * noise["memory"] ** np.abs(day[:, None] - day[None, :])
    return values, information, pace, noise, covariance


def restricted(covariance, free):
    """P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹, and the logarithms of both determinants."""
    inverse = np.linalg.inv(covariance)
    middle = free.T @ inverse @ free
    projection = inverse - inverse @ free @ np.linalg.solve(middle, free.T @ inverse)
    return projection, np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(middle)[1]


def free_of(days, freed=()):
    day = np.arange(days)
    return np.column_stack([np.ones(days), day] + [(day >= at).astype(float) for at in freed])


def trend(probe, values, information, pace, noise, freed=()):
    return probe("changepoints.trend", values=values.tolist(), information=information.tolist(),
                 pace=pace.tolist(), freed=list(freed), **noise)


@pytest.mark.parametrize("freed", [(), (40,)])
@pytest.mark.parametrize("seed", SEEDS)
def test_gains_are_those_of_generalised_least_squares(probe, seed, freed):
    values, information, pace, noise, covariance = model(seed)
    days = len(values)
    projection, _ = restricted(covariance, free_of(days, freed))
    found = trend(probe, values, information, pace, noise, freed)
    for at in [8, 20, 33, 55, 62]:
        day = np.arange(days)
        for kind, added in [("jump", day >= at), ("kink", np.maximum(day - at, 0)), ("pulse", day == at)]:
            added = added.astype(float)
            gain = (added @ projection @ values) ** 2 / (added @ projection @ added)
            assert found[kind][at] == pytest.approx(gain, rel=2e-3, abs=1e-6), (kind, at)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_likelihood_is_the_restricted_one(probe, seed):
    """Up to a constant that no variance changes: differences are compared."""
    values, information, pace, noise, covariance = model(seed)
    projection, log_determinants = restricted(covariance, free_of(len(values)))
    expected = -log_determinants - values @ projection @ values
    other = {**noise, "dispersion": 2 * noise["dispersion"], "bend": 5 * noise["bend"]}
    reach = np.maximum(np.arange(70)[:, None] - np.arange(70)[None, :], 0)
    covariance = (covariance + np.diag(noise["dispersion"] / information)
                  + 4 * reach @ np.diag(noise["bend"] * pace) @ reach.T)
    projection, log_determinants = restricted(covariance, free_of(len(values)))
    expected -= -log_determinants - values @ projection @ values
    difference = (trend(probe, values, information, pace, noise)["likelihood"]
                  - trend(probe, values, information, pace, other)["likelihood"])
    assert difference == pytest.approx(expected, rel=1e-3, abs=1e-3)


@pytest.mark.parametrize("seed", range(3))
def test_without_memory_the_level_is_the_penalised_spline(probe, seed):
    """Whittaker and Henderson: (W + D'D/bend) level = W values, D second differences."""
    values, information, pace, noise, _ = model(seed)
    found = trend(probe, values, information, pace, noise)
    second = np.diff(np.eye(len(values)), 2, axis=0)
    # The change of slope of day s shows in the second difference from s − 1 to s + 1.
    penalty = second.T @ np.diag(1 / (noise["bend"] * pace[1:-1])) @ second
    weights = np.diag(information / noise["dispersion"])
    level = np.linalg.solve(weights + penalty, weights @ values)
    assert found["level"] == pytest.approx(level, rel=1e-4, abs=1e-4)


@pytest.mark.parametrize("seed", range(4))
def test_a_clear_jump_lies_where_ruptures_has_it(probe, seed):
    random = np.random.default_rng(seed)
    counts = random.poisson(np.where(np.arange(160) < 90, 30, 90))
    [there] = ruptures.Dynp(model="l2", min_size=7, jump=1).fit(np.log1p(counts)).predict(1)[:-1]
    [found] = probe("changepoints.count_breaks", counts=counts.astype(float).tolist())
    assert found["kind"] == "jump"
    assert found["day"] == there
