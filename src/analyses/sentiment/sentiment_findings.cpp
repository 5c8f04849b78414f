#include "analyses/sentiment/sentiment_findings.h"

#include <algorithm>
#include <limits>

#include "analyses/sentiment/sentiment_gaps.h"
#include "base/text.h"

namespace resettle {
namespace {

constexpr const char* kUnit = "sentiment";

FindingEstimate finding(const char* name, const Estimate& estimate) {
  return {name,          kUnit,           estimate.value,  estimate.low,
          estimate.high, estimate.reason, estimate.authors};
}

FindingEstimate absent(const char* name, std::string reason) {
  return {name, kUnit, {}, {}, {}, std::move(reason)};
}

std::set<std::size_t> places_of(const std::vector<std::string>& labels,
                                const std::vector<Topic>& topics) {
  std::set<std::size_t> places;
  for (std::size_t topic = 0; topic < topics.size(); ++topic) {
    const bool named = std::find(labels.begin(), labels.end(), topics[topic].label) != labels.end();
    if (named) places.insert(topic);
  }
  return places;
}

FindingEstimate warmest(const FeelingCells& cells, const FindingOptions& options) {
  constexpr const char* kName = "warmest_topic_gap";
  const auto place = places_of({options.warm_topic}, cells.topics);
  if (place.empty()) {
    return absent(kName, "the codebook has no topic \"" + options.warm_topic +
                             "\": name another as warm_topic under [sentiment] in study.toml");
  }
  enum Column : std::size_t { kSum, kPosts, kOtherSum, kOtherPosts, kColumns };
  AuthorSums sums(cells.levels.size(), kColumns);
  for (const FeelingCell& cell : cells.cells) {
    if (cell.feeling < 0 || cell.topic < 0) continue;
    const bool warm = static_cast<std::size_t>(cell.topic) == *place.begin();
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
  return finding(kName, estimate);
}

std::vector<FindingEstimate> gaps(const FeelingCells& cells, const Levels& levels,
                                  const FindingOptions& options) {
  std::set<std::size_t> all;
  for (std::size_t topic = 0; topic < cells.topics.size(); ++topic) all.insert(topic);
  const std::set<std::size_t> connective = places_of(options.connective_topics, cells.topics);
  constexpr const char* kConnective = "sentiment_gap_connective";
  return {
      finding("sentiment_gap", standardised_gap(cells, levels, all, options.resample)),
      connective.empty()
          ? absent(kConnective,
                   "the codebook has none of the topics " + join(options.connective_topics, ", ") +
                       ": name others as connective_topics under [sentiment] in study.toml")
          : finding(kConnective, standardised_gap(cells, levels, connective, options.resample))};
}

}  // namespace

FindingsOfLevels sentiment_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  return [cells = feelings_of(facts, of_posts.min_confidence, of_posts.levels_of_phases)](
             const Levels& levels, const FindingOptions& options) {
    return gaps(cells, levels, options);
  };
}

FindingsOfLevels warm_topic_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  return [cells = feelings_of(facts, of_posts.min_confidence)](const Levels&,
                                                               const FindingOptions& options) {
    return std::vector<FindingEstimate>{warmest(cells, options)};
  };
}

}  // namespace resettle
