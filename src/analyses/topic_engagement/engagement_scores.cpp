#include "analyses/topic_engagement/engagement_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/weights/entropy_weights.h"
#include "statistics/weights/normalise.h"

namespace resettle {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool is_known(const std::vector<TopicEngagement>& rows, std::size_t row, std::size_t metric) {
  return rows[row].statistic[metric].has_value();
}

}  // namespace

std::int64_t authors_with_counts(const statistics::ClusterSums& sums, std::size_t first) {
  static_assert(kMetrics == 4);
  const std::size_t known = first + kMetrics;
  return authors_with(sums, {known, known + 1, known + 2, known + 3});
}

std::optional<double> statistic_of(EngagementStatistic statistic, double sum, double known) {
  if (known == 0) return std::nullopt;
  return statistic == EngagementStatistic::mean ? sum / known : sum;
}

std::vector<TopicEngagement> topic_engagements(const EngagementCells& cells,
                                               EngagementStatistic statistic) {
  const std::size_t columns = cells.topics.size() + 1;
  std::vector<EngagementCell> totals(cells.phases.size() * columns);
  for (const EngagementCell& cell : cells.cells) {
    const std::size_t topic =
        cell.topic < 0 ? cells.topics.size() : static_cast<std::size_t>(cell.topic);
    EngagementCell& total = totals[cell.phase * columns + topic];
    total.posts += cell.posts;
    for (std::size_t m = 0; m < kMetrics; ++m) {
      total.sum[m] += cell.sum[m];
      total.known[m] += cell.known[m];
    }
  }
  std::vector<TopicEngagement> rows;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (totals[i].posts == 0) continue;
    TopicEngagement row{
        i / columns, static_cast<std::int32_t>(i % columns), totals[i].posts, 0, {}};
    if (i % columns == cells.topics.size()) row.topic = -1;
    for (std::size_t m = 0; m < kMetrics; ++m) {
      row.missing += totals[i].posts - totals[i].known[m];
      row.statistic[m] = statistic_of(statistic, totals[i].sum[m], totals[i].known[m]);
    }
    rows.push_back(row);
  }
  return rows;
}

std::optional<double> EngagementScale::score(
    const std::array<std::optional<double>, kMetrics>& statistic) const {
  if (!has_scores()) return std::nullopt;
  double score = 0;
  for (std::size_t m = 0; m < kMetrics; ++m) {
    if (!metrics[m]) continue;
    if (!statistic[m]) return std::nullopt;
    const double range = metrics[m]->maximum - metrics[m]->minimum;
    if (range > 0) score += metrics[m]->weight * (*statistic[m] - metrics[m]->minimum) / range;
  }
  return score;
}

EngagementScale scale_over(const std::vector<TopicEngagement>& rows,
                           const std::vector<std::size_t>& chosen) {
  EngagementScale scale;
  std::vector<std::size_t> metrics;
  for (std::size_t m = 0; m < kMetrics; ++m) {
    const bool any = std::any_of(chosen.begin(), chosen.end(),
                                 [&](std::size_t row) { return is_known(rows, row, m); });
    if (any) metrics.push_back(m);
  }
  std::vector<std::size_t> complete;
  for (const std::size_t row : chosen) {
    const bool all = std::all_of(metrics.begin(), metrics.end(),
                                 [&](std::size_t m) { return is_known(rows, row, m); });
    if (all && !metrics.empty()) complete.push_back(row);
  }
  scale.rows = complete.size();
  if (!scale.has_scores()) {
    scale.reason = "fewer than two topics with all counts: there is nothing to compare";
    return scale;
  }
  std::vector<std::vector<double>> normalised;
  for (const std::size_t m : metrics) {
    std::vector<double> values;
    for (const std::size_t row : complete) values.push_back(*rows[row].statistic[m]);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    scale.metrics[m] = MetricScale{*least, *most};
    normalised.push_back(*statistics::min_max_normalised(values));
  }
  const auto weights = *statistics::entropy_weights(normalised);
  scale.reason = weights.warning;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    scale.metrics[metrics[i]]->entropy = weights.entropy[i];
    scale.metrics[metrics[i]]->redundancy = weights.redundancy[i];
    scale.metrics[metrics[i]]->weight = weights.weights[i];
  }
  return scale;
}

std::vector<EngagementScale> scales_of(const std::vector<TopicEngagement>& rows,
                                       std::size_t phases) {
  std::vector<EngagementScale> scales;
  std::vector<std::size_t> pooled;
  for (std::size_t phase = 0; phase < phases; ++phase) {
    std::vector<std::size_t> chosen;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows[row].topic >= 0 && rows[row].phase == phase) chosen.push_back(row);
    }
    scales.push_back(scale_over(rows, chosen));
    pooled.insert(pooled.end(), chosen.begin(), chosen.end());
  }
  scales.push_back(scale_over(rows, pooled));
  return scales;
}

std::vector<Estimate> engagement_scores(const EngagementCells& cells, EngagementStatistic statistic,
                                        const std::vector<TopicEngagement>& rows,
                                        const std::vector<EngagementScale>& scales,
                                        const statistics::ResampleOptions& options) {
  // Columns: row by row, for each metric its sum and the posts that have it.
  constexpr std::size_t kWidth = 2 * kMetrics;
  std::vector<std::size_t> row_at(cells.phases.size() * cells.topics.size(), rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].topic < 0) continue;
    row_at[rows[row].phase * cells.topics.size() + static_cast<std::size_t>(rows[row].topic)] = row;
  }
  AuthorSums sums(cells.authors, rows.size() * kWidth);
  for (const EngagementCell& cell : cells.cells) {
    if (cell.topic < 0) continue;
    const std::size_t row =
        row_at[cell.phase * cells.topics.size() + static_cast<std::size_t>(cell.topic)];
    for (std::size_t m = 0; m < kMetrics; ++m) {
      sums.add(cell.author, row * kWidth + m, cell.sum[m]);
      sums.add(cell.author, row * kWidth + kMetrics + m, cell.known[m]);
    }
  }
  const auto score_all = [&](std::span<const double> of, std::span<double> scores) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::array<std::optional<double>, kMetrics> values;
      for (std::size_t m = 0; m < kMetrics; ++m) {
        values[m] = statistic_of(statistic, of[row * kWidth + m], of[row * kWidth + kMetrics + m]);
      }
      const bool is_topic = rows[row].topic >= 0;
      scores[row] = is_topic ? scales[rows[row].phase].score(values).value_or(kNone) : kNone;
      scores[rows.size() + row] = is_topic ? scales.back().score(values).value_or(kNone) : kNone;
    }
  };
  if (rows.empty()) return {};
  auto scores = estimates_of(sums, 2 * rows.size(), score_all,
                             "no post of it has a count that posts of other topics have", options);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i].authors = authors_with_counts(sums.clusters(), (i % rows.size()) * kWidth);
  }
  return scores;
}

}  // namespace resettle
