// The entropy-weighted score of a topic's engagement (section 6.3 and figure 5 of arXiv
// 2510.18894): each of likes, saves, comments and shares is put on a scale from 0 to 1 over the
// topics compared, weighted by how unevenly topics share it, and added.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyses/topic_engagement/engagement_cells.h"
#include "analyses/topics/author_sums.h"

namespace resettle {

enum class EngagementStatistic : std::uint8_t { mean, sum };

// Of a count's sum over the posts that have it; none where no post has it.
std::optional<double> statistic_of(EngagementStatistic statistic, double sum, double known);

// The posts of one topic in one phase.
struct TopicEngagement {
  std::size_t phase = 0;
  std::int32_t topic = -1;  // −1: posts without a label; they have no score
  double posts = 0;
  double missing = 0;                                     // counts not known, of four a post
  std::array<std::optional<double>, kMetrics> statistic;  // empty: no post has the count
};

// By phase and topic, those without posts left out; the unlabelled last in their phase.
std::vector<TopicEngagement> topic_engagements(const EngagementCells& cells,
                                               EngagementStatistic statistic);

// What makes one metric's part of the score.
struct MetricScale {
  double minimum = 0, maximum = 0;
  double entropy = 0, redundancy = 0, weight = 0;
};

// Ranges and weights over the rows compared: of one phase, or of all.
struct EngagementScale {
  std::size_t rows = 0;                                      // compared
  std::array<std::optional<MetricScale>, kMetrics> metrics;  // empty: no topic has it
  std::string reason;  // why there are no scores, or why weights are equal; empty otherwise
  bool has_scores() const { return rows > 1; }

  // Σ weight × (statistic − minimum) ÷ (maximum − minimum); none where a metric is missing that
  // other topics have.
  std::optional<double> score(const std::array<std::optional<double>, kMetrics>& statistic) const;
};

EngagementScale scale_over(const std::vector<TopicEngagement>& rows,
                           const std::vector<std::size_t>& chosen);

// A scale a phase, and the pooled one last.
std::vector<EngagementScale> scales_of(const std::vector<TopicEngagement>& rows,
                                       std::size_t phases);

// How many authors have any of the counts of a group of columns (four sums, four numbers of posts
// that have them) that begins at `first`.
std::int64_t authors_with_counts(const statistics::ClusterSums& sums, std::size_t first);

// The scores of every row on the scale of its phase, then of every row on the pooled scale, with
// intervals over authors in which ranges and weights stay as they are.
std::vector<Estimate> engagement_scores(const EngagementCells& cells, EngagementStatistic statistic,
                                        const std::vector<TopicEngagement>& rows,
                                        const std::vector<EngagementScale>& scales,
                                        const statistics::ResampleOptions& options);

}  // namespace resettle
