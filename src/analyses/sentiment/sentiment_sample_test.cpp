// Whether posts of high and of low influence differ in the shares of the five levels of feeling:
// the check of arXiv 2510.18894, as many posts of each level drawn at random and taken for
// independent, with the share of 1,000 such samples that fall below .05; beside it the test of all
// posts that knows about authors (Rao and Scott's F).
// one row per: test
// reads: sentiment_counts, topic_list, days, settings(sample_size, seed)
#include "analyses/sentiment/drawn_sample.h"
#include "analyses/sentiment/sentiment_rows.h"
#include "base/error.h"
#include "statistics/tables/cramers_v.h"

namespace resettle {
namespace {

// posts_high and posts_low, then the five shares of high and of low.
void add_table(RowList& rows, const statistics::ContingencyTable& table) {
  const statistics::Margins margins = statistics::margins_of(table);
  for (const double posts : margins.rows) rows.integer(static_cast<std::int64_t>(posts));
  for (std::size_t i = 0; i < table.counts.size(); ++i) {
    const double posts = margins.rows[i / table.columns];
    if (posts > 0) {
      rows.number(table.counts[i] / posts);
    } else {
      rows.null();
    }
  }
}

Columns columns_of_table() {
  Columns columns;
  add_columns(columns, {"test"}, ColumnType::text);
  add_columns(columns, {"posts_high", "posts_low"}, ColumnType::integer);
  add_columns(columns,
              {"high_very_negative_share", "high_negative_share", "high_neutral_share",
               "high_positive_share", "high_very_positive_share", "low_very_negative_share",
               "low_negative_share", "low_neutral_share", "low_positive_share",
               "low_very_positive_share", "statistic", "degrees_of_freedom",
               "denominator_degrees_of_freedom", "p", "cramers_v", "samples_below_05_share"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

std::optional<double> value_of(const statistics::Result<double>& result) {
  return result ? std::optional(*result) : std::nullopt;
}

}  // namespace

void make_sentiment_sample_test(Making& making) {
  const auto size = making.setting("sample_size").get<std::int64_t>();
  if (size < 1) {
    throw UserError("sample_size in [sentiment] is not a number of posts",
                    "Write sample_size = 400, or another number above 0.");
  }
  const auto shared = read_feelings(making);
  const FeelingCells& cells = *shared;
  const DrawnTest sample = sample_test(cells, static_cast<std::size_t>(size),
                                       making.setting("seed").get<std::uint64_t>());
  RowList rows(columns_of_table());
  const auto test = clustered_test(cells);
  rows.row().text("sample");
  add_table(rows, sample.table);
  if (sample.test) {
    rows.number(sample.test->statistic).number(sample.test->degrees_of_freedom).null();
    rows.number(sample.test->p);
  } else {
    rows.null().null().null().null();
  }
  rows.number(value_of(sample.cramers_v));
  rows.number(sample.below_05);
  rows.text_or_null(test || sample.test ? sample.test.reason() : test.reason());
  const auto all = all_feelings(cells);
  rows.row().text("all posts");
  add_table(rows, all);
  if (test) {
    rows.number(test->f).number(test->numerator_df).number(test->denominator_df).number(test->p);
  } else {
    rows.null().null().null().null();
  }
  rows.number(value_of(statistics::cramers_v(all)));
  rows.null();
  rows.text_or_null(test.reason());
  making.write(rows, "test");
}

}  // namespace resettle
