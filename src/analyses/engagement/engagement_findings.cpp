#include "analyses/engagement/engagement_findings.h"

#include <algorithm>
#include <cmath>

#include "analyses/engagement/engagement_levels.h"

namespace resettle {

std::vector<FindingEstimate> engagement_findings(const PostFacts& facts, const std::vector<Level>&,
                                                 const FindingOptions& options) {
  const SplitHalves split =
      split_halves(facts, options.followers, options.score, options.resample.seed);
  constexpr std::size_t kColumns = 4;  // likes and posts of low, likes and posts of high
  std::vector<double> sums(facts.users.size() * kColumns);
  double total[kColumns] = {};
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const auto user = static_cast<std::size_t>(facts.user[post]);
    const double likes = facts.counts[kLikes][post];
    if (split.half[post] == 0 || split.levels[user] == Level::unscored || std::isnan(likes) ||
        !is_old_enough(facts, post, options.min_age_days)) {
      continue;
    }
    const std::size_t column = split.levels[user] == Level::high ? 2 : 0;
    sums[user * kColumns + column] += likes;
    sums[user * kColumns + column + 1] += 1;
    total[column] += likes;
    total[column + 1] += 1;
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
      {sums, kColumns}, 1, ratio, statistics::IntervalKind::kPercentile, options.resample)[0];
  finding = finding_of(finding.name, finding.unit, estimate, interval);
  finding.authors =
      std::min(authors_with({sums, kColumns}, {1}), authors_with({sums, kColumns}, {3}));
  return {finding};
}

}  // namespace resettle
