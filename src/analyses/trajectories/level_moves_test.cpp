#include "analyses/trajectories/level_moves.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analyses/post_facts/made_facts_test.h"
#include "statistics/resample/philox.h"

namespace resettle {
namespace {

const ScoreOptions kLikesAlone = {.metrics = {"followers", "likes"}, .high_share = 0.25};
const PhaseRules kRules = {.active_posts = 3, .retention_gap = 14};

// Sixty authors with six posts in each of two phases. Likes are log-normal about the author's own
// level; of the first `rising` authors they are `factor` times as many in the second phase.
PostFacts authors(std::uint64_t seed, int rising, double factor) {
  statistics::Philox random(seed, 0);
  std::vector<MadePost> posts;
  for (int author = 0; author < 60; ++author) {
    const double level = random.normal();
    for (int post = 0; post < 12; ++post) {
      const bool later = post >= 6;
      const double likes = std::exp(3 + level + random.normal());
      posts.push_back({.user = "u" + std::to_string(100 + author),
                       .phase = later,
                       .likes = std::floor(later && author < rising ? likes * factor : likes)});
    }
  }
  return made_facts(posts, 2);
}

// The share of shuffles in which at least as many rise as did.
double p_of_rises(const PostFacts& facts, int shuffles = 99) {
  const LevelMoves moves(facts, {}, kRules, kLikesAlone);
  const std::int64_t observed = moves.observed()[0][0][1];
  int reached = 0;
  for (int i = 0; i < shuffles; ++i) {
    reached += moves.shuffled(1, static_cast<std::uint64_t>(i))[0][0][1] >= observed;
  }
  return (1.0 + reached) / (1.0 + shuffles);
}

TEST(level_moves, of_users_who_never_change_are_what_shuffles_show) {
  int rejected = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed)
    rejected += p_of_rises(authors(seed, 0, 1)) < .05;
  EXPECT_LE(rejected, 7);  // 60 tests at .05: more in one of 100 runs
}

TEST(level_moves, beyond_noise_are_seen_where_users_rise) {
  int rejected = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    rejected += p_of_rises(authors(seed, 8, 30)) < .05;
  }
  EXPECT_GE(rejected, 16);
}

TEST(level_moves, count_everybody_with_a_level_in_both_phases_once) {
  const PostFacts facts = authors(3, 0, 1);
  const LevelMoves moves(facts, {}, kRules, kLikesAlone);
  for (const auto& step : {moves.observed()[0], moves.shuffled(1, 4)[0]}) {
    EXPECT_EQ(step[0][0] + step[0][1] + step[1][0] + step[1][1], 60);
  }
  EXPECT_EQ(moves.shuffled(1, 4), moves.shuffled(1, 4));
}

TEST(level_moves, who_was_not_watched_or_not_active_has_none) {
  const PostFacts facts = authors(3, 0, 1);
  std::vector<std::optional<Day>> last_seen(60);
  last_seen[0] = facts.last_day() - 15;
  last_seen[1] = facts.last_day() - 14;
  const Moves step = LevelMoves(facts, last_seen, kRules, kLikesAlone).observed()[0];
  EXPECT_EQ(step[0][0] + step[0][1] + step[1][0] + step[1][1], 59);
  const PhaseRules busy = {.active_posts = 7};
  EXPECT_EQ(LevelMoves(facts, {}, busy, kLikesAlone).observed()[0], Moves{});
}

TEST(level_moves, of_one_phase_are_none) {
  EXPECT_TRUE(LevelMoves(made_facts({{.user = "a"}}), {}, kRules, kLikesAlone).observed().empty());
}

}  // namespace
}  // namespace resettle
