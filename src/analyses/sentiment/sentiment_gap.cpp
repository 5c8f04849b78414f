// How much warmer posts by authors of low influence felt than those by authors of high influence,
// topic by topic: difference of means with an error by author, Hedges' g, and q (Benjamini and
// Hochberg) over the topics. All posts, and those without a topic, are rows outside that family.
// one row per: topic
// reads: sentiment_counts, topic_list, days
#include "analyses/sentiment/sentiment_gaps.h"
#include "analyses/sentiment/sentiment_rows.h"
#include "statistics/samples/benjamini_hochberg.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts_high", "posts_low"}, ColumnType::integer);
  add_columns(columns,
              {"mean_high", "mean_low", "difference", "low", "high", "standard_error",
               "degrees_of_freedom", "p", "q", "hedges_g"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

std::optional<double> mean_of(const statistics::SampleMoments& posts) {
  return posts.units > 0 ? std::optional(posts.mean) : std::nullopt;
}

void add_gap(RowList& rows, const FeelingGap& gap, std::optional<double> q) {
  rows.integer(static_cast<std::int64_t>(gap.high.units));
  rows.integer(static_cast<std::int64_t>(gap.low.units));
  const auto high = mean_of(gap.high), low = mean_of(gap.low);
  rows.number(high);
  rows.number(low);
  rows.number(high && low ? std::optional(*low - *high) : std::nullopt);
  if (gap.test) {
    rows.number(gap.test->low).number(gap.test->high).number(gap.test->standard_error);
    rows.number(gap.test->degrees_of_freedom).number(gap.test->p);
  } else {
    rows.null().null().null().null().null();
  }
  rows.number(q);
  rows.number(gap.g ? std::optional(gap.g->g) : std::nullopt);
  rows.text_or_null(gap.test.reason());
}

}  // namespace

void make_sentiment_gap(Making& making) {
  const auto shared = read_feelings(making);
  const FeelingCells& cells = *shared;
  std::vector<FeelingGap> gaps;
  std::vector<double> p;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    gaps.push_back(feeling_gap(cells, row));
    if (row < cells.topics.size() && gaps.back().test) p.push_back(gaps.back().test->p);
  }
  const auto q = *statistics::benjamini_hochberg(p);
  RowList rows(columns_of_table());
  std::size_t next = 0;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    rows.row();
    add_topic_row(rows, cells, row);
    const bool in_family = row < cells.topics.size() && gaps[row].test;
    add_gap(rows, gaps[row], in_family ? std::optional(q[next++]) : std::nullopt);
  }
  making.write(rows, "position");
}

}  // namespace resettle
