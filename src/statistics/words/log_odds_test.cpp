#include "statistics/words/log_odds.h"

#include <gtest/gtest.h>

#include <cmath>

namespace resettle::statistics {
namespace {

using Counts = std::vector<double>;

TEST(log_odds, a_word_said_alike_by_both_has_none) {
  const auto words = weighted_log_odds(Counts{10, 5}, Counts{10, 5}, Counts{1, 1});
  EXPECT_EQ(words[0]->log_odds_ratio, 0);
  EXPECT_EQ(words[0]->z, 0);
}

// By hand: ln(3/2) − ln(2/6) = ln 4.5, variance 1/3 + 1/2 + 1/2 + 1/6 = 1.5.
TEST(log_odds, the_four_cells_with_the_prior_make_the_ratio_and_its_error) {
  const auto word = weighted_log_odds(Counts{2, 1}, Counts{1, 5}, Counts{1, 1})[0];
  EXPECT_NEAR(word->log_odds_ratio, std::log(4.5), 1e-15);
  EXPECT_NEAR(word->standard_error, std::sqrt(1.5), 1e-15);
  EXPECT_NEAR(word->z, std::log(4.5) / std::sqrt(1.5), 1e-15);
}

TEST(log_odds, exchanging_the_groups_changes_the_sign_only) {
  const Counts first{20, 3, 0, 7}, second{4, 8, 2, 7}, prior{1, .5, .1, 1};
  const auto words = weighted_log_odds(first, second, prior);
  const auto exchanged = weighted_log_odds(second, first, prior);
  for (std::size_t w = 0; w < 4; ++w) EXPECT_NEAR(words[w]->z, -exchanged[w]->z, 1e-14);
}

TEST(log_odds, the_prior_draws_a_rare_word_back) {
  const Counts first{1, 1000}, second{0, 1000};
  const auto prior = *informative_prior(Counts{1, 2000}, 100);
  EXPECT_NEAR(prior[0] + prior[1], 100, 1e-12);
  const auto weak = weighted_log_odds(first, second, *informative_prior(Counts{1, 2000}, 1));
  const auto strong = weighted_log_odds(first, second, prior);
  EXPECT_GT(weak[0]->log_odds_ratio, strong[0]->log_odds_ratio);
}

TEST(log_odds, a_word_that_is_all_but_one_in_a_thousand_million_million_has_odds) {
  const auto words = weighted_log_odds(Counts{1e15, 1}, Counts{1e15, 3}, Counts{0, 0});
  EXPECT_NEAR(words[0]->log_odds_ratio, std::log(3), 1e-12);
  EXPECT_NEAR(words[1]->log_odds_ratio, -std::log(3), 1e-12);
}

TEST(log_odds, what_does_not_exist_is_explained_word_by_word) {
  const auto words = weighted_log_odds(Counts{0, 2, 3}, Counts{0, 0, 5}, Counts{0, 0, 1});
  EXPECT_EQ(words[0].reason(), "the word has neither counts nor prior in one of the groups");
  EXPECT_FALSE(words[1]);
  EXPECT_EQ(words[2].reason(), "one of the groups has no other words");
  EXPECT_EQ(weighted_log_odds(Counts{4}, Counts{3}, Counts{1})[0].reason(),
            "one of the groups has no other words");
  EXPECT_EQ(weighted_log_odds(Counts{-1, 1}, Counts{1, 1}, Counts{1, 1})[1].reason(),
            "a count is negative");
  EXPECT_FALSE(weighted_log_odds(Counts{1, 1}, Counts{1, std::nan("")}, Counts{1, 1})[0]);
  EXPECT_FALSE(weighted_log_odds(Counts{0, 1}, Counts{1, 1}, Counts{1e-320, 1})[0]);
  EXPECT_TRUE(weighted_log_odds({}, {}, {}).empty());
  EXPECT_EQ(informative_prior(Counts{0, 0}, 1).reason(), "all counts are 0");
  EXPECT_FALSE(informative_prior(Counts{1}, 0));
}

}  // namespace
}  // namespace resettle::statistics
