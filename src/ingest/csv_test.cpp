#include "ingest/csv.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

std::vector<std::string> fields(std::string_view record, char separator = ',', bool quotes = true) {
  CsvRecord csv({.quotes = quotes, .separator = separator});
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

TEST(csv, quotes_that_are_not_quoting_stay) {
  EXPECT_EQ(fields("\"a\t\"b\"", '\t', false), (Texts{"\"a", "\"b\""}));
}

TEST(csv, the_separator_is_the_most_frequent_outside_quotes) {
  EXPECT_EQ(csv_rule("a,b,c").separator, ',');
  EXPECT_EQ(csv_rule("a\tb\tc,d").separator, '\t');
  EXPECT_EQ(csv_rule("a;b;c").separator, ';');
  EXPECT_EQ(csv_rule("\"a,b,c,d\";e\na;b\n").separator, ';');
  EXPECT_EQ(csv_rule("only").separator, ',');
  EXPECT_EQ(csv_rule("\xef\xbb\xbf\"a\nb\";c;d\n1;2;3").fields, 3u);
}

TEST(csv, blank_lines_before_the_header_are_skipped) {
  EXPECT_EQ(csv_rule("\n \r\na;b;c\n1;2;3").separator, ';');
  EXPECT_EQ(csv_rule("\xef\xbb\xbf\n\na,b,c\n").fields, 3u);
  EXPECT_TRUE(csv_rule("\n\"a\"\tb\n\"torn\tx\n").quotes);
  EXPECT_EQ(csv_rule("\n\n").fields, 1u);
}

TEST(csv, quotes_of_a_file_with_tabs_are_quoting_if_its_fields_say_so) {
  const std::string header = "id\ttext\tlikes\n";
  const auto quoting = [](const std::string& content) { return csv_rule(content).quotes; };
  EXPECT_TRUE(quoting(header + "1\tplain\t3\n"));
  EXPECT_TRUE(quoting(header + "1\t\"said \"\"so\"\"\"\t3\n2\tb\t3\n"));
  EXPECT_TRUE(quoting(header + "1\t\"two\nlines\"\t3\n"));
  EXPECT_TRUE(quoting(header + "1\t\"a\ttab\"\t3\n"));
  EXPECT_TRUE(quoting(header + "1\t\"neither says so\"\t3\n"));
  EXPECT_TRUE(quoting("\"id\"\t\"text\"\n\"1\"\t\"torn\n\"2\"\t\"torn\n"));
  EXPECT_FALSE(quoting(header + "1\t\"not closed\t3\n2\tb\t3\n"));
  EXPECT_FALSE(quoting(header + "1\t\"so\" she said\t3\n"));
  EXPECT_FALSE(quoting(header + "1\t\"begins\t3\n2\tb\t3\n3\tof 12\"\t3\n"));
  EXPECT_FALSE(quoting("id|text|likes\n1|\"begins|3\n2|of 12\"|3\n"));
  // A comma stands in texts, so that without quoting no such file could be read.
  EXPECT_TRUE(quoting("id,text,likes\n1,\"not closed,3\n"));
}

}  // namespace
}  // namespace resettle
