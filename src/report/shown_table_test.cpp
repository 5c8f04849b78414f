#include "report/shown_table.h"

#include <gtest/gtest.h>

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

TEST(shown_table, figures_are_given_the_first_rows_if_the_analysis_says_how_many) {
  ShownTable table = three_rows();
  table.figure_rows = 2;
  EXPECT_NE(json_of(table).find("\"values\":[-3,1234]"), std::string::npos);
  EXPECT_NE(json_of(table).find("\"total\":3"), std::string::npos);
  EXPECT_NE(html_of(table).find(">b<"), std::string::npos);
}

}  // namespace
}  // namespace resettle
