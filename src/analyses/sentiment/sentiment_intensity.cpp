// How posts about each topic felt where each counts as much as it was liked: Σ value × ln(1 +
// likes) ÷ Σ ln(1 + likes). Posts whose likes are missing are left out and counted; a post without
// a like weighs nothing.
// one row per: topic
// reads: sentiment_counts, topic_list, days, settings(draws, seed)
#include "analyses/sentiment/sentiment_rows.h"

namespace resettle {

void make_sentiment_intensity(Making& making) {
  const auto shared = read_feelings(making);
  const FeelingCells& cells = *shared;
  const auto groups = feelings_by_row(cells, MeanOf::weighted_by_likes, resample_options(making));
  Columns columns;
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts", "n_missing"}, ColumnType::integer);
  add_columns(columns, {"intensity", "low", "high"}, ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  RowList rows(columns);
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    rows.row();
    add_topic_row(rows, cells, row);
    rows.integer(static_cast<std::int64_t>(groups[row].posts_with_likes));
    rows.integer(static_cast<std::int64_t>(groups[row].posts - groups[row].posts_with_likes));
    rows.number(groups[row].intensity.value);
    add_interval(rows, groups[row].intensity);
    rows.text_or_null(groups[row].intensity.reason);
  }
  making.write(rows, "position");
}

}  // namespace resettle
