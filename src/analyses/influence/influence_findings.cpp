// high_like_share: the share of all likes on scored authors' posts that those of high influence
// received. High by construction; it says how high.
// finds: high_like_share
// results by: levels
#include <cmath>

#include "analyses/findings/finding.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {
namespace {

struct Likes {
  std::size_t phases = 0;
  std::vector<double> received;  // by author, and within by phase

  std::size_t authors() const { return phases == 0 ? 0 : received.size() / phases; }
};

Likes likes_by_author(const PostFacts& facts) {
  Likes likes{facts.phases.size(), std::vector<double>(facts.users.size() * facts.phases.size())};
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const double count = facts.counts[kLikes][post];
    if (std::isnan(count)) continue;
    likes.received[static_cast<std::size_t>(facts.user[post]) * likes.phases +
                   static_cast<std::size_t>(facts.phase[post])] += count;
  }
  return likes;
}

std::vector<FindingEstimate> share_of_high(const Likes& likes, const Levels& levels,
                                           const FindingOptions& options) {
  std::vector<double> sums(likes.authors() * 2);  // likes of the high, likes of all
  double high = 0, all = 0;
  for (std::size_t place = 0; place < likes.received.size(); ++place) {
    const std::size_t user = place / likes.phases;
    const Level level = levels.of(user, place % likes.phases);
    if (level == Level::unscored) continue;
    sums[user * 2 + 1] += likes.received[place];
    all += likes.received[place];
    if (level != Level::high) continue;
    sums[user * 2] += likes.received[place];
    high += likes.received[place];
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
  return [likes = likes_by_author(facts)](const Levels& levels, const FindingOptions& options) {
    return share_of_high(likes, levels, options);
  };
}

}  // namespace resettle
