#include "analyses/influence/levels_of_phases.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analyses/post_facts/made_facts_test.h"

namespace resettle {
namespace {

bool every(std::size_t) { return true; }

// "a" is loud in the first phase, "b" in the second; "c" posts once.
PostFacts turns() {
  return made_facts({{.user = "a", .phase = 0, .likes = 90},
                     {.user = "a", .phase = 0, .likes = 9},
                     {.user = "a", .phase = 1, .likes = 1},
                     {.user = "a", .phase = 1, .likes = 1},
                     {.user = "b", .phase = 0, .likes = 1},
                     {.user = "b", .phase = 0, .likes = 1},
                     {.user = "b", .phase = 1, .likes = 5},
                     {.user = "b", .phase = 1, .likes = kNoCount},
                     {.user = "c", .phase = 1, .likes = 1000}},
                    2);
}

Levels levels(const ScoreOptions& options, std::int64_t active_posts) {
  return levels_of_phases(metrics_of_phases(turns(), {1, 1, 1}, {}, every),
                          {.active_posts = active_posts}, options);
}

const ScoreOptions kLikesAlone = {.metrics = {"likes"}, .high_share = 0.5};

TEST(levels_of_phases, are_made_of_what_the_phase_received) {
  const Levels of = levels(kLikesAlone, 2);
  EXPECT_EQ(of.of(0, 0), Level::high);
  EXPECT_EQ(of.of(1, 0), Level::low);
  EXPECT_EQ(of.of(0, 1), Level::low);
  EXPECT_EQ(of.of(1, 1), Level::high);
}

TEST(levels_of_phases, who_was_inactive_is_not_scored_and_moves_no_score) {
  const Levels of = levels(kLikesAlone, 2);
  EXPECT_EQ(of.of(2, 0), Level::unscored);
  EXPECT_EQ(of.of(2, 1), Level::unscored);
  EXPECT_EQ(levels(kLikesAlone, 1).of(2, 1), Level::high);
  // Followers are there in every phase: they make nobody active.
  EXPECT_EQ(levels({.metrics = {"followers"}}, 2).of(2, 1), Level::unscored);
}

TEST(levels_of_phases, who_was_not_watched_to_a_phases_end_has_none_in_it) {
  const PostFacts facts = turns();  // two phases of ten days
  const auto seen_so_long_before = [&](Day days) {
    const std::vector<std::optional<Day>> last_seen = {facts.last_day() - days, {}, {}};
    return levels_of_phases(metrics_of_phases(facts, {1, 1, 1}, last_seen, every),
                            {.active_posts = 2, .retention_gap = 3}, kLikesAlone);
  };
  EXPECT_EQ(seen_so_long_before(4).of(0, 1), Level::unscored);
  EXPECT_EQ(seen_so_long_before(4).of(0, 0), Level::high);
  EXPECT_EQ(seen_so_long_before(4).of(1, 1), Level::low);  // alone among the watched
  EXPECT_EQ(seen_so_long_before(3).of(0, 1), Level::low);
  EXPECT_EQ(seen_so_long_before(3).of(1, 1), Level::high);
  EXPECT_EQ(seen_so_long_before(14).of(0, 0), Level::unscored);
}

TEST(levels_of_phases, posts_that_do_not_count_make_no_level_and_still_make_active) {
  const auto first_post = [](std::size_t post) { return post % 2 == 0; };
  const PhaseMetrics metrics = metrics_of_phases(turns(), {1, 1, 1}, {}, first_post);
  EXPECT_EQ(metrics.posts[0][0], 2);
  EXPECT_EQ(metrics.metrics[0][kLikes].values[0], 90);
  EXPECT_TRUE(std::isnan(metrics.metrics[0][kLikes].values[2]));
}

TEST(levels, of_the_window_are_those_of_every_phase) {
  const Levels of = std::vector{Level::high, Level::low};
  EXPECT_EQ(of.of(0, 0), Level::high);
  EXPECT_EQ(of.of(1, 7), Level::low);
}

}  // namespace
}  // namespace resettle
