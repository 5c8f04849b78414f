#include "report/tex_text.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

TEST(tex, text_cannot_command) {
  EXPECT_EQ(escape_tex("\\input{x} 5% #a_b ~^ $&"),
            "\\textbackslash{}input\\{x\\} 5\\% \\#a\\_b \\textasciitilde{}\\textasciicircum{} "
            "\\$\\&");
}

TEST(tex, signs_that_the_first_fonts_print_as_others_are_commands) {
  EXPECT_EQ(escape_tex("a < b > c | d"), "a $<$ b $>$ c \\textbar{} d");
  EXPECT_EQ(escape_tex("a -- ''b''"), "a -{}- '{}'b'{}'");
}

TEST(tex, thin_spaces_and_minus_signs_are_commands) {
  EXPECT_EQ(escape_tex("43\u2009338"), "43\\,338");
  EXPECT_EQ(escape_tex("\u22120.4"), "$-$0.4");
  EXPECT_EQ(escape_tex("5\u00a0%"), "5~\\%");
}

TEST(tex, pdflatex_prints_european_letters_and_no_chinese_ones) {
  EXPECT_EQ(beyond_pdflatex("Zürich, Łódź, Cramér’s V — 43\u2009338 \u2212 1"), 0u);
  EXPECT_EQ(beyond_pdflatex("tag 小红书"), U'小');
  EXPECT_EQ(beyond_pdflatex("☕"), U'☕');
}

TEST(tex, widths_are_those_of_computer_modern) {
  EXPECT_NEAR(width_in_tex("12"), 2 * 0.514 * 9, 1e-9);
  EXPECT_NEAR(width_in_tex("mi"), (0.856 + 0.285) * 9, 1e-9);
  EXPECT_GT(width_in_tex("书"), 9);
}

TEST(tex, lines_are_broken_between_words) {
  EXPECT_EQ(lines_in_tex("one two three", 40), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(lines_in_tex("unbreakable", 10), std::vector<std::string>{"unbreakable"});
}

TEST(tex, a_word_wider_than_its_column_may_break) {
  EXPECT_EQ(escape_tex_to_fit("mmmm mmmm", 16), "mm\\allowbreak{}mm mm\\allowbreak{}mm");
  EXPECT_EQ(escape_tex_to_fit("mm", 16), "mm");
}

}  // namespace
}  // namespace resettle
