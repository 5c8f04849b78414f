#include "analyses/influence/influence_findings.h"

#include <cmath>

#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {
namespace {

std::vector<double> likes_by_author(const PostFacts& facts) {
  std::vector<double> likes(facts.users.size());
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const double count = facts.counts[kLikes][post];
    if (!std::isnan(count)) likes[static_cast<std::size_t>(facts.user[post])] += count;
  }
  return likes;
}

std::vector<FindingEstimate> share_of_high(const std::vector<double>& likes,
                                           const std::vector<Level>& levels,
                                           const FindingOptions& options) {
  std::vector<double> sums(likes.size() * 2);  // likes of the high, likes of all
  double high = 0, all = 0;
  for (std::size_t user = 0; user < likes.size(); ++user) {
    if (levels[user] == Level::unscored) continue;
    sums[user * 2 + 1] = likes[user];
    all += likes[user];
    if (levels[user] != Level::high) continue;
    sums[user * 2] = likes[user];
    high += likes[user];
  }
  FindingEstimate finding{.name = "high_like_share", .unit = "share"};
  if (all == 0) {
    finding.reason = "no post of a scored author has likes";
    return {finding};
  }
  const auto interval =
      statistics::cluster_bootstrap({sums, 2}, 1, statistics::ratios_of_sums({{0, 1}}),
                                    statistics::IntervalKind::kExpanded, options.resample)[0];
  finding = finding_of("high_like_share", "share", high / all, interval);
  finding.authors = authors_with({sums, 2}, {1});
  return {finding};
}

}  // namespace

FindingsOfLevels influence_findings(const PostFacts& facts, const FindingOptions&) {
  return [likes = likes_by_author(facts)](const std::vector<Level>& levels,
                                          const FindingOptions& options) {
    return share_of_high(likes, levels, options);
  };
}

}  // namespace resettle
