#include "report/export_rows.h"

#include <gtest/gtest.h>

#include <sstream>

#include "engine/engine.h"

namespace resettle {
namespace {

std::string csv(std::string_view select) {
  std::ostringstream out;
  write_csv(*make_duckdb_engine({.threads = 1})->open({}, {})->query(select), out);
  return out.str();
}

TEST(csv, every_type_is_written_so_that_it_reads_back_the_same) {
  EXPECT_EQ(csv("SELECT true AS b, 7::BIGINT AS i, 0.1::DOUBLE AS n, DATE '2025-01-19' AS d, "
                "TIMESTAMP '2025-01-19 12:00:00' AS t, ['a', 'b\"c'] AS l, NULL::BIGINT AS m"),
            "b,i,n,d,t,l,m\ntrue,7,0.1,2025-01-19,2025-01-19T12:00:00Z,\"[\"\"a\"\","
            "\"\"b\\\"\"c\"\"]\",\n");
}

TEST(csv, a_field_with_comma_quote_or_line_break_is_quoted) {
  EXPECT_EQ(csv("SELECT 'a,b' AS x, 'say \"hi\"' AS y, 'one' || chr(10) || 'two' AS z"),
            "x,y,z\n\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\"\n");
}

TEST(csv, a_text_that_a_spreadsheet_would_run_is_made_inert) {
  EXPECT_EQ(csv("SELECT '=cmd|calc' AS a, '+1' AS b, '-1+1' AS c, '@x' AS d, chr(9) || 'y' AS e"),
            "a,b,c,d,e\n'=cmd|calc,'+1,'-1+1,'@x,'\ty\n");
}

TEST(csv, wide_signs_begin_formulas_too) {
  EXPECT_EQ(csv("SELECT '＝1+1' AS a, '＋1' AS b, '－1' AS c, '＠x' AS d, '１' AS e"),
            "a,b,c,d,e\n'＝1+1,'＋1,'－1,'＠x,１\n");
}

TEST(csv, a_carriage_return_is_quoted) {
  EXPECT_EQ(csv("SELECT 'x' || chr(13) || '=1+1' AS a"), "a\n\"x\r=1+1\"\n");
}

TEST(csv, control_characters_are_seen_and_joined_letters_stay) {
  EXPECT_EQ(csv("SELECT chr(27) || '[31m' AS a, 'x' || chr(8238) || 'y' AS b, chr(65279) AS c, "
                "'👩' || chr(8205) || '💻' AS d, [chr(27), chr(8238)] AS e"),
            "a,b,c,d,e\n\\u001b[31m,x\\u202ey,\\ufeff,👩\u200d💻,"
            "\"[\"\"\\u001b\"\",\"\"\\u202e\"\"]\"\n");
}

TEST(csv, a_negative_number_is_not_taken_for_a_formula) {
  EXPECT_EQ(csv("SELECT -1::BIGINT AS a, -0.5::DOUBLE AS b, '-7' AS c"), "a,b,c\n-1,-0.5,-7\n");
}

TEST(csv, what_is_not_finite_is_empty) {
  EXPECT_EQ(csv("SELECT 'nan'::DOUBLE AS a, '-inf'::DOUBLE AS b"), "a,b\n,\n");
}

TEST(json, cells_keep_their_types_and_absent_ones_are_null) {
  std::ostringstream out;
  write_json(*make_duckdb_engine({.threads = 1})
                  ->open({}, {})
                  ->query("SELECT 'say \"hi\"' AS x, NULL::DOUBLE AS y, ['a'] AS z, false AS b"),
             out);
  EXPECT_EQ(out.str(), "[\n{\"x\":\"say \\\"hi\\\"\",\"y\":null,\"z\":[\"a\"],\"b\":false}\n]\n");
}

TEST(json, a_table_without_rows_is_an_empty_array) {
  std::ostringstream out;
  write_json(
      *make_duckdb_engine({.threads = 1})->open({}, {})->query("SELECT 1::BIGINT AS a LIMIT 0"),
      out);
  EXPECT_EQ(out.str(), "[]\n");
}

}  // namespace
}  // namespace resettle
