#include "analyses/engagement/engagement_levels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels.h"

namespace resettle {

namespace {

// Fills the scopes of phases with the levels of `column` of `influence_by_phase`.
void read_levels_of_phases(Workspace& workspace, const PostFacts& facts, const std::string& column,
                           LevelsByScope& levels) {
  const auto rows = workspace.query(
      fmt::format("SELECT user_id, phase, {0} FROM influence_by_phase WHERE {0} IN ('high', 'low') "
                  "ORDER BY user_id, phase_number",
                  column));
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto user = place_of_user(facts, rows->text(0, row));
    const auto phase = std::find(facts.phases.begin(), facts.phases.end(), rows->text(1, row));
    if (!user || phase == facts.phases.end()) continue;
    levels[scope_of_phase(static_cast<std::size_t>(phase - facts.phases.begin()))][*user] =
        level_named(rows->text(2, row));
  }
}

LevelsByScope no_levels(const PostFacts& facts) {
  return LevelsByScope(scopes_of(facts), std::vector<Level>(facts.users.size(), Level::unscored));
}

}  // namespace

LevelsByScope read_levels_by_scope(Workspace& workspace, const PostFacts& facts) {
  LevelsByScope levels = no_levels(facts);
  levels[kWindow] = read_levels(workspace, facts);
  read_levels_of_phases(workspace, facts, "level", levels);
  return levels;
}

LevelsByScope read_levels_of_the_phase_before(Workspace& workspace, const PostFacts& facts) {
  LevelsByScope levels = no_levels(facts);
  read_levels_of_phases(workspace, facts, "level_without_followers", levels);
  LevelsByScope before = no_levels(facts);
  for (std::size_t scope = scope_of_phase(1); scope < levels.size(); ++scope) {
    before[scope] = std::move(levels[scope - 1]);
  }
  return before;
}

std::vector<UserMetric> metrics_of_half(const PostFacts& facts,
                                        const std::vector<std::uint8_t>& half) {
  return sums_by_author(facts.user, facts.users.size(), facts.counts,
                        [&](std::size_t post) { return half[post] == 0; });
}

SplitHalves split_halves(const PostFacts& facts, const ScoreOptions& options, std::uint64_t seed) {
  SplitHalves split;
  split.half = random_halves(facts.user, seed, 0);
  split.levels =
      score_users(metrics_of_half(facts, split.half), options.without("followers")).level;
  return split;
}

bool is_old_enough(const PostFacts& facts, std::size_t post, std::int64_t min_age_days) {
  return facts.days_at_crawl[post] < 0 || facts.days_at_crawl[post] >= min_age_days;
}

}  // namespace resettle
