"""Survival beside lifelines and statsmodels, over seeded random durations with many ties."""

import numpy as np
import pytest
from conftest import Absent
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from lifelines.utils import median_survival_times, restricted_mean_survival_time
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

SEEDS = range(8)


def durations(seed, late=False):
    random = np.random.default_rng(seed)
    n = int(random.integers(20, 200))
    exit = np.ceil(random.exponential(12, n)) + 1
    event = (random.random(n) < .7).astype(int)
    # Half days, so that no entry ties with an exit: there the libraries differ from each other.
    entry = np.floor(random.uniform(0, exit - 1)) + .5 if late else np.zeros(n)
    if late:
        entry[: n // 3] = 0  # enough at risk from the start
    return random, exit, event, entry


def ask(exit, event, entry=None, **more):
    more |= {} if entry is None else {"entry": entry.tolist()}
    return dict(exit=exit.tolist(), event=event.tolist(), **more)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("late", [False, True])
def test_kaplan_meier_agrees_with_lifelines(probe, seed, late):
    _, exit, event, entry = durations(seed, late)
    ours = probe("survival.kaplan_meier", **ask(exit, event, entry if late else None))
    theirs = KaplanMeierFitter().fit(exit, event, entry=entry if late else None)
    at = theirs.survival_function_.loc[ours["time"]].values.ravel()
    np.testing.assert_allclose(ours["survival"], at, rtol=1e-10, atol=1e-13)
    bounds = theirs.confidence_interval_.loc[ours["time"]].values
    inside = (at > 1e-12) & (at < 1)  # lifelines has NaN at 0, and so we test below
    np.testing.assert_allclose(np.array([ours["low"], ours["high"]]).T[inside], bounds[inside],
                               rtol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_greenwood_errors_agree_with_statsmodels(probe, seed):
    _, exit, event, entry = durations(seed, late=True)
    ours = probe("survival.kaplan_meier", **ask(exit, event, entry))
    theirs = SurvfuncRight(exit, event, entry=entry)
    places = np.searchsorted(ours["time"], theirs.surv_times)
    alive = theirs.surv_prob > 1e-12
    np.testing.assert_allclose(np.array(ours["survival"])[places], theirs.surv_prob, atol=1e-12)
    np.testing.assert_allclose(np.array(ours["error"])[places][alive],
                               theirs.surv_prob_se[alive], rtol=1e-9)
    np.testing.assert_array_equal(np.array(ours["at_risk"])[places], theirs.n_risk)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_median_and_its_interval_agree_with_lifelines(probe, seed):
    _, exit, event, _ = durations(seed)
    fitted = KaplanMeierFitter().fit(exit, event)
    low, high = median_survival_times(fitted.confidence_interval_).values.ravel()
    ours = probe("survival.median", **ask(exit, event))
    wanted = [fitted.median_survival_time_, low, high]
    assert ours == [time if np.isfinite(time) else None for time in wanted]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ours, theirs", [("log-rank", None), ("gehan", "wilcoxon"),
                                          ("tarone-ware", "tarone-ware"), ("peto", "peto")])
def test_weighted_log_rank_of_three_groups_agrees_with_lifelines(probe, seed, ours, theirs):
    random, exit, event, _ = durations(seed)
    group = random.integers(0, 3, len(exit))
    got = probe("survival.log_rank", group=group.tolist(), groups=3, weights=ours,
                **ask(exit, event))
    wanted = multivariate_logrank_test(exit, group, event, weightings=theirs)
    assert got["chi_square"] == pytest.approx(wanted.test_statistic, rel=1e-9)
    assert got["p"] == pytest.approx(wanted.p_value, rel=1e-8)
    assert got["df"] == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_log_rank_with_late_entry_agrees_with_statsmodels(probe, seed):
    random, exit, event, entry = durations(seed, late=True)
    group = random.integers(0, 2, len(exit))
    for ours, theirs in (("log-rank", None), ("gehan", "gb"), ("tarone-ware", "tw")):
        got = probe("survival.log_rank", group=group.tolist(), groups=2, weights=ours,
                    **ask(exit, event, entry))
        chi_square, p = survdiff(exit, event, group, weight_type=theirs, entry=entry)
        assert got["chi_square"] == pytest.approx(chi_square, rel=1e-9)
        assert got["p"] == pytest.approx(p, rel=1e-8)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("horizon", [1, 7.25, 15])
def test_the_restricted_mean_agrees_with_lifelines(probe, seed, horizon):
    _, exit, event, _ = durations(seed)
    mean, error = probe("survival.restricted_mean", horizon=horizon, **ask(exit, event))
    fitted = KaplanMeierFitter().fit(exit, event)
    assert mean == pytest.approx(restricted_mean_survival_time(fitted, t=horizon), rel=1e-9)
    # Its error by the definition: lifelines gives the variance of the times, not of their mean.
    table = fitted.event_table
    variance = 0
    for t, row in table[(table.observed > 0) & (table.index < horizon)].iterrows():
        at_stake = mean - restricted_mean_survival_time(fitted, t=t)
        if row.at_risk > row.observed:
            variance += at_stake**2 * row.observed / (row.at_risk * (row.at_risk - row.observed))
    assert error == pytest.approx(np.sqrt(variance), rel=1e-7, abs=1e-9)


def test_all_ending_at_once_gives_zero_not_nan(probe):
    ours = probe("survival.kaplan_meier", exit=[3, 3, 3], event=[1, 1, 1])
    assert (ours["survival"], ours["low"], ours["high"], ours["error"]) == ([0], [0], [0], [0])


def test_no_events_have_no_median(probe):
    with pytest.raises(Absent, match="stays above 0.5"):
        probe("survival.median", exit=[1, 2, 3], event=[0, 0, 0])
