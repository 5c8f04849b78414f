// engagement_gap_split: how many times as many likes the average post of high-influence authors
// received over the window, levels made of a random half of each author's posts, without followers,
// and compared on the other half; with levels of phases, those of the half of each phase. The
// levels given, which are made of all posts, are not used.
// finds: engagement_gap_split
// sums by: min_age_days, level_scope
// results by: levels
#include <algorithm>
#include <cmath>

#include "analyses/engagement/engagement_levels.h"
#include "analyses/findings/finding.h"
#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels_of_phases.h"

namespace resettle {
namespace {

// Each author's posts in two halves: what levels are made of, and what is compared.
struct Halves {
  std::vector<UserMetric> metrics;  // of the first, over the window
  PhaseMetrics of_phases;           // of the first in each phase, where levels are those of phases
  struct Received {
    double likes = 0, posts = 0;  // of posts whose likes are known
  };
  std::size_t phases = 0;
  std::vector<Received> other;  // by author, and within by phase
};

Halves halves_of(const PostFacts& facts, const FindingOptions& options) {
  const auto half = random_halves(facts.user, options.resample.seed, 0);
  Halves halves;
  if (has_levels_of_phases(options)) {
    halves.of_phases = metrics_of_phases(facts, {}, options.last_seen,
                                         [&](std::size_t post) { return half[post] == 0; });
  } else {
    halves.metrics = metrics_of_half(facts, half);
  }
  const auto min_age_days = options.setting<std::int64_t>("min_age_days");
  halves.phases = facts.phases.size();
  halves.other.resize(facts.users.size() * halves.phases);
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const double likes = facts.counts[kLikes][post];
    const bool counts =
        half[post] == 1 && !std::isnan(likes) && is_old_enough(facts, post, min_age_days);
    if (!counts) continue;
    Halves::Received& author =
        halves.other[static_cast<std::size_t>(facts.user[post]) * halves.phases +
                     static_cast<std::size_t>(facts.phase[post])];
    author.likes += likes;
    author.posts += 1;
  }
  return halves;
}

Levels levels_of(const Halves& halves, const FindingOptions& options) {
  const ScoreOptions score = score_options(options.settings).without("followers");
  if (!has_levels_of_phases(options)) return score_users(halves.metrics, score).level;
  return levels_of_phases(halves.of_phases, phase_rules(options.settings), score);
}

std::vector<FindingEstimate> gap(const Halves& halves, const FindingOptions& options) {
  const Levels levels = levels_of(halves, options);
  constexpr std::size_t kColumns = 4;  // likes and posts of low, likes and posts of high
  const std::size_t authors = halves.phases == 0 ? 0 : halves.other.size() / halves.phases;
  std::vector<double> sums(authors * kColumns);
  double total[kColumns] = {};
  for (std::size_t place = 0; place < halves.other.size(); ++place) {
    const std::size_t user = place / halves.phases;
    const Level level = levels.of(user, place % halves.phases);
    if (level == Level::unscored) continue;
    const std::size_t column = level == Level::high ? 2 : 0;
    sums[user * kColumns + column] += halves.other[place].likes;
    sums[user * kColumns + column + 1] += halves.other[place].posts;
    total[column] += halves.other[place].likes;
    total[column + 1] += halves.other[place].posts;
  }
  const auto ratio = [](std::span<const double> all, std::span<double> estimate) {
    estimate[0] = (all[2] / all[3]) / (all[0] / all[1]);
  };
  double estimate = 0;
  ratio(total, std::span(&estimate, 1));
  FindingEstimate finding{.name = "engagement_gap_split", .unit = "ratio"};
  if (!std::isfinite(estimate)) {
    finding.reason =
        "one of the two levels has no posts, or no likes, in the half that is compared";
    return {finding};
  }
  const auto interval = statistics::cluster_bootstrap(
      {sums, kColumns}, 1, ratio, statistics::IntervalKind::kExpanded, options.resample)[0];
  finding = finding_of(finding.name, finding.unit, estimate, interval);
  finding.authors =
      std::min(authors_with({sums, kColumns}, {1}), authors_with({sums, kColumns}, {3}));
  return {finding};
}

}  // namespace

FindingsOfLevels engagement_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  return [halves = halves_of(facts, of_posts)](const Levels&, const FindingOptions& options) {
    return gap(halves, options);
  };
}

}  // namespace resettle
