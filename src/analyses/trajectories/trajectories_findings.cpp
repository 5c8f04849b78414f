#include "analyses/trajectories/trajectories_findings.h"

#include <fmt/format.h>

#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {

std::vector<FindingEstimate> trajectories_findings(const PostFacts& facts,
                                                   const std::vector<Level>&,
                                                   const FindingOptions& options) {
  FindingEstimate finding{.name = "fell_silent", .unit = "share"};
  const std::size_t phases = facts.phases.size();
  if (phases < 2) {
    finding.reason = "the study has one phase: there is none to fall silent in";
    return {finding};
  }
  std::vector<std::int64_t> before(facts.users.size()), after(facts.users.size());
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const auto phase = static_cast<std::size_t>(facts.phase[post]);
    if (phase + 2 == phases) ++before[static_cast<std::size_t>(facts.user[post])];
    if (phase + 1 == phases) ++after[static_cast<std::size_t>(facts.user[post])];
  }
  std::vector<double> sums(facts.users.size() * 2);  // fell silent, was active
  double silent = 0, active = 0;
  for (std::size_t user = 0; user < facts.users.size(); ++user) {
    const bool is_silent = after[user] < options.active_posts;
    const bool is_unobserved = user < options.unobserved.size() && options.unobserved[user] != 0;
    if (before[user] < options.active_posts || (is_silent && is_unobserved)) continue;
    sums[user * 2 + 1] = 1;
    active += 1;
    if (!is_silent) continue;
    sums[user * 2] = 1;
    silent += 1;
  }
  if (active == 0) {
    finding.reason = fmt::format("nobody was active in {}", facts.phases[phases - 2]);
    return {finding};
  }
  const auto interval =
      statistics::cluster_bootstrap({sums, 2}, 1, statistics::ratios_of_sums({{0, 1}}),
                                    statistics::IntervalKind::kPercentile, options.resample)[0];
  finding = finding_of(finding.name, finding.unit, silent / active, interval);
  finding.authors = static_cast<std::int64_t>(active);
  return {finding};
}

}  // namespace resettle
