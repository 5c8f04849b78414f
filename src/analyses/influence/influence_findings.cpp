#include "analyses/influence/influence_findings.h"

#include <cmath>

#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {

std::vector<FindingEstimate> influence_findings(const PostFacts& facts,
                                                const std::vector<Level>& levels,
                                                const FindingOptions& options) {
  std::vector<double> sums(facts.users.size() * 2);  // likes of the high, likes of all
  double high = 0, all = 0;
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const auto user = static_cast<std::size_t>(facts.user[post]);
    const double likes = facts.counts[kLikes][post];
    if (levels[user] == Level::unscored || std::isnan(likes)) continue;
    sums[user * 2 + 1] += likes;
    all += likes;
    if (levels[user] != Level::high) continue;
    sums[user * 2] += likes;
    high += likes;
  }
  FindingEstimate finding{.name = "high_like_share", .unit = "share"};
  if (all == 0) {
    finding.reason = "no post of a scored author has likes";
    return {finding};
  }
  const auto interval =
      statistics::cluster_bootstrap({sums, 2}, 1, statistics::ratios_of_sums({{0, 1}}),
                                    statistics::IntervalKind::kPercentile, options.resample)[0];
  finding = finding_of("high_like_share", "share", high / all, interval);
  finding.authors = authors_with({sums, 2}, {1});
  return {finding};
}

}  // namespace resettle
