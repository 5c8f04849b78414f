// The levels that engagement is compared by.
#pragma once

#include <vector>

#include "analyses/engagement/level_sums.h"
#include "analyses/influence/score.h"

namespace resettle {

// Followers of each user of `facts`, from `author_totals` or another table with its columns; NaN:
// not known.
std::vector<double> read_followers(Workspace& workspace, const PostFacts& facts,
                                   const std::string& from = "author_totals");

// The levels of the window, from `influence`, and of each phase, from `influence_by_phase`;
// inactive and unobserved users have none.
LevelsByScope read_levels_by_scope(Workspace& workspace, const PostFacts& facts);

// Each phase gets the levels of the one before; the window and the first phase get none.
LevelsByScope levels_of_the_phase_before(const LevelsByScope& levels);

// Levels made from a random half of each author's posts (half 0), and the other half (1) on which
// they are compared. An author with one post is in one half only.
struct SplitHalves {
  std::vector<std::uint8_t> half;  // one a post
  std::vector<Level> levels;       // one a user
};
// What authors are scored by when only the posts of the first half are known.
std::vector<UserMetric> metrics_of_half(const PostFacts& facts,
                                        const std::vector<std::uint8_t>& half,
                                        const std::vector<double>& followers);
SplitHalves split_halves(const PostFacts& facts, const std::vector<double>& followers,
                         const ScoreOptions& options, std::uint64_t seed);

// Whether the post was old enough when it was seen; a post of unknown age is.
bool is_old_enough(const PostFacts& facts, std::size_t post, std::int64_t min_age_days);

}  // namespace resettle
