#include "ingest/encoding.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace resettle {
namespace {

// "转移 to RedNote" as GB18030 (python3: "转移 to RedNote".encode("gb18030")).
constexpr std::string_view kGb18030 = "\xd7\xaa\xd2\xc6 to RedNote";

TEST(encoding, utf8_is_left_as_it_is) {
  std::string out = "untouched";
  EXPECT_EQ(decode_line("{\"a\": \"转移 😀\"}", out), LineEncoding::utf8);
  EXPECT_EQ(out, "untouched");
}

TEST(encoding, a_gb18030_line_is_decoded) {
  std::string out;
  EXPECT_EQ(decode_line(kGb18030, out), LineEncoding::gb18030);
  EXPECT_EQ(out, "转移 to RedNote");
}

TEST(encoding, four_byte_gb18030_is_decoded) {
  // "中😀" is d6d0 9439fc36.
  std::string out;
  EXPECT_EQ(decode_line("\xd6\xd0\x94\x39\xfc\x36", out), LineEncoding::gb18030);
  EXPECT_EQ(out, "中😀");
}

TEST(encoding, short_gb18030_lines_are_told_from_broken_utf8) {
  // Most of these words hold a pair that is also well-formed UTF-8: 转移, 注意, 支持, 质量, 原因,
  // 英语. (Where all pairs do, as in 统一, a line by itself cannot tell.)
  for (const std::string_view line : {"\xd7\xaa\xd2\xc6", "\xd7\xa2\xd2\xe2", "\xd6\xa7\xb3\xd6",
                                      "\xd6\xca\xc1\xbf", "\xd4\xad\xd2\xf2", "\xd3\xa2\xd3\xef"}) {
    std::string out;
    EXPECT_EQ(decode_line(line, out), LineEncoding::gb18030) << out;
  }
}

TEST(encoding, cyrillic_with_a_broken_end_is_repaired) {
  std::string out;
  EXPECT_EQ(decode_line("привет\xd0", out), LineEncoding::repaired);
  EXPECT_EQ(out, "привет\xef\xbf\xbd");
}

TEST(encoding, utf8_with_a_broken_end_is_repaired_and_not_taken_for_gb18030) {
  std::string out;
  EXPECT_EQ(decode_line("美国用户搬家\xe5\xb0", out), LineEncoding::repaired);
  EXPECT_EQ(out, "美国用户搬家\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(encoding, overlong_utf8_becomes_a_replacement_character) {
  std::string out;
  EXPECT_EQ(decode_line("搬家\xe0\x80\xaf 了", out), LineEncoding::repaired);
  EXPECT_EQ(out, "搬家\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd 了");
}

TEST(encoding, surrogates_in_utf8_become_replacement_characters) {
  std::string out;
  EXPECT_EQ(decode_line("搬家\xed\xa0\xbd了", out), LineEncoding::repaired);
  EXPECT_EQ(out, "搬家\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd了");
}

TEST(encoding, latin1_is_no_gb18030) {
  std::string out;
  EXPECT_EQ(decode_line("caf\xe9 con leche", out), LineEncoding::repaired);
  EXPECT_EQ(out, "caf\xef\xbf\xbd con leche");
}

TEST(encoding, decoded_text_is_always_utf8) {
  std::string line;
  for (int first = 0x80; first < 0x100; ++first) {
    for (int second = 0x20; second < 0x100; ++second) {
      line = {'a', static_cast<char>(first), static_cast<char>(second)};
      std::string out = line;
      decode_line(line, out);
      ASSERT_TRUE(is_utf8(out)) << first << " " << second;
    }
  }
}

}  // namespace
}  // namespace resettle
