// Levels in each phase straight from posts, as the table `influence_by_phase` makes them of sums:
// authors with posts enough in a phase, who were watched to its end, are scored among themselves,
// on what those posts received.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "analyses/influence/score.h"
#include "analyses/post_facts/post_facts.h"

namespace resettle {

// [phase][author]
struct PhaseMetrics {
  std::vector<std::vector<std::int64_t>> posts;
  std::vector<std::vector<UserMetric>> metrics;  // of every author, active or not
  // Days of the phase after the author was last seen; 0: none, or it is not known when that was.
  std::vector<std::vector<Day>> unwatched_days;
};

// Sums over the posts that `counts_in` keeps; all posts are counted. `followers` and `last_seen` as
// in FindingOptions.
PhaseMetrics metrics_of_phases(const PostFacts& facts, const std::vector<double>& followers,
                               const std::vector<std::optional<Day>>& last_seen,
                               const std::function<bool(std::size_t post)>& counts_in);

// The settings active_posts and retention_gap: how many posts make active in a phase, and how many
// days before a phase's end an author may have been last seen to count as watched.
struct PhaseRules {
  std::int64_t active_posts = 1;
  std::int64_t retention_gap = 0;
};
PhaseRules phase_rules(const Settings& settings);

// Whether an author was active in a phase and watched to its end: nobody else has a level there.
bool has_level(const PhaseMetrics& phases, const PhaseRules& rules, std::size_t phase,
               std::size_t author);

Levels levels_of_phases(const PhaseMetrics& phases, const PhaseRules& rules,
                        const ScoreOptions& options);

}  // namespace resettle
