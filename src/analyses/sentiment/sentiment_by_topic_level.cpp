// How posts about each topic felt, by authors of high and of low influence (and those without a
// score): as sentiment_by_topic.
// one row per: topic, level
// reads: sentiment_counts, topic_list, days, settings(draws, seed)
#include "analyses/influence/levels.h"
#include "analyses/sentiment/sentiment_rows.h"

namespace resettle {

void make_sentiment_by_topic_level(Making& making) {
  const auto shared = read_feelings(making);
  const FeelingCells& cells = *shared;
  const std::vector<Level> levels = any_unscored(cells.levels)
                                        ? std::vector{Level::high, Level::low, Level::unscored}
                                        : std::vector{Level::high, Level::low};
  const auto groups = feelings_by_group(
      cells, levels.size() * cells.rows(),
      [&](const FeelingCell& cell, std::vector<std::size_t>& of_cell) {
        const Level level = cells.levels[cell.author];
        const std::size_t first = (level == Level::high  ? 0U
                                   : level == Level::low ? 1U
                                                         : 2U) *
                                  cells.rows();
        of_cell = {first + cells.row_of(cell), first + cells.row_of_all()};
      },
      MeanOf::posts, resample_options(making));
  Columns columns;
  add_topic_columns(columns);
  add_columns(columns, {"position"}, ColumnType::integer);
  add_columns(columns, {"level"}, ColumnType::text);
  add_feeling_columns(columns);
  RowList rows(columns);
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    for (std::size_t level = 0; level < levels.size(); ++level) {
      rows.row();
      add_topic_row(rows, cells, row);
      rows.text(name_of(scope_of(levels[level])));
      add_feelings(rows, groups[level * cells.rows() + row]);
    }
  }
  making.write(rows, "position, level");
}

}  // namespace resettle
