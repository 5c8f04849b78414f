// The levels that engagement is compared by.
#pragma once

#include <vector>

#include "analyses/engagement/level_sums.h"
#include "analyses/influence/score.h"

namespace resettle {

// The levels of the window, from `influence`, and of each phase, from `influence_by_phase`;
// inactive and unobserved users have none.
LevelsByScope read_levels_by_scope(Workspace& workspace, const PostFacts& facts);

// Each phase has the levels of the one before, made without followers: a profile is crawled after
// both. The window and the first phase have none.
LevelsByScope read_levels_of_the_phase_before(Workspace& workspace, const PostFacts& facts);

// Levels made from a random half of each author's posts (half 0), and the other half (1) on which
// they are compared. They are made without followers, who were won by both halves. An author with
// one post is in one half only.
struct SplitHalves {
  std::vector<std::uint8_t> half;  // one a post
  std::vector<Level> levels;       // one a user
};
// What authors are scored by when only the posts of the first half are known.
std::vector<UserMetric> metrics_of_half(const PostFacts& facts,
                                        const std::vector<std::uint8_t>& half);
SplitHalves split_halves(const PostFacts& facts, const ScoreOptions& options, std::uint64_t seed);

// Whether the post was old enough when it was seen; a post of unknown age is.
bool is_old_enough(const PostFacts& facts, std::size_t post, std::int64_t min_age_days);

}  // namespace resettle
