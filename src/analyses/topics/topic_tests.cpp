// Whether authors of high and of low influence wrote about different topics: a test of the whole
// table (row "all": Rao and Scott's F with authors as clusters, Cramér's V), and for each topic the
// share among low less the share among high, with an interval from a bootstrap over authors. p is
// by an error with authors as clusters, so that close to .05 it and the interval may disagree. q is
// Benjamini and Hochberg's over the topics.
// one row per: topic
// reads: topic_counts, topic_list, days, settings(draws, seed)
#include <numeric>

#include "analyses/topics/topic_differences.h"
#include "analyses/topics/topic_rows.h"
#include "statistics/samples/benjamini_hochberg.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts_high", "posts_low"}, ColumnType::integer);
  add_columns(columns,
              {"share_high", "share_low", "difference", "low", "high", "standard_error",
               "statistic", "degrees_of_freedom", "denominator_degrees_of_freedom", "p", "q",
               "cramers_v", "design_effect"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

void add_nulls(RowList& rows, int count) {
  for (; count > 0; --count) rows.null();
}

// Labelled posts by level (high, low) and topic, and of all topics in the last column.
std::array<std::vector<double>, 2> posts_by_level(const TopicCounts& counts) {
  std::array<std::vector<double>, 2> posts;
  for (auto& of_level : posts) of_level.resize(counts.topics.size() + 1);
  for (const TopicCell& cell : counts.cells) {
    const Level level = counts.levels[cell.author];
    if (cell.topic < 0 || level == Level::unscored) continue;
    auto& of_level = posts[level == Level::high ? 0 : 1];
    of_level[static_cast<std::size_t>(cell.topic)] += cell.posts;
    of_level.back() += cell.posts;
  }
  return posts;
}

void add_table_test(RowList& rows, const TopicTable& table) {
  add_nulls(rows, 6);
  if (!table.test) {
    add_nulls(rows, 7);
    rows.text(table.test.reason());
    return;
  }
  rows.number(table.test->f).number(table.test->numerator_df);
  rows.number(table.test->denominator_df).number(table.test->p).null();
  rows.number(*table.cramers_v).number(table.test->mean_design_effect).null();
}

void add_share(RowList& rows, double posts, double of) {
  if (of > 0) {
    rows.number(posts / of);
  } else {
    rows.null();
  }
}

using Test = statistics::Result<statistics::ClusteredMeanDifference>;

void add_difference(RowList& rows, const Estimate& difference, const Test& test,
                    std::optional<double> q) {
  rows.number(difference.value);
  add_interval(rows, difference);
  if (!test) {
    add_nulls(rows, 8);
    rows.text(test.reason());
    return;
  }
  rows.number(test->standard_error).number(test->t).number(test->degrees_of_freedom).null();
  rows.number(test->p).number(*q);
  add_nulls(rows, 2);
  rows.text_or_null(difference.reason);
}

}  // namespace

void make_topic_tests(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  const auto posts = posts_by_level(counts);
  std::vector<std::size_t> topics(counts.topics.size());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  const auto differences =
      shares_of_low_less_high(counts, counts.levels, topics, resample_options(making));
  std::vector<Test> tests;
  std::vector<double> p;
  for (const std::size_t topic : topics) {
    tests.push_back(low_less_high(counts, topic));
    if (tests.back()) p.push_back(tests.back()->p);
  }
  const auto q = *statistics::benjamini_hochberg(p);
  RowList rows(columns_of_table());
  rows.row();
  add_no_topic(rows, kAllTopics, "All topics");
  rows.integer(0).integer(static_cast<std::int64_t>(posts[0].back()));
  rows.integer(static_cast<std::int64_t>(posts[1].back()));
  add_table_test(rows, level_by_topic(counts));
  std::size_t next = 0;
  for (std::size_t t = 0; t < counts.topics.size(); ++t) {
    rows.row();
    add_topic(rows, counts.topics[t]);
    rows.integer(static_cast<std::int64_t>(t) + 1);
    rows.integer(static_cast<std::int64_t>(posts[0][t]));
    rows.integer(static_cast<std::int64_t>(posts[1][t]));
    add_share(rows, posts[0][t], posts[0].back());
    add_share(rows, posts[1][t], posts[1].back());
    add_difference(rows, differences[t], tests[t],
                   tests[t] ? std::optional(q[next++]) : std::nullopt);
  }
  making.write(rows, "position");
}

}  // namespace resettle
