// topic_engagement_trend: the pooled score of the trend topic in the last phase less that in the
// first, from mean counts of posts by authors of high influence.
// finds: topic_engagement_trend
// sums by: phases, trend_topic
// results by: levels, statistic
#include <algorithm>
#include <limits>

#include "analyses/findings/finding.h"
#include "analyses/topic_engagement/engagement_rows.h"

namespace resettle {
namespace {

constexpr const char* kName = "topic_engagement_trend";
constexpr const char* kUnit = "score";
constexpr std::size_t kWidth = 2 * kMetrics;

std::vector<FindingEstimate> absent(std::string reason) {
  return {without_finding(kName, kUnit, std::move(reason))};
}

// The sums of the topic's posts in the first and in the last phase, by author.
AuthorSums sums_of_ends(const EngagementCells& cells, std::size_t topic) {
  AuthorSums sums(cells.authors, 2 * kWidth);
  for (const EngagementCell& cell : cells.cells) {
    if (cell.topic != static_cast<std::int32_t>(topic)) continue;
    for (const bool last : {false, true}) {
      if (cell.phase != (last ? cells.phases.size() - 1 : 0)) continue;
      for (std::size_t m = 0; m < kMetrics; ++m) {
        sums.add(cell.author, last * kWidth + m, cell.sum[m]);
        sums.add(cell.author, last * kWidth + kMetrics + m, cell.known[m]);
      }
    }
  }
  return sums;
}

double score_of(std::span<const double> sums, EngagementStatistic statistic,
                const EngagementScale& scale) {
  std::array<std::optional<double>, kMetrics> values;
  for (std::size_t m = 0; m < kMetrics; ++m) {
    values[m] = statistic_of(statistic, sums[m], sums[kMetrics + m]);
  }
  return scale.score(values).value_or(std::numeric_limits<double>::quiet_NaN());
}

std::vector<FindingEstimate> trend_of(const EngagementCells& cells, std::size_t topic,
                                      const FindingOptions& options) {
  const EngagementStatistic statistic = engagement_statistic(options.settings);
  const auto rows = topic_engagements(cells, statistic);
  const EngagementScale pooled = scales_of(rows, cells.phases.size()).back();
  if (!pooled.has_scores()) return absent(pooled.reason);
  AuthorSums sums = sums_of_ends(cells, topic);
  const auto trend = [&](std::span<const double> of, std::span<double> values) {
    values[0] = score_of(of.subspan(kWidth), statistic, pooled) -
                score_of(of.first(kWidth), statistic, pooled);
  };
  FindingEstimate finding =
      finding_of(kName, kUnit,
                 estimates_of(sums, 1, trend, "the topic has no post by high influence in a phase",
                              options.resample)[0]);
  finding.authors = std::min(authors_with_counts(sums.clusters(), 0),
                             authors_with_counts(sums.clusters(), kWidth));
  return {finding};
}

}  // namespace

FindingsOfLevels topic_engagement_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  const auto label = of_posts.setting<std::string>("trend_topic");
  const auto topic = place_of_topic(facts, label);
  if (!topic) {
    return always(absent("the codebook has no topic \"" + label +
                         "\": name another as trend_topic under [topic_engagement] in study.toml"));
  }
  if (facts.phases.size() < 2) return always(absent("the study has a single phase"));
  return [cells = engagement_cells_of(facts), topic = *topic](const Levels& levels,
                                                              const FindingOptions& options) {
    return trend_of(of_high(cells, levels), topic, options);
  };
}

}  // namespace resettle
