// How posts about each topic felt: the mean on the scale from −2 to 2 with an interval over
// authors, the spread, the shares of the five levels, and how many posts were left out. Posts
// without a topic and all posts are rows of their own.
// one row per: topic
// reads: sentiment_counts, topic_list, days, settings(draws, seed)
#include "analyses/sentiment/sentiment_rows.h"

namespace resettle {

void make_sentiment_by_topic(Making& making) {
  const auto shared = read_feelings(making);
  const FeelingCells& cells = *shared;
  const auto groups = feelings_by_row(cells, MeanOf::posts, resample_options(making));
  Columns columns;
  add_topic_columns(columns);
  add_columns(columns, {"position"}, ColumnType::integer);
  add_feeling_columns(columns);
  RowList rows(columns);
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    rows.row();
    add_topic_row(rows, cells, row);
    add_feelings(rows, groups[row]);
  }
  making.write(rows, "position");
}

}  // namespace resettle
