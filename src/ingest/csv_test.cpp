#include "ingest/csv.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

std::vector<std::string> fields(std::string_view record, char separator = ',') {
  CsvRecord csv(separator);
  if (csv.split(record) == CsvRecord::State::open_quote) return {"open quote"};
  return {csv.fields().begin(), csv.fields().end()};
}

using Texts = std::vector<std::string>;

TEST(csv, separators_split) {
  EXPECT_EQ(fields("a,b,c"), (Texts{"a", "b", "c"}));
  EXPECT_EQ(fields("a\tb,c", '\t'), (Texts{"a", "b,c"}));
}

TEST(csv, empty_fields_are_fields) {
  EXPECT_EQ(fields(",a,"), (Texts{"", "a", ""}));
  EXPECT_EQ(fields(""), (Texts{""}));
}

TEST(csv, quotes_protect_separators_and_line_ends) {
  EXPECT_EQ(fields("\"a,b\",\"c\nd\""), (Texts{"a,b", "c\nd"}));
}

TEST(csv, doubled_quotes_become_one) {
  EXPECT_EQ(fields("\"say \"\"hi\"\"\",\"\"\"\""), (Texts{"say \"hi\"", "\""}));
}

TEST(csv, a_quote_inside_an_unquoted_field_is_itself) {
  EXPECT_EQ(fields("5\" screen,x"), (Texts{"5\" screen", "x"}));
}

TEST(csv, a_quote_that_is_never_closed_is_told) { EXPECT_EQ(fields("a,\"b"), Texts{"open quote"}); }

TEST(csv, many_quoted_fields_stay_where_they_are) {
  std::string record;
  Texts expected;
  for (int i = 0; i < 200; ++i) {
    record += (i == 0 ? "\"v" : ",\"v") + std::to_string(i) + "\"";
    expected.push_back("v" + std::to_string(i));
  }
  EXPECT_EQ(fields(record), expected);
}

TEST(csv, the_separator_is_the_most_frequent_outside_quotes) {
  EXPECT_EQ(separator_of("a,b,c"), ',');
  EXPECT_EQ(separator_of("a\tb\tc,d"), '\t');
  EXPECT_EQ(separator_of("a;b;c"), ';');
  EXPECT_EQ(separator_of("\"a,b,c,d\";e"), ';');
  EXPECT_EQ(separator_of("only"), ',');
}

}  // namespace
}  // namespace resettle
