// topic_rank_stability: Spearman's rho of the topics' shares in the first and in the last phase,
// whatever the levels.
// finds: topic_rank_stability
// sums by: phases
#include <algorithm>

#include "analyses/findings/finding.h"
#include "analyses/topics/topic_change_parts.h"

namespace resettle {
namespace {

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
  if (counts.phases.size() < 2) {
    return without_finding(kName, kUnit, "the study has a single phase");
  }
  FindingEstimate found = finding_of(
      kName, kUnit,
      topic_stability(counts, {{0, counts.phases.size() - 1}}, {Scope::all}, options.resample)[0]
          .spearman);
  found.authors = authors_of_both_ends(counts);
  return found;
}

}  // namespace

FindingsOfLevels topic_rank_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  return always({rank_stability(topic_counts_of(facts), of_posts)});
}

}  // namespace resettle
