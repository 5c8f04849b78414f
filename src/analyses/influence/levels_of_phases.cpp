#include "analyses/influence/levels_of_phases.h"

#include <cmath>

#include "analyses/influence/author_metrics.h"

namespace resettle {

PhaseMetrics metrics_of_phases(const PostFacts& facts, const std::vector<double>& followers,
                               const std::vector<std::optional<Day>>& last_seen,
                               const std::function<bool(std::size_t post)>& counts_in) {
  const std::size_t phases = facts.phases.size(), authors = facts.users.size();
  PhaseMetrics result{std::vector(phases, std::vector<std::int64_t>(authors)), {}, {}};
  // An author in a phase is added up as if it were an author of its own.
  std::vector<std::int32_t> place(facts.posts());
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const auto phase = static_cast<std::size_t>(facts.phase[post]);
    const auto author = static_cast<std::size_t>(facts.user[post]);
    ++result.posts[phase][author];
    place[post] = static_cast<std::int32_t>(phase * authors + author);
  }
  const auto sums = sums_by_author(place, phases * authors, facts.counts, counts_in);
  for (std::size_t phase = 0; phase < phases; ++phase) {
    const auto from = static_cast<std::ptrdiff_t>(phase * authors);
    std::vector<UserMetric> metrics;
    for (const UserMetric& sum : sums) {
      const auto begin = sum.values.begin() + from;
      metrics.push_back({sum.name, {begin, begin + static_cast<std::ptrdiff_t>(authors)}});
    }
    metrics.push_back({"followers", followers});
    result.metrics.push_back(std::move(metrics));
    std::vector<Day>& unwatched = result.unwatched_days.emplace_back(authors);
    for (std::size_t author = 0; author < authors; ++author) {
      unwatched[author] = unwatched_days(last_seen, author, facts.last_day_of(phase));
    }
  }
  return result;
}

PhaseRules phase_rules(const Settings& settings) {
  return {value_of(settings, "active_posts").get<std::int64_t>(),
          value_of(settings, "retention_gap").get<std::int64_t>()};
}

bool has_level(const PhaseMetrics& phases, const PhaseRules& rules, std::size_t phase,
               std::size_t author) {
  return phases.posts[phase][author] >= rules.active_posts &&
         phases.unwatched_days[phase][author] <= rules.retention_gap;
}

Levels levels_of_phases(const PhaseMetrics& phases, const PhaseRules& rules,
                        const ScoreOptions& options) {
  std::vector<std::vector<Level>> levels;
  for (std::size_t phase = 0; phase < phases.posts.size(); ++phase) {
    std::vector<UserMetric> metrics = phases.metrics[phase];
    for (UserMetric& metric : metrics) {
      for (std::size_t author = 0; author < metric.values.size(); ++author) {
        if (!has_level(phases, rules, phase, author)) metric.values[author] = std::nan("");
      }
    }
    levels.push_back(score_users(metrics, options).level);
  }
  return Levels(std::move(levels));
}

}  // namespace resettle
