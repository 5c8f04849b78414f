#include "ingest/counts.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

// "76000~" for an approximate count, "missing" and "unreadable" for the other states.
std::string read(std::string_view text) {
  Count count;
  switch (parse_count(text, count)) {
    case CountState::present:
      return std::to_string(count.value) + (count.approximate ? "~" : "");
    case CountState::missing:
      return "missing";
    case CountState::unreadable:
      return "unreadable";
  }
  return "";
}

TEST(counts, plain_digits_are_exact) {
  EXPECT_EQ(read("123"), "123");
  EXPECT_EQ(read(" 0 "), "0");
  EXPECT_EQ(read("1000000000000"), "1000000000000");
}

TEST(counts, a_unit_multiplies_and_marks_approximate) {
  EXPECT_EQ(read("7.6万"), "76000~");
  EXPECT_EQ(read("1533.6万"), "15336000~");
  EXPECT_EQ(read("2万"), "20000~");
  EXPECT_EQ(read("1.2w"), "12000~");
  EXPECT_EQ(read("28k"), "28000~");
  EXPECT_EQ(read("1.5M"), "1500000~");
  EXPECT_EQ(read("3千"), "3000~");
  EXPECT_EQ(read("1.1亿"), "110000000~");
  EXPECT_EQ(read("7.6 萬"), "76000~");
}

TEST(counts, a_plus_marks_approximate) {
  EXPECT_EQ(read("10+"), "10~");
  EXPECT_EQ(read("1w+"), "10000~");
  EXPECT_EQ(read("1万+"), "10000~");
  EXPECT_EQ(read("1千+"), "1000~");
}

TEST(counts, missing_is_not_zero) {
  for (const char* text : {"", "  ", "\xe3\x80\x80", "null", "NULL", "None", "-", "nan", "N/A"}) {
    EXPECT_EQ(read(text), "missing") << text;
  }
}

TEST(counts, thousands_separators_are_read) {
  EXPECT_EQ(read("1,234"), "1234");
  EXPECT_EQ(read("12,345,678"), "12345678");
  EXPECT_EQ(read("1,23"), "unreadable");
  EXPECT_EQ(read(",123"), "unreadable");
}

TEST(counts, a_whole_number_that_passed_through_a_float_is_still_whole) {
  EXPECT_EQ(read("12.0"), "12");
}

TEST(counts, a_number_in_exponents_has_lost_digits_and_is_approximate) {
  EXPECT_EQ(read("1.5E+05"), "150000~");
}

TEST(counts, what_is_no_count_is_unreadable) {
  for (const char* text : {"赞", "abc", "1.5", "-3", "万", "+", "1万万", "7.6.1万", "inf",
                           "99999999999999999999", "9万亿亿", "0x10", "1 2"}) {
    EXPECT_EQ(read(text), "unreadable") << text;
  }
}

TEST(counts, a_number_larger_than_any_count_is_unreadable_however_it_is_written) {
  for (const char* text : {"1000000000001", "9223372036854775807", "9223372036854775807+", "9e18",
                           "7039999999999999901", "9,223,372,036,854,775,807", "99999亿",
                           "4912345678901234", "1e300", "-9223372036854775808"}) {
    EXPECT_EQ(read(text), "unreadable") << text;
  }
}

}  // namespace
}  // namespace resettle
