// sentiment_gap: how much warmer posts of low influence felt than those of high influence on the
// same topics. sentiment_gap_connective: the same on the topics on which cultures meet; arXiv
// 2510.18894 says in its abstract that there the high are warmer, and in section 6.4 that the low
// are warmer nearly everywhere.
// finds: sentiment_gap, sentiment_gap_connective
// sums by: min_confidence, level_scope, connective_topics
// results by: levels
#include "analyses/findings/finding.h"
#include "analyses/sentiment/sentiment_gaps.h"
#include "base/text.h"

namespace resettle {
namespace {

constexpr const char* kUnit = "sentiment";

// Where cultures meet, or why the study has no such topic.
struct Connective {
  std::set<std::size_t> topics;
  std::string absent;
};

Connective connective_of(const PostFacts& facts, const std::vector<std::string>& labels) {
  Connective found;
  for (const std::string& label : labels) {
    if (const auto topic = place_of_topic(facts, label)) found.topics.insert(*topic);
  }
  found.absent = "the codebook has none of the topics " + join(labels, ", ") +
                 ": name others as connective_topics under [sentiment] in study.toml";
  return found;
}

std::vector<FindingEstimate> gaps(const FeelingCells& cells, const Connective& connective,
                                  const Levels& levels,
                                  const statistics::ResampleOptions& resample) {
  std::set<std::size_t> all;
  for (std::size_t topic = 0; topic < cells.topics.size(); ++topic) all.insert(topic);
  constexpr const char* kConnective = "sentiment_gap_connective";
  return {finding_of("sentiment_gap", kUnit, standardised_gap(cells, levels, all, resample)),
          connective.topics.empty()
              ? without_finding(kConnective, kUnit, connective.absent)
              : finding_of(kConnective, kUnit,
                           standardised_gap(cells, levels, connective.topics, resample))};
}

}  // namespace

FindingsOfLevels sentiment_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  const auto labels = of_posts.setting<std::vector<std::string>>("connective_topics");
  return [cells = feelings_of(facts, of_posts.setting<double>("min_confidence"),
                              has_levels_of_phases(of_posts)),
          connective = connective_of(facts, labels)](const Levels& levels,
                                                     const FindingOptions& options) {
    return gaps(cells, connective, levels, options.resample);
  };
}

}  // namespace resettle
