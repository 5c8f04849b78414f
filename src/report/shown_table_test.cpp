#include "report/shown_table.h"

#include <gtest/gtest.h>

#include "engine/engine.h"

namespace resettle {
namespace {

ShownTable three_rows() {
  ShownTable table{.name = "t", .caption = "A table."};
  table.columns = {
      {"n", ColumnType::integer}, {"name", ColumnType::text}, {"day", ColumnType::day}};
  table.titles = {"N", "Name", "Day"};
  table.rows = {{{"-3", "−3"}, {"\"a\"", "a"}, {"\"2025-01-19\"", "19 January 2025"}},
                {{"1234", "1\u2009234"}, {"null", "—"}, {"null", "—"}},
                {{"7", "7"}, {"\"b\"", "b"}, {"\"2025-01-20\"", "20 January 2025"}}};
  table.total = 3;
  return table;
}

// tests/figures/tables.test.mjs unpacks the same text.
TEST(shown_table, is_packed_by_columns_and_words_that_the_values_say_are_left_out) {
  EXPECT_EQ(
      json_of(three_rows()),
      "{\"total\":3,\"columns\":{\"n\":{\"values\":[-3,1234,7],\"words\":[0,\"1\u2009234\",0]},"
      "\"name\":{\"values\":[\"a\",null,\"b\"]},"
      "\"day\":{\"values\":[\"2025-01-19\",null,\"2025-01-20\"],"
      "\"words\":[\"19 January 2025\",0,\"20 January 2025\"]}}}");
}

TEST(shown_table, figures_are_given_all_rows_whatever_the_page_holds) {
  ShownTable table = three_rows();
  table.page_rows = 1;
  EXPECT_NE(json_of(table).find("[-3,1234,7]"), std::string::npos);
  const std::string html = html_of(table);
  EXPECT_NE(html.find(">a<"), std::string::npos);
  EXPECT_EQ(html.find(">b<"), std::string::npos);
  EXPECT_NE(html.find("The first 1 of 3 rows; all are in tables/t.csv."), std::string::npos)
      << html;
}

TEST(shown_table, rows_that_may_not_leave_are_counted_in_words) {
  ShownTable table = three_rows();
  EXPECT_EQ(json_of(table).find("left_out"), std::string::npos);
  table.left_out = "2 names of fewer than 10 people are not shown.";
  EXPECT_EQ(json_of(table).find("{\"total\":3,\"left_out\":\"2 names of fewer than 10 people are "
                                "not shown.\","),
            0u);
  EXPECT_NE(html_of(table).find(table.left_out), std::string::npos);
  table.rows.clear();
  table.total = 0;
  EXPECT_NE(html_of(table).find(table.left_out), std::string::npos);
}

TEST(shown_table, figures_are_given_the_first_rows_if_the_analysis_says_how_many) {
  ShownTable table = three_rows();
  table.figure_rows = 2;
  EXPECT_NE(json_of(table).find("\"values\":[-3,1234]"), std::string::npos);
  EXPECT_NE(json_of(table).find("\"total\":3"), std::string::npos);
  EXPECT_NE(html_of(table).find(">b<"), std::string::npos);
}

ShownTable shown(std::string_view select, std::int64_t total) {
  const auto rows = make_duckdb_engine({.threads = 1})->open({}, {})->query(select);
  return shown_table(*rows, {.name = "t", .caption = "Means by topic"}, total);
}

TEST(nothing_in, a_table_without_rows_has_nothing) {
  EXPECT_EQ(nothing_in(shown("SELECT 1::BIGINT AS a LIMIT 0", 0), {"a"}),
            "The table “Means by topic” has no rows.");
}

TEST(nothing_in, a_table_of_keys_and_reasons_has_no_values_and_says_why) {
  const ShownTable table = shown(
      "SELECT topic, 'name ' || topic AS topic_name, NULL::DOUBLE AS mean, 'no counts' AS reason "
      "FROM (VALUES ('a'), ('b')) t(topic) ORDER BY topic",
      2);
  EXPECT_EQ(nothing_in(table, {"topic"}), "The table “Means by topic” has no values: no counts.");
}

TEST(nothing_in, counts_of_zero_beside_missing_measures_are_nothing) {
  EXPECT_EQ(nothing_in(shown("SELECT 'a' AS topic, 0::BIGINT AS posts, NULL::DOUBLE AS mean", 1),
                       {"topic"}),
            "The table “Means by topic” has no values.");
}

TEST(nothing_in, one_value_is_something) {
  EXPECT_EQ(nothing_in(shown("SELECT 'a' AS topic, 1::BIGINT AS posts, NULL::DOUBLE AS mean", 1),
                       {"topic"}),
            "");
  EXPECT_EQ(nothing_in(shown("SELECT 'a' AS topic, 0::BIGINT AS posts", 1), {"topic"}), "");
}

TEST(nothing_in, rows_that_were_not_read_may_hold_something) {
  EXPECT_EQ(nothing_in(shown("SELECT 'a' AS topic, NULL::DOUBLE AS mean", 600), {"topic"}), "");
}

TEST(html_of, a_table_that_is_cut_says_so_where_it_is_folded_and_where_it_ends) {
  const std::string html = html_of(shown("SELECT 1::BIGINT AS a", 1600));
  EXPECT_NE(html.find("(the first 1 of 1\u2009600 rows)</span></summary>"), std::string::npos);
  EXPECT_NE(
      html.find("<p class=\"note\">The first 1 of 1\u2009600 rows; all are in tables/t.csv.</p>"),
      std::string::npos);
  EXPECT_NE(html_of(shown("SELECT 1::BIGINT AS a", 1)).find("(1 row)</span>"), std::string::npos);
}

TEST(html_of, a_table_with_nothing_is_a_sentence_and_one_without_rows_is_not_there) {
  ShownTable table = shown("SELECT 'a' AS topic, NULL::DOUBLE AS mean, 'no counts' AS reason", 1);
  table.nothing = nothing_in(table, {"topic"});
  EXPECT_EQ(html_of(table),
            "<p class=\"absent\">The table “Means by topic” has no values: no counts.</p>\n");
  table = shown("SELECT 1::BIGINT AS a LIMIT 0", 0);
  table.nothing = nothing_in(table, {"a"});
  EXPECT_EQ(html_of(table), "");
}

}  // namespace
}  // namespace resettle
