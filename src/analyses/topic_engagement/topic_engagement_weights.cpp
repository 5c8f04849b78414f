// The weights behind topic_engagement's scores, with the ranges that statistics are put on: for
// each phase and, as phase "all", for the pooled scale.
// one row per: scale, phase, metric
// reads: topic_counts, topic_list, days, settings(statistic)
#include "analyses/topic_engagement/engagement_rows.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {

void make_topic_engagement_weights(Making& making) {
  const auto shared = read_engagement_cells(making);
  const EngagementCells& cells = *shared;
  const auto scales = scales_of(topic_engagements(cells, engagement_statistic(making.settings())),
                                cells.phases.size());
  Columns columns;
  add_columns(columns, {"scale", "phase"}, ColumnType::text);
  add_columns(columns, {"phase_number"}, ColumnType::integer);
  add_columns(columns, {"metric"}, ColumnType::text);
  add_columns(columns, {"rows_compared"}, ColumnType::integer);
  add_columns(columns, {"minimum", "maximum", "entropy", "redundancy", "weight"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  RowList table(columns);
  for (std::size_t i = 0; i < scales.size(); ++i) {
    const bool pooled = i == cells.phases.size();
    for (std::size_t m = 0; m < kMetrics; ++m) {
      table.row().text(pooled ? "pooled" : "phase").text(pooled ? "all" : cells.phases[i].name);
      if (pooled) {
        table.null();
      } else {
        table.integer(cells.phases[i].number);
      }
      table.text(kMetricNames[m]).integer(static_cast<std::int64_t>(scales[i].rows));
      if (const auto& metric = scales[i].metrics[m]) {
        table.number(metric->minimum).number(metric->maximum).number(metric->entropy);
        table.number(metric->redundancy).number(metric->weight);
        table.text_or_null(scales[i].reason);
      } else {
        table.null().null().null().null().null();
        table.text_or_null(scales[i].has_scores() ? "known of no post" : scales[i].reason);
      }
    }
  }
  making.write(table, "scale, phase_number NULLS LAST, metric");
}

}  // namespace resettle
