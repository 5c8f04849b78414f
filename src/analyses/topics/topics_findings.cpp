#include "analyses/topics/topics_findings.h"

#include <algorithm>

#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_differences.h"

namespace resettle {
namespace {

constexpr double kPoints = 100;

FindingEstimate finding(const char* name, const char* unit, const Estimate& estimate) {
  return {name, unit, estimate.value, estimate.low, estimate.high, estimate.reason};
}

FindingEstimate absent(const char* name, const char* unit, std::string reason) {
  return {name, unit, {}, {}, {}, std::move(reason)};
}

FindingEstimate gap_of_focus(const TopicCounts& counts, const Levels& levels,
                             const FindingOptions& options) {
  constexpr const char* kName = "self_expression_gap";
  constexpr const char* kUnit = "points";
  std::size_t focus = 0;
  while (focus < counts.topics.size() && counts.topics[focus].label != options.focus_topic) ++focus;
  if (focus == counts.topics.size()) {
    return absent(kName, kUnit,
                  "the codebook has no topic \"" + options.focus_topic +
                      "\": name another as focus_topic under [topics] in study.toml");
  }
  Estimate gap = shares_of_low_less_high(counts, levels, {&focus, 1}, options.resample)[0];
  for (auto* share : {&gap.value, &gap.low, &gap.high}) {
    if (*share) **share *= kPoints;
  }
  FindingEstimate found = finding(kName, kUnit, gap);
  found.authors = gap.authors;
  return found;
}

// Authors with a labelled post in the first phase, or in the last: whichever are fewer.
std::int64_t authors_of_both_ends(const TopicCounts& counts) {
  AuthorSums sums(counts.authors(), 2);
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic < 0) continue;
    if (cell.phase == 0) sums.add(cell.author, 0, cell.posts);
    if (cell.phase + 1 == counts.phases.size()) sums.add(cell.author, 1, cell.posts);
  }
  return std::min(authors_with(sums.clusters(), {0}), authors_with(sums.clusters(), {1}));
}

FindingEstimate rank_stability(const TopicCounts& counts, const FindingOptions& options) {
  constexpr const char* kName = "topic_rank_stability";
  constexpr const char* kUnit = "correlation";
  if (counts.phases.size() < 2) return absent(kName, kUnit, "the study has a single phase");
  FindingEstimate found = finding(
      kName, kUnit,
      topic_stability(counts, {{0, counts.phases.size() - 1}}, {Scope::all}, options.resample)[0]
          .spearman);
  found.authors = authors_of_both_ends(counts);
  return found;
}

}  // namespace

FindingsOfLevels topics_findings(const PostFacts& facts, const FindingOptions&) {
  return [counts = topic_counts_of(facts)](const Levels& levels, const FindingOptions& options) {
    return std::vector<FindingEstimate>{gap_of_focus(counts, levels, options)};
  };
}

FindingsOfLevels topic_rank_findings(const PostFacts& facts, const FindingOptions&) {
  return [counts = topic_counts_of(facts)](const Levels&, const FindingOptions& options) {
    return std::vector<FindingEstimate>{rank_stability(counts, options)};
  };
}

}  // namespace resettle
