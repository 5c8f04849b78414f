#include "report/tex_table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "engine/engine.h"

namespace resettle {
namespace {

std::string tex(std::string_view select, const std::vector<std::string>& grain = {}) {
  std::ostringstream out;
  const auto rows = make_duckdb_engine({.threads = 1})->open({}, {})->query(select);
  write_tex(shown_table(*rows, {.name = "t", .caption = "Posts & users"}, 0), grain, out);
  return out.str();
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

TEST(tex_table, numbers_stand_right_and_words_left) {
  const std::string text = tex("SELECT 'a' AS kind, 1234::BIGINT AS posts");
  EXPECT_NE(text.find("\\begin{tabular}{@{}lr@{}}"), std::string::npos);
  EXPECT_NE(text.find("\\caption{Posts \\& users}"), std::string::npos);
  EXPECT_NE(text.find("a & 1\\,234 \\\\"), std::string::npos);
}

// A key and twenty numbers of eleven digits.
std::string wide_select(int rows) {
  std::string select = "SELECT 'key ' || r AS kind";
  for (int i = 0; i < 20; ++i) {
    select += ", 12345678901::BIGINT AS number_" + std::to_string(i);
  }
  return select + " FROM range(" + std::to_string(rows) + ") t(r) ORDER BY r";
}

TEST(tex_table, a_wide_table_is_written_in_parts_that_repeat_the_grain) {
  const std::string text = tex(wide_select(1), {"kind"});
  EXPECT_NE(text.find("\\caption{Posts \\& users (part 1 of 4)}"), std::string::npos);
  EXPECT_NE(text.find("\\caption{Posts \\& users (part 4 of 4)}"), std::string::npos);
  EXPECT_EQ(count(text, "\nKind & "), 4u);
  EXPECT_EQ(count(text, "\nkey 0 & "), 4u);
  EXPECT_EQ(count(text, "12\\,345\\,678\\,901"), 20u);
}

TEST(tex_table, a_table_that_fits_is_in_one_part) {
  EXPECT_EQ(count(tex("SELECT 1::BIGINT AS a, 2::BIGINT AS b", {"a"}), "\\begin{tabular}"), 1u);
}

TEST(tex_table, a_number_stays_in_the_part_of_its_interval) {
  std::string select = "SELECT 'k' AS kind";
  for (const std::string name : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    select += ", 1234567.5::DOUBLE AS " + name + "_number, 1234567.5::DOUBLE AS " + name +
              "_number_low, 1234567.5::DOUBLE AS " + name + "_number_high";
  }
  const std::string text = tex(select, {"kind"});
  ASSERT_GT(count(text, "\\begin{tabular}{@{}l"), 1u);
  // Each part has whole triples beside its key: as many ends as numbers.
  for (std::size_t at = text.find("\\toprule\n"); at != std::string::npos;
       at = text.find("\\toprule\n", at + 1)) {
    const std::string heading = text.substr(at, text.find("\\midrule", at) - at);
    EXPECT_EQ(count(heading, "number"), count(heading, "95"));
    EXPECT_EQ(count(heading, "number"), count(heading, "& to"));
  }
}

TEST(tex_table, long_texts_wrap_in_a_column_of_a_given_width) {
  const std::string text =
      tex("SELECT repeat('many words ', 40) AS reason, repeat('unbroken', 40) AS name");
  EXPECT_EQ(count(text, "\\raggedright\\arraybackslash}p{"), 2u);
  EXPECT_NE(text.find("\\allowbreak{}"), std::string::npos);
}

TEST(tex_table, a_table_of_more_than_a_page_is_a_longtable) {
  const std::string text = tex("SELECT r AS row FROM range(46) t(r) ORDER BY r", {"row"});
  EXPECT_NE(text.find("\\begin{longtable}{@{}r@{}}"), std::string::npos);
  EXPECT_NE(text.find("\\endhead"), std::string::npos);
  EXPECT_EQ(tex("SELECT r AS row FROM range(45) t(r)").find("longtable}{"), std::string::npos);
}

TEST(tex_table, the_engine_is_named_only_where_a_character_needs_it) {
  EXPECT_EQ(tex("SELECT 'Zürich' AS place").find("XeLaTeX"), std::string::npos);
  EXPECT_NE(tex("SELECT '书' AS tag")
                .find("% Needs XeLaTeX or LuaLaTeX with a font that has all "
                      "of its characters, such as 书 (U+4E66)"),
            std::string::npos);
}

TEST(tex_table, a_row_that_begins_with_a_bracket_is_no_argument) {
  EXPECT_NE(tex("SELECT '[1, 2]' AS a, '*' AS b").find("\n{}[1, 2] & * \\\\"), std::string::npos);
}

}  // namespace
}  // namespace resettle
