#include "statistics/survival/restricted_mean.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/survival/leukaemia.h"

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;
using Events = std::vector<std::uint8_t>;

// The area under the published curve of 6-MP (oracles.md, "Survival") up to 35 weeks:
// 6 + .8571 + 3·.8067 + 3·.7529 + 3·.6902 + 6·.6275 + .5378 + 12·.4482 = 23.288.
TEST(restricted_mean, is_the_area_under_the_published_curve_of_6_mp) {
  const auto curve = kaplan_meier({leukaemia::kWeeks6mp, leukaemia::kRelapse6mp});
  EXPECT_NEAR(restricted_mean(*curve, 35)->mean, 23.288, 2e-3);
}

// Without censoring it is the mean of min(T, τ), and its error that of a mean with n in place of n
// − 1.
TEST(restricted_mean, without_censoring_is_the_mean_of_the_cut_times) {
  const Numbers weeks{1, 2, 5, 6, 10};
  const auto curve = kaplan_meier({weeks, Events{1, 1, 1, 1, 1}});
  const auto mean = restricted_mean(*curve, 8);
  EXPECT_NEAR(mean->mean, (1 + 2 + 5 + 6 + 8) / 5., 1e-12);
  double squares = 0;
  for (const double week : weeks) squares += std::pow(std::min(week, 8.) - mean->mean, 2);
  EXPECT_NEAR(mean->standard_error, std::sqrt(squares / 25), 1e-12);
}

TEST(restricted_mean, before_any_event_is_the_horizon) {
  const auto curve = kaplan_meier({Numbers{5, 6}, Events{1, 1}});
  EXPECT_EQ(restricted_mean(*curve, 3)->mean, 3);
  EXPECT_EQ(restricted_mean(*curve, 3)->standard_error, 0);
}

TEST(restricted_mean, edges_have_reasons) {
  const auto censored = kaplan_meier({Numbers{5, 6}, Events{1, 0}});
  EXPECT_EQ(restricted_mean(*censored, 7).reason(), "the horizon lies beyond the last time seen");
  EXPECT_EQ(restricted_mean(*censored, 0).reason(), "the horizon is not a time after 0");
  // Once the curve is at 0 it is known for ever.
  const auto ended = kaplan_meier({Numbers{5, 6}, Events{1, 1}});
  EXPECT_EQ(restricted_mean(*ended, 100)->mean, 5.5);
}

TEST(restricted_mean_difference, is_the_second_less_the_first) {
  const auto treated = kaplan_meier({leukaemia::kWeeks6mp, leukaemia::kRelapse6mp});
  const auto placebo = kaplan_meier({leukaemia::kWeeksPlacebo, leukaemia::kRelapsePlacebo});
  const auto difference = restricted_mean_difference(*placebo, *treated, 20);
  EXPECT_GT(difference->low, 0);
  EXPECT_LT(difference->p, .001);
  EXPECT_NEAR(restricted_mean_difference(*placebo, *placebo, 20)->p, 1, 1e-12);
  EXPECT_FALSE(restricted_mean_difference(*placebo, *treated, 99));
}

}  // namespace
}  // namespace resettle::statistics
