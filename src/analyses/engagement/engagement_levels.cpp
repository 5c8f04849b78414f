#include "analyses/engagement/engagement_levels.h"

#include <algorithm>
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels.h"

namespace resettle {
std::vector<double> read_followers(Workspace& workspace, const PostFacts& facts,
                                   const std::string& from) {
  std::vector<double> followers(facts.users.size(), std::nan(""));
  const auto rows = workspace.query("SELECT user_id, followers FROM " + from +
                                    " WHERE followers IS NOT NULL ORDER BY user_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (const auto user = place_of_user(facts, rows->text(0, row))) {
      followers[*user] = static_cast<double>(rows->integer(1, row));
    }
  }
  return followers;
}

LevelsByScope read_levels_by_scope(Workspace& workspace, const PostFacts& facts) {
  LevelsByScope levels(scopes_of(facts), std::vector<Level>(facts.users.size(), Level::unscored));
  levels[kWindow] = read_levels(workspace, facts);
  const auto rows = workspace.query(
      "SELECT user_id, phase, level FROM influence_by_phase WHERE level IN ('high', 'low') "
      "ORDER BY user_id, phase_number");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto user = place_of_user(facts, rows->text(0, row));
    const auto phase = std::find(facts.phases.begin(), facts.phases.end(), rows->text(1, row));
    if (!user || phase == facts.phases.end()) continue;
    levels[scope_of_phase(static_cast<std::size_t>(phase - facts.phases.begin()))][*user] =
        level_named(rows->text(2, row));
  }
  return levels;
}

LevelsByScope levels_of_the_phase_before(const LevelsByScope& levels) {
  LevelsByScope before(levels.size());
  for (std::size_t scope = 0; scope < levels.size(); ++scope) {
    before[scope] = scope <= scope_of_phase(0)
                        ? std::vector<Level>(levels[scope].size(), Level::unscored)
                        : levels[scope - 1];
  }
  return before;
}

std::vector<UserMetric> metrics_of_half(const PostFacts& facts,
                                        const std::vector<std::uint8_t>& half,
                                        const std::vector<double>& followers) {
  std::vector<UserMetric> metrics =
      sums_by_author(facts.user, facts.users.size(), facts.counts,
                     [&](std::size_t post) { return half[post] == 0; });
  metrics.push_back({"followers", followers});
  return metrics;
}

SplitHalves split_halves(const PostFacts& facts, const std::vector<double>& followers,
                         const ScoreOptions& options, std::uint64_t seed) {
  SplitHalves split;
  split.half = random_halves(facts.user, seed, 0);
  split.levels = score_users(metrics_of_half(facts, split.half, followers), options).level;
  return split;
}

bool is_old_enough(const PostFacts& facts, std::size_t post, std::int64_t min_age_days) {
  return facts.days_at_crawl[post] < 0 || facts.days_at_crawl[post] >= min_age_days;
}

}  // namespace resettle
