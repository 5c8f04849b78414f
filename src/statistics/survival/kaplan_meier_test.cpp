#include "statistics/survival/kaplan_meier.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/survival/leukaemia.h"

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;
using Events = std::vector<std::uint8_t>;

std::size_t row_at(const SurvivalCurve& curve, double time) {
  std::size_t row = 0;
  while (curve.table.time[row] != time) ++row;
  return row;
}

// oracles.md "Survival" (Kleinbaum; lifelines' tests); errors: Klein and Moeschberger 2003,
// table 4.1A.
TEST(kaplan_meier, gives_the_published_curve_of_6_mp) {
  const auto curve = kaplan_meier({leukaemia::kWeeks6mp, leukaemia::kRelapse6mp});
  const Numbers times{6, 7, 10, 13, 16, 22, 23};
  const Numbers survival{.8571, .8067, .7529, .6902, .6275, .5378, .4482};
  const Numbers errors{.0764, .0869, .0963, .1068, .1141, .1282, .1346};
  for (std::size_t i = 0; i < times.size(); ++i) {
    EXPECT_NEAR(curve->at(times[i]), survival[i], 5e-5) << times[i];
    EXPECT_NEAR(curve->standard_error[row_at(*curve, times[i])], errors[i], 6e-5) << times[i];
  }
}

// Kleinbaum and Klein 2012, chapter 2: medians of 23 weeks and 8 weeks.
TEST(survival_quantile, gives_the_published_medians) {
  const auto median = [](const auto& weeks, const auto& relapse) {
    return survival_quantile(*kaplan_meier({weeks, relapse}));
  };
  EXPECT_EQ(median(leukaemia::kWeeks6mp, leukaemia::kRelapse6mp)->estimate, 23);
  EXPECT_EQ(median(leukaemia::kWeeksPlacebo, leukaemia::kRelapsePlacebo)->estimate, 8);
}

TEST(survival_quantile, a_bound_that_is_never_reached_is_infinite) {
  const auto median =
      survival_quantile(*kaplan_meier({leukaemia::kWeeks6mp, leukaemia::kRelapse6mp}));
  EXPECT_TRUE(std::isinf(median->high));
  EXPECT_EQ(median->low, 13);
}

TEST(survival_quantile, is_the_time_at_which_the_curve_meets_the_share_exactly) {
  const auto curve = kaplan_meier({Numbers{1, 2, 3, 4}, Events{1, 1, 1, 1}});
  EXPECT_EQ(survival_quantile(*curve)->estimate, 2);
  EXPECT_EQ(survival_quantile(*curve, .25)->estimate, 3);
}

TEST(kaplan_meier, intervals_stay_within_0_and_1) {
  const auto curve = kaplan_meier({leukaemia::kWeeksPlacebo, leukaemia::kRelapsePlacebo});
  for (std::size_t i = 0; i < curve->survival.size(); ++i) {
    EXPECT_GE(curve->low[i], 0);
    EXPECT_LE(curve->low[i], curve->survival[i]);
    EXPECT_GE(curve->high[i], curve->survival[i]);
    EXPECT_LE(curve->high[i], 1);
  }
  EXPECT_EQ(curve->survival.back(), 0);
  EXPECT_EQ(curve->high.back(), 0);
  EXPECT_EQ(curve->standard_error.back(), 0);
}

TEST(kaplan_meier, without_events_is_1_and_has_no_median) {
  const auto curve = kaplan_meier({Numbers{1, 2, 2}, Events{0, 0, 0}});
  EXPECT_EQ(curve->survival, (Numbers{1, 1}));
  EXPECT_EQ(curve->low, (Numbers{1, 1}));
  EXPECT_EQ(survival_quantile(*curve).reason(),
            "survival stays above 0.5 up to the last time seen");
}

TEST(kaplan_meier, one_unit_is_a_curve) {
  const auto curve = kaplan_meier({Numbers{5}, Events{1}});
  EXPECT_EQ(curve->at(4.9), 1);
  EXPECT_EQ(curve->at(5), 0);
  EXPECT_EQ(curve->at(100), 0);
}

// The first two are alone at risk and end; S is 0 for ever, though three more come later.
TEST(kaplan_meier, a_risk_set_that_empties_before_late_entries_is_told) {
  const Numbers entry{0, 0, 3, 3, 4}, exit{1, 2, 6, 7, 8};
  const Events event{1, 1, 1, 0, 1};
  const auto curve = kaplan_meier({exit, event, entry});
  EXPECT_TRUE(curve->emptied_early);
  EXPECT_EQ(curve->at(7), 0);
  EXPECT_FALSE(kaplan_meier({leukaemia::kWeeksPlacebo, leukaemia::kRelapsePlacebo})->emptied_early);
}

TEST(kaplan_meier, edges_are_those_of_the_risk_table) {
  EXPECT_EQ(kaplan_meier({}).reason(), "there are no units");
}

}  // namespace
}  // namespace resettle::statistics
