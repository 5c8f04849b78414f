#include "base/text.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

TEST(text, trim_takes_white_space_and_ideographic_space) {
  EXPECT_EQ(trim(" \t\xe3\x80\x80x y\xe3\x80\x80\r\n"), "x y");
  EXPECT_EQ(trim("\xe3\x80\x80"), "");
}

TEST(text, split_gives_one_piece_more_than_separators) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), std::vector<std::string_view>{""});
}

TEST(text, a_word_of_a_shell_is_quoted_where_it_must_be) {
  EXPECT_EQ(shell_word("studies/2025-01"), "studies/2025-01");
  EXPECT_EQ(shell_word("sp ace"), "\"sp ace\"");
  EXPECT_EQ(shell_word("day = '2025-01-19'"), "\"day = '2025-01-19'\"");
  EXPECT_EQ(shell_word(""), "\"\"");
  EXPECT_EQ(shell_word("a$b's"), "'a$b'\\''s'");
}

TEST(text, a_number_is_the_whole_text) {
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_EQ(parse_number("1.5e3"), 1500);
  for (const char* text : {"", " 1", "1 ", "1x", "0x1", "+1"}) {
    EXPECT_FALSE(parse_integer(text)) << text;
    EXPECT_FALSE(parse_number(text)) << text;
  }
  EXPECT_FALSE(parse_integer("9223372036854775808"));
  EXPECT_FALSE(parse_number("inf"));
  EXPECT_FALSE(parse_number("nan"));
}

TEST(text, a_number_is_written_as_short_as_it_reads_back) {
  EXPECT_EQ(format_number(0.1), "0.1");
  EXPECT_EQ(format_number(1e300), "1e+300");
  EXPECT_EQ(parse_number(format_number(1.0 / 3)), 1.0 / 3);
  EXPECT_THROW(format_number(1.0 / 0.0), std::logic_error);
}

TEST(text, code_points_survive_the_round_trip) {
  for (const char32_t c : {U'a', U'é', U'搬', U'😀', char32_t{0x10FFFF}}) {
    std::string text;
    append_utf8(text, c);
    std::size_t position = 0;
    EXPECT_EQ(next_code_point(text, position), c);
    EXPECT_EQ(position, text.size());
    EXPECT_EQ(count_code_points(text), 1);
  }
}

TEST(text, malformed_bytes_are_replaced_one_by_one) {
  for (const std::string_view text : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
                                      "\xf4\x90\x80\x80", "\xf5", "\xe6\x90"}) {
    for (std::size_t position = 0; position < text.size();) {
      const std::size_t before = position;
      EXPECT_EQ(next_code_point(text, position), 0xFFFD);
      EXPECT_EQ(position, before + 1);
    }
  }
}

TEST(text, what_a_terminal_would_obey_is_shown_instead) {
  EXPECT_EQ(printable("a\x1b[31mb\n\t\x07"), "a\\u001b[31mb\\n\\t\\u0007");
  EXPECT_EQ(printable("a\xe2\x80\xae"
                      "b"),
            "a\\u202eb");
  EXPECT_EQ(printable("搬家 😀"), "搬家 😀");
}

TEST(text, the_nearest_name_is_near) {
  const std::vector<std::string> names = {"title", "timezone", "path"};
  EXPECT_EQ(nearest_name("titel", names), "title");
  EXPECT_EQ(nearest_name("Timezon", names), "timezone");
  EXPECT_EQ(nearest_name("quarantine", names), "");
}

TEST(text, utf8_is_told_from_other_bytes) {
  for (const char* text : {"", "a", "ü", "窗口", "\xf0\x9f\x98\x80", "\ufffd"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  for (const char* text : {"\xff", "caf\xe9", "\xe7\xaa", "a\xc0\x80", "\x80"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

}  // namespace
}  // namespace resettle
