// How posts felt in each phase, by level and topic (with rows for all posts and for posts without a
// topic): as sentiment_by_topic.
// one row per: phase, level, topic
// reads: sentiment_counts, topic_list, days, settings(draws, seed)
#include "analyses/influence/levels.h"
#include "analyses/sentiment/sentiment_rows.h"

namespace resettle {

void make_sentiment_by_phase(Making& making) {
  const auto shared = read_feelings(making);
  const FeelingCells& cells = *shared;
  const std::size_t scopes = any_unscored(cells.levels) ? 4 : 3;
  const std::size_t of_phase = scopes * cells.rows();
  const auto groups = feelings_by_group(
      cells, cells.phases.size() * of_phase,
      [&](const FeelingCell& cell, std::vector<std::size_t>& of_cell) {
        for (std::size_t s = 0; s < scopes; ++s) {
          if (s != 0 && kScopes[s] != scope_of(cells.levels[cell.author])) continue;
          const std::size_t first = cell.phase * of_phase + s * cells.rows();
          of_cell.push_back(first + cells.row_of(cell));
          of_cell.push_back(first + cells.row_of_all());
        }
      },
      MeanOf::posts, resample_options(making));
  Columns columns;
  add_columns(columns, {"phase"}, ColumnType::text);
  add_columns(columns, {"phase_number"}, ColumnType::integer);
  add_columns(columns, {"level"}, ColumnType::text);
  add_topic_columns(columns);
  add_columns(columns, {"position"}, ColumnType::integer);
  add_feeling_columns(columns);
  RowList rows(columns);
  for (std::size_t p = 0; p < cells.phases.size(); ++p) {
    for (std::size_t s = 0; s < scopes; ++s) {
      for (std::size_t row = 0; row < cells.rows(); ++row) {
        rows.row().text(cells.phases[p].name).integer(cells.phases[p].number);
        rows.text(name_of(kScopes[s]));
        add_topic_row(rows, cells, row);
        add_feelings(rows, groups[p * of_phase + s * cells.rows() + row]);
      }
    }
  }
  making.write(rows, "phase_number, level, position");
}

}  // namespace resettle
