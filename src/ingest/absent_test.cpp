#include "ingest/absent.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

TEST(absent, what_tools_write_for_nothing_says_nothing) {
  for (const char* text : {"", "null", "NULL", "None", "nan", "NaN", "NaT", "N/A", "n/a", "#N/A",
                           "<NA>", "NA", "undefined", "nil", "(null)", "\\N", "-", "--"}) {
    EXPECT_TRUE(says_nothing(text)) << text;
    EXPECT_TRUE(is_no_id(text)) << text;
  }
}

TEST(absent, a_field_is_what_it_says) {
  EXPECT_EQ(said(" Hunan "), "Hunan");
  for (const char* text : {"", " nan ", "\\N", "None", "-"}) EXPECT_EQ(said(text), "") << text;
}

TEST(absent, a_text_may_be_a_word_that_says_nothing) {
  for (const char* text : {"None", "-", "null", " two\n", "nancy"}) EXPECT_EQ(written(text), text);
  for (const char* text : {"\\N", "NULL", "nan", " NaN\n"}) EXPECT_EQ(written(text), "") << text;
}

TEST(absent, deleted_accounts_and_empty_json_are_no_ids) {
  for (const char* text :
       {"[deleted]", "[removed]", "anonymous user", "false", "true", "{}", "[]", "{ }", "-1"}) {
    EXPECT_TRUE(is_no_id(text)) << text;
    EXPECT_FALSE(says_nothing(text)) << text;
  }
}

TEST(absent, nobody_is_called_0_but_a_row_may_be) {
  EXPECT_TRUE(is_nobody("0"));
  EXPECT_TRUE(is_nobody("nan"));
  EXPECT_FALSE(is_no_id("0"));
}

TEST(absent, ids_that_only_look_alike_are_ids) {
  for (const char* text : {"na", "nano", "nancy", "nullable", "00", "-12", "{\"$oid\":\"1\"}", "x",
                           "deleted", "65a1b2c3000000001203f4e5"}) {
    EXPECT_FALSE(is_nobody(text)) << text;
  }
}

}  // namespace
}  // namespace resettle
