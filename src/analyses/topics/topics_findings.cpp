// self_expression_gap: the share of the focus topic among labelled posts by authors of low less
// that by authors of high influence, in percentage points.
// finds: self_expression_gap
// sums by: focus_topic
// results by: levels
#include "analyses/findings/finding.h"
#include "analyses/topics/topic_differences.h"

namespace resettle {
namespace {

constexpr double kPoints = 100;
constexpr const char* kName = "self_expression_gap";
constexpr const char* kUnit = "points";

FindingEstimate gap_of(std::size_t topic, const TopicCounts& counts, const Levels& levels,
                       const FindingOptions& options) {
  Estimate gap = shares_of_low_less_high(counts, levels, {&topic, 1}, options.resample)[0];
  for (auto* share : {&gap.value, &gap.low, &gap.high}) {
    if (*share) **share *= kPoints;
  }
  return finding_of(kName, kUnit, gap);
}

}  // namespace

FindingsOfLevels topics_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  const auto label = of_posts.setting<std::string>("focus_topic");
  const auto topic = place_of_topic(facts, label);
  if (!topic) {
    return always(
        {without_finding(kName, kUnit,
                         "the codebook has no topic \"" + label +
                             "\": name another as focus_topic under [topics] in study.toml")});
  }
  return [counts = topic_counts_of(facts), topic = *topic](const Levels& levels,
                                                           const FindingOptions& options) {
    return std::vector<FindingEstimate>{gap_of(topic, counts, levels, options)};
  };
}

}  // namespace resettle
