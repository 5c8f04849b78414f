// What posts of authors of high influence received, by phase and topic, and the topic's score among
// the others: on the scale of its phase, as arXiv 2510.18894 has it, and on one scale over all
// phases, which alone can be compared between phases. A topic without posts has no row; posts
// without a label have one, and no score.
// one row per: scale, phase, topic
// reads: topic_counts, topic_list, days, settings(statistic, draws, seed)
#include "analyses/topic_engagement/engagement_rows.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_columns(columns, {"scale", "phase"}, ColumnType::text);
  add_columns(columns, {"phase_number"}, ColumnType::integer);
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts", "authors"}, ColumnType::integer);
  add_columns(columns, {"likes", "saves", "comments", "shares"}, ColumnType::number);
  add_columns(columns, {"n_missing"}, ColumnType::integer);
  add_columns(columns, {"score", "low", "high"}, ColumnType::number);
  add_columns(columns, {"rank"}, ColumnType::integer);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

// 1 for the highest score of the row's scale; equal scores share a rank.
std::int64_t rank_of(const std::vector<TopicEngagement>& rows, std::span<const Estimate> scores,
                     std::size_t row, bool pooled) {
  std::int64_t rank = 1;
  for (std::size_t other = 0; other < rows.size(); ++other) {
    if (!pooled && rows[other].phase != rows[row].phase) continue;
    rank += scores[other].value && *scores[other].value > *scores[row].value;
  }
  return rank;
}

void add_scores(RowList& table, const EngagementCells& cells,
                const std::vector<TopicEngagement>& rows, std::span<const Estimate> scores,
                const std::vector<EngagementScale>& scales, bool pooled) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const TopicEngagement& one = rows[row];
    table.row().text(pooled ? "pooled" : "phase").text(cells.phases[one.phase].name);
    table.integer(cells.phases[one.phase].number);
    if (one.topic < 0) {
      add_no_topic(table, kUnlabelled, "Not labelled");
      table.integer(static_cast<std::int64_t>(cells.topics.size()) + 1);
    } else {
      add_topic(table, cells.topics[static_cast<std::size_t>(one.topic)]);
      table.integer(one.topic + 1);
    }
    table.integer(static_cast<std::int64_t>(one.posts)).integer(scores[row].authors);
    for (const auto& value : one.statistic) table.number(value);
    table.integer(static_cast<std::int64_t>(one.missing));
    table.number(scores[row].value);
    add_interval(table, scores[row]);
    if (scores[row].value) {
      table.integer(rank_of(rows, scores, row, pooled));
    } else {
      table.null();
    }
    const EngagementScale& scale = pooled ? scales.back() : scales[one.phase];
    if (one.topic < 0) {
      table.text("not a topic");
    } else {
      table.text_or_null(scale.has_scores() ? scores[row].reason : scale.reason);
    }
  }
}

}  // namespace

void make_topic_engagement(Making& making) {
  const EngagementStatistic statistic = engagement_statistic(making.settings());
  const auto shared = read_engagement_cells(making);
  const EngagementCells& cells = *shared;
  const auto rows = topic_engagements(cells, statistic);
  const auto scales = scales_of(rows, cells.phases.size());
  const auto scores = engagement_scores(cells, statistic, rows, scales, resample_options(making));
  RowList table(columns_of_table());
  add_scores(table, cells, rows, std::span(scores).first(rows.size()), scales, false);
  add_scores(table, cells, rows, std::span(scores).subspan(rows.size()), scales, true);
  making.write(table, "scale, phase_number, position");
}

}  // namespace resettle
