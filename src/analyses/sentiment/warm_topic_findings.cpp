// warmest_topic_gap: mean of the warm topic less that of all others, whatever the levels.
// finds: warmest_topic_gap
// sums by: min_confidence, warm_topic
#include <algorithm>
#include <limits>

#include "analyses/findings/finding.h"
#include "analyses/sentiment/feelings.h"

namespace resettle {
namespace {

constexpr const char* kName = "warmest_topic_gap";
constexpr const char* kUnit = "sentiment";

FindingEstimate warmest(const FeelingCells& cells, std::size_t topic,
                        const FindingOptions& options) {
  enum Column : std::size_t { kSum, kPosts, kOtherSum, kOtherPosts, kColumns };
  AuthorSums sums(cells.levels.size(), kColumns);
  for (const FeelingCell& cell : cells.cells) {
    if (cell.feeling < 0 || cell.topic < 0) continue;
    const bool warm = static_cast<std::size_t>(cell.topic) == topic;
    sums.add(cell.author, warm ? kSum : kOtherSum, cell.sum);
    sums.add(cell.author, warm ? kPosts : kOtherPosts, cell.posts);
  }
  const auto gap = [](std::span<const double> of, std::span<double> values) {
    values[0] = of[kPosts] > 0 && of[kOtherPosts] > 0
                    ? of[kSum] / of[kPosts] - of[kOtherSum] / of[kOtherPosts]
                    : std::numeric_limits<double>::quiet_NaN();
  };
  Estimate estimate =
      estimates_of(sums, 1, gap, "no post on it, or on others, has a feeling", options.resample)[0];
  estimate.authors = std::min(authors_with(sums.clusters(), {kPosts}),
                              authors_with(sums.clusters(), {kOtherPosts}));
  return finding_of(kName, kUnit, estimate);
}

}  // namespace

FindingsOfLevels warm_topic_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  const auto label = of_posts.setting<std::string>("warm_topic");
  const auto topic = place_of_topic(facts, label);
  if (!topic) {
    return always(
        {without_finding(kName, kUnit,
                         "the codebook has no topic \"" + label +
                             "\": name another as warm_topic under [sentiment] in study.toml")});
  }
  const FeelingCells cells = feelings_of(facts, of_posts.setting<double>("min_confidence"));
  return always({warmest(cells, *topic, of_posts)});
}

}  // namespace resettle
