#include "statistics/survival/log_rank.h"

#include <gtest/gtest.h>

#include "statistics/survival/leukaemia.h"

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;
using Events = std::vector<std::uint8_t>;

struct Trial {
  Numbers weeks = leukaemia::kWeeks6mp;
  Events relapse = leukaemia::kRelapse6mp;
  std::vector<int> group = std::vector<int>(42);
  Trial() {
    weeks.insert(weeks.end(), leukaemia::kWeeksPlacebo.begin(), leukaemia::kWeeksPlacebo.end());
    relapse.insert(relapse.end(), leukaemia::kRelapsePlacebo.begin(),
                   leukaemia::kRelapsePlacebo.end());
    std::fill(group.begin() + 21, group.end(), 1);
  }
  Result<LogRankTest> test(LogRankWeights weights) const {
    return log_rank({weeks, relapse}, group, 2, weights);
  }
};

// oracles.md "Survival": Kleinbaum; lifelines' tests.
TEST(log_rank, gives_the_published_statistics_of_the_leukaemia_trial) {
  const Trial trial;
  EXPECT_NEAR(trial.test(LogRankWeights::kLogRank)->chi_square, 16.793, 5e-4);
  EXPECT_NEAR(trial.test(LogRankWeights::kGehan)->chi_square, 13.457852, 1e-6);
  EXPECT_NEAR(trial.test(LogRankWeights::kTaroneWare)->chi_square, 15.123575, 1e-6);
  EXPECT_NEAR(trial.test(LogRankWeights::kPeto)->chi_square, 14.084139, 1e-6);
}

// Kleinbaum and Klein 2012, section 2.IV: expected 19.26 and 10.74, observed 9 and 21.
TEST(log_rank, gives_the_published_expected_events) {
  const auto test = Trial().test(LogRankWeights::kLogRank);
  EXPECT_EQ(test->observed, (Numbers{9, 21}));
  EXPECT_NEAR(test->expected[0], 19.26, .01);
  EXPECT_NEAR(test->expected[1], 10.74, .01);
  EXPECT_EQ(test->degrees_of_freedom, 1);
}

TEST(log_rank, equal_groups_have_p_1) {
  const auto test =
      log_rank({Numbers{1, 1, 2, 2}, Events{1, 1, 1, 1}}, std::vector<int>{0, 1, 0, 1}, 2);
  EXPECT_NEAR(test->chi_square, 0, 1e-12);
  EXPECT_NEAR(test->p, 1, 1e-5);
}

TEST(log_rank, a_group_that_is_never_compared_adds_no_degree_of_freedom) {
  // Group 2 enters when the others are gone.
  const Numbers entry{0, 0, 0, 0, 50, 50}, exit{1, 2, 3, 4, 60, 70};
  const auto test =
      log_rank({exit, Events{1, 1, 1, 1, 1, 1}, entry}, std::vector<int>{0, 1, 1, 0, 2, 2}, 3);
  EXPECT_EQ(test->degrees_of_freedom, 1);
}

TEST(log_rank, edges_have_reasons) {
  const auto run = [](Numbers exit, Events event, std::vector<int> group, int groups) {
    return log_rank({exit, event}, group, groups).reason();
  };
  EXPECT_EQ(run({}, {}, {}, 2), "there are no units");
  EXPECT_EQ(run({1, 2}, {1, 1}, {0, 0}, 1), "there is only one group");
  EXPECT_EQ(run({1, 2}, {1, 1}, {0, 0}, 2), "a group has no units");
  EXPECT_EQ(run({1, 2}, {0, 0}, {0, 1}, 2), "no event happens while two groups are at risk");
  EXPECT_EQ(run({1, 2}, {0, 1}, {0, 1}, 2), "no event happens while two groups are at risk");
}

}  // namespace
}  // namespace resettle::statistics
