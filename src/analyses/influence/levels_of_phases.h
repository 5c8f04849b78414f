// Levels in each phase straight from posts, as the table `influence_by_phase` makes them of sums:
// authors with posts enough in a phase are scored among themselves, on what those posts received.
#pragma once

#include <functional>
#include <vector>

#include "analyses/influence/score.h"
#include "analyses/post_facts/post_facts.h"

namespace resettle {

// [phase][author]
struct PhaseMetrics {
  std::vector<std::vector<std::int64_t>> posts;
  std::vector<std::vector<UserMetric>> metrics;  // of every author, active or not
};

// Sums over the posts that `counts_in` keeps; all posts are counted. `followers` as in
// FindingOptions.
PhaseMetrics metrics_of_phases(const PostFacts& facts, const std::vector<double>& followers,
                               const std::function<bool(std::size_t post)>& counts_in);

// Authors with fewer posts in a phase than `active_posts` have no level there.
Levels levels_of_phases(const PhaseMetrics& phases, std::int64_t active_posts,
                        const ScoreOptions& options);

}  // namespace resettle
