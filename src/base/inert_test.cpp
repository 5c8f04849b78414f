#include "base/inert.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "base/value.h"

namespace resettle {
namespace {

// ESC, BEL, NUL, DEL, C1, bare CR, marks of direction, BOM, separators of lines, annotations.
constexpr std::string_view kActing[] = {"\x1b[31m",
                                        "\x07",
                                        "\x7f",
                                        "\u009b",
                                        "\r",
                                        "\u061c",
                                        "\u200e",
                                        "\u200f",
                                        "\u202a",
                                        "\u202b",
                                        "\u202c",
                                        "\u202d",
                                        "\u202e",
                                        "\u2066",
                                        "\u2067",
                                        "\u2068",
                                        "\u2069",
                                        "\ufeff",
                                        "\u2028",
                                        "\u2029",
                                        "\ufff9",
                                        "\u2060",
                                        "\u00ad",
                                        "\u115f",
                                        "\u180e",
                                        "\u2800",
                                        "\u3164",
                                        "\U000e0041",
                                        std::string_view("\0", 1)};

bool has_acting(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_acting(next_code_point(text, at))) return true;
  }
  return false;
}

TEST(inert, no_character_that_acts_is_printed) {
  for (const std::string_view text : kActing) {
    EXPECT_TRUE(has_acting(text));
    EXPECT_FALSE(has_acting(printable(text))) << printable(text);
    EXPECT_EQ(printable(text), printable(printable(text)));
  }
}

TEST(inert, json_without_acting_characters_reads_back_the_same) {
  for (const std::string_view text : kActing) {
    const std::string json = json_text(text);
    EXPECT_FALSE(has_acting(json)) << json;
    EXPECT_EQ(parse_json(json).value().get<std::string>(), text);
  }
}

TEST(inert, letters_stay) {
  for (const std::string_view text :
       {"你好，é — “x” 👍🏽", "العربية", "עברית", "a\u00a0b", "\u3000"}) {
    EXPECT_EQ(printable(text), text);
    EXPECT_EQ(json_text(text), "\"" + std::string(text) + "\"");
  }
}

}  // namespace
}  // namespace resettle
