// weekend_share: the share of posts that were written on a weekend.
// finds: weekend_share
// sums by: weekend
#include "analyses/findings/finding.h"
#include "base/calendar.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {

FindingsOfLevels weekend_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  constexpr const char* kName = "weekend_share";
  const int first = of_posts.setting<std::string>("weekend") == "saturday_sunday" ? 6 : 5;
  std::vector<double> sums(facts.users.size() * 2);  // posts on a weekend, posts
  double on_weekends = 0;
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const int day = weekday(facts.day[post]);
    const bool counts = day == first || day == first + 1;
    const auto user = static_cast<std::size_t>(facts.user[post]);
    sums[user * 2] += counts ? 1 : 0;
    sums[user * 2 + 1] += 1;
    on_weekends += counts ? 1 : 0;
  }
  if (facts.posts() == 0) return always({without_finding(kName, "share", "there is no post")});
  const auto interval =
      statistics::cluster_bootstrap({sums, 2}, 1, statistics::ratios_of_sums({{0, 1}}),
                                    statistics::IntervalKind::kExpanded, of_posts.resample)[0];
  FindingEstimate finding =
      finding_of(kName, "share", on_weekends / static_cast<double>(facts.posts()), interval);
  finding.authors = authors_with({sums, 2}, {1});
  return always({finding});
}

}  // namespace resettle
