"""Tails and quantiles against scipy.stats, over ten orders of magnitude of degrees of freedom."""

import numpy as np
import pytest
from scipy import stats


@pytest.mark.parametrize("seed", range(5))
def test_tails_and_quantiles_are_scipys(probe, seed):
    random = np.random.default_rng(seed)
    for _ in range(40):
        x = float(random.exponential(4))
        p = float(random.uniform(1e-6, 1 - 1e-6))
        df, df2 = (float(10 ** random.uniform(-0.3, 8)) for _ in range(2))
        where = f"seed {seed}: x={x} p={p} df={df} df2={df2}"
        near = lambda value: pytest.approx(value, rel=1e-8, abs=1e-300)
        assert probe("distributions.normal_cdf", x=-x) == near(stats.norm.cdf(-x)), where
        assert probe("distributions.normal_two_sided", x=x) == near(2 * stats.norm.sf(x)), where
        assert probe("distributions.normal_quantile", p=p) == near(stats.norm.ppf(p)), where
        assert probe("distributions.student_t_two_sided", x=x, df=df) == near(
            2 * stats.t.sf(x, df)), where
        assert probe("distributions.student_t_quantile", p=p, df=df) == near(
            stats.t.ppf(p, df)), where
        assert probe("distributions.chi_square_upper", x=x * df, df=df) == near(
            stats.chi2.sf(x * df, df)), where
        assert probe("distributions.chi_square_quantile", p=p, df=df) == near(
            stats.chi2.ppf(p, df)), where
        # Beyond that many degrees of freedom scipy's own F loses digits.
        df, df2 = min(df, 1e4), min(df2, 1e4)
        assert probe("distributions.f_upper", x=x, df=df, df2=df2) == near(
            stats.f.sf(x, df, df2)), where
