#include "analyses/influence/score.h"

#include <algorithm>
#include <cmath>

#include "base/testing.h"

namespace resettle {
namespace {

ScoreOptions likes_only(double high_share = 0.25) {
  return {.metrics = {"likes"}, .high_share = high_share};
}

std::vector<UserMetric> likes(std::vector<double> values) { return {{"likes", std::move(values)}}; }

std::int64_t high_in(const Scores& scores) {
  return std::count(scores.level.begin(), scores.level.end(), Level::high);
}

TEST(score_users, the_top_quarter_is_high) {
  const Scores scores = score_users(likes({1, 8, 3, 2, 5, 7, 4, 6}), likes_only());
  EXPECT_EQ(high_in(scores), 2);
  EXPECT_EQ(scores.level[1], Level::high);
  EXPECT_EQ(scores.level[5], Level::high);
  EXPECT_EQ(scores.rank, (std::vector<std::int64_t>{8, 1, 6, 7, 4, 2, 5, 3}));
}

TEST(score_users, a_tie_at_the_cut_is_low) {
  // The third largest of eight is the cut; the second is as large.
  const Scores scores = score_users(likes({9, 7, 7, 1, 2, 3, 4, 5}), likes_only());
  EXPECT_EQ(high_in(scores), 1);
  EXPECT_EQ(scores.level[1], Level::low);
}

TEST(score_users, all_alike_are_low_and_weighted_equally_with_a_warning) {
  const Scores scores =
      score_users({{"likes", {3, 3, 3}}, {"saves", {1, 1, 1}}}, {.metrics = {"likes", "saves"}});
  EXPECT_EQ(high_in(scores), 0);
  EXPECT_EQ(scores.weights[0].weight, 0.5);
  EXPECT_EQ(scores.warnings.size(), 1);
}

TEST(score_users, one_user_is_low_with_a_warning) {
  const Scores scores = score_users(likes({5}), likes_only());
  EXPECT_EQ(scores.level[0], Level::low);
  EXPECT_EQ(scores.warnings,
            (std::vector<std::string>{"One user alone cannot be ranked: the level is low.",
                                      "A single unit: all metrics have equal weights."}));
}

TEST(score_users, nobody_is_fine) {
  EXPECT_TRUE(score_users(likes({}), likes_only()).score.empty());
  EXPECT_TRUE(score_users({}, {.metrics = {}}).score.empty());
}

TEST(score_users, who_lacks_a_metric_is_not_scored) {
  const Scores scores = score_users({{"likes", {5, 1, 9}}, {"followers", {1, std::nan(""), 2}}},
                                    {.metrics = {"likes", "followers"}});
  EXPECT_EQ(scores.level[1], Level::unscored);
  EXPECT_TRUE(std::isnan(scores.score[1]));
  EXPECT_EQ(scores.rank[1], 0);
  EXPECT_EQ(scores.rank[2], 1);
}

TEST(score_users, a_metric_known_of_nobody_is_left_out_with_a_warning) {
  const double none = std::nan("");
  const Scores scores = score_users({{"likes", {5, 1}}, {"followers", {none, none}}},
                                    {.metrics = {"likes", "followers"}});
  ASSERT_EQ(scores.weights.size(), 1);
  EXPECT_EQ(scores.weights[0].metric, "likes");
  EXPECT_EQ(scores.warnings[0], "No user's followers are known: the score is made without them.");
}

TEST(score_users, entropy_is_that_of_the_shares_of_x) {
  // x = 0, ½, 1; p = 0, ⅓, ⅔; H = −(⅓ ln ⅓ + ⅔ ln ⅔) ÷ ln 3.
  const Scores scores = score_users(likes({10, 20, 30}), likes_only());
  EXPECT_NEAR(scores.weights[0].entropy,
              -(std::log(1 / 3.0) / 3 + 2 * std::log(2 / 3.0) / 3) / std::log(3.0), 1e-15);
  EXPECT_EQ(scores.score, (std::vector<double>{0, 0.5, 1}));
}

TEST(score_users, the_scale_of_a_metric_means_nothing) {
  const std::vector<double> x = {1, 5, 2, 9}, y = {3, 1, 4, 1};
  std::vector<double> tenfold;
  for (const double value : x) tenfold.push_back(16 * value);
  const ScoreOptions options = {.metrics = {"likes", "saves"}};
  EXPECT_EQ(score_users({{"likes", x}, {"saves", y}}, options).score,
            score_users({{"likes", tenfold}, {"saves", y}}, options).score);
}

TEST(score_users, the_order_of_users_changes_no_score) {
  const ScoreOptions options = {.metrics = {"likes", "saves"}};
  const Scores forward =
      score_users({{"likes", {1, 5, 2, 9, 4}}, {"saves", {3, 1, 4, 1, 5}}}, options);
  const Scores backward =
      score_users({{"likes", {4, 9, 2, 5, 1}}, {"saves", {5, 1, 4, 1, 3}}}, options);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(forward.score[i], backward.score[4 - i]);
}

TEST(score_users, ways_to_weight_differ) {
  const std::vector<UserMetric> metrics = {{"likes", {1, 100, 2, 3}}, {"saves", {1, 2, 3, 4}}};
  ScoreOptions options = {.metrics = {"likes", "saves"}};
  const double entropy = score_users(metrics, options).weights[0].weight;
  options.weights = "equal";
  EXPECT_EQ(score_users(metrics, options).weights[0].weight, 0.5);
  options.weights = "critic";
  const double critic = score_users(metrics, options).weights[0].weight;
  EXPECT_GT(entropy, 0.5);
  EXPECT_NE(critic, 0.5);
  EXPECT_NE(critic, entropy);
}

TEST(score_options, name_what_is_wrong) {
  const auto error = [](const std::vector<std::string>& metrics, const char* weights,
                        double share) {
    return user_error([&] { score_options(metrics, "min_max", weights, share); }).problem();
  };
  EXPECT_NE(error({"hearts"}, "entropy", 0.25).find("hearts"), std::string::npos);
  EXPECT_NE(error({"likes"}, "entrophy", 0.25).find("entrophy"), std::string::npos);
  EXPECT_NE(error({"likes"}, "entropy", 25).find("high_share"), std::string::npos);
  EXPECT_NE(error({}, "entropy", 0.25).find("empty"), std::string::npos);
}

}  // namespace
}  // namespace resettle
