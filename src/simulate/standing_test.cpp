#include "simulate/standing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "simulate/world.h"

namespace resettle::simulation {
namespace {

std::vector<double> values_of(const std::vector<Score>& scores) {
  std::vector<double> values;
  for (const Score& score : scores) values.push_back(score.value);
  return values;
}

// Worked by hand: x = (0, ½, 1) has H = −(⅓ ln ⅓ + ⅔ ln ⅔) / ln 3 = .5794 and x = (0, 1, 1) has
// H = ln 2 / ln 3 = .6309, so the weights are .5326 and .4674; constants weigh nothing.
TEST(standing, scores_are_weighted_by_how_unequal_a_metric_is) {
  const auto scores = entropy_scores({{1, 0, 7, 3}, {2, 5, 7, 3}, {3, 5, 7, 3}}, 0.25);
  EXPECT_NEAR(scores[0].value, 0, 1e-12);
  EXPECT_NEAR(scores[1].value, 0.5326 / 2 + 0.4674, 1e-4);
  EXPECT_NEAR(scores[2].value, 1, 1e-12);
}

TEST(standing, a_tie_at_the_cut_is_low) {
  const auto level = [](const std::vector<Score>& scores, std::size_t user) {
    return scores[user].level;
  };
  const auto tied = entropy_scores({{1, 1, 1, 1}, {2, 2, 2, 2}, {5, 5, 5, 5}, {5, 5, 5, 5}}, 0.25);
  EXPECT_EQ(level(tied, 2), Level::kLow);
  EXPECT_EQ(level(tied, 3), Level::kLow);
  const auto apart = entropy_scores({{1, 1, 1, 1}, {2, 2, 2, 2}, {4, 4, 4, 4}, {5, 5, 5, 5}}, 0.25);
  EXPECT_EQ(level(apart, 2), Level::kLow);
  EXPECT_EQ(level(apart, 3), Level::kHigh);
}

TEST(standing, who_lacks_a_metric_has_no_score_and_a_metric_that_nobody_has_is_left_out) {
  const auto lacking = entropy_scores({{1, 1, 1, std::nullopt}, {2, 2, 2, 2}, {3, 3, 3, 3}}, 0.5);
  EXPECT_EQ(lacking[0].level, Level::kUnscored);
  EXPECT_EQ(lacking[2].level, Level::kHigh);
  const std::vector<MetricRow> without = {{std::nullopt, 1, 1, 1}, {std::nullopt, 2, 2, 2}};
  EXPECT_EQ(values_of(entropy_scores(without, 0.5)), (std::vector<double>{0, 1}));
}

TEST(standing, one_user_or_equal_users_are_low) {
  EXPECT_EQ(entropy_scores({{1, 1, 1, 1}}, 0.25)[0].level, Level::kLow);
  for (const Score& score : entropy_scores({{4, 4, 4, 4}, {4, 4, 4, 4}}, 0.5)) {
    EXPECT_EQ(score.level, Level::kLow);
  }
}

TEST(standing, most_fall_silent_and_some_rise) {
  const World world(1, 1);
  const auto& phases = world.standing.scores_in;
  std::int64_t silent = 0;
  std::int64_t rising = 0;
  std::int64_t staying = 0;
  for (std::size_t user = 0; user < phases[0].size(); ++user) {
    const auto level = [&](std::size_t phase) { return phases[phase][user].level; };
    silent += level(2) == Level::kInactive;
    rising += level(0) == Level::kLow && level(1) == Level::kHigh;
    staying += level(0) == Level::kHigh && level(1) == Level::kHigh;
  }
  EXPECT_GT(silent, 1'299 / 2) << "the majority of users, section 6.2";
  EXPECT_GT(rising, 5) << "a portion of low-influence users";
  EXPECT_GT(staying, 60) << "many who were highly influential remained so";
}

TEST(standing, without_a_plant_engagement_says_nothing_of_the_author) {
  const World world(2, 0.5, Preset::kNull2025);
  std::array<double, 2> likes{}, posts{};
  for (std::size_t user = 0; user < world.standing.received.size(); ++user) {
    const Received& received = world.standing.received[user];
    // By followers, which nobody's posts have changed.
    const bool followed = world.population.users[user].followers > 300;
    likes[followed] += static_cast<double>(received.likes);
    posts[followed] += static_cast<double>(received.posts);
  }
  EXPECT_NEAR(likes[1] / posts[1] / (likes[0] / posts[0]), 1, 0.15);
}

}  // namespace
}  // namespace resettle::simulation
