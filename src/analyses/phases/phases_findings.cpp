// posts_per_day_ratio: posts a day of the last phase over those of the phase before it.
// Levels do not matter here. One name, always: without two phases, or without posts in them, there
// is no estimate, and the reason says so.
// finds: posts_per_day_ratio
// sums by: phases
#include <fmt/format.h>

#include <algorithm>

#include "analyses/findings/finding.h"
#include "analyses/phases/posts_a_day.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {
namespace {

FindingEstimate without(const std::string& reason) {
  return without_finding("posts_per_day_ratio", "ratio", reason);
}

std::vector<FindingEstimate> ratio_of_the_last_two(const PostFacts& facts,
                                                   const FindingOptions& options) {
  const std::size_t phases = facts.phases.size();
  if (phases < 2)
    return {without("the window has days of one phase only: there is nothing to compare it with")};
  std::vector<double> sums(facts.users.size() * 2);
  double posts[2] = {0, 0};
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const auto phase = static_cast<std::size_t>(facts.phase[post]);
    if (phase + 2 < phases) continue;
    const std::size_t later = phase + 1 == phases ? 1 : 0;
    sums[static_cast<std::size_t>(facts.user[post]) * 2 + later] += 1;
    posts[later] += 1;
  }
  for (const std::size_t later : {0, 1}) {
    if (posts[later] > 0) continue;
    return {without(fmt::format("there are no posts in {}", facts.phases[phases - 2 + later]))};
  }
  const auto days_before = static_cast<double>(facts.phase_days[phases - 2]);
  const auto days_after = static_cast<double>(facts.phase_days[phases - 1]);
  const auto ratio = [=](std::span<const double> both, std::span<double> estimate) {
    estimate[0] = ratio_of_posts_a_day({both[1], days_after}, {both[0], days_before});
  };
  double estimate = 0;
  ratio(posts, std::span(&estimate, 1));
  const auto found = statistics::cluster_bootstrap(
      {sums, 2}, 1, ratio, statistics::IntervalKind::kExpanded, options.resample);
  // The ratio itself needs neither draws nor several authors.
  FindingEstimate finding = finding_of("posts_per_day_ratio", "ratio", estimate, found[0]);
  finding.authors = std::min(authors_with({sums, 2}, {0}), authors_with({sums, 2}, {1}));
  return {finding};
}

}  // namespace

FindingsOfLevels phases_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  return always(ratio_of_the_last_two(facts, of_posts));
}

}  // namespace resettle
