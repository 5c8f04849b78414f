#include "base/json_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace resettle {
namespace {

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

TEST(json_text, a_value_that_is_nested_too_deep_is_none) {
  EXPECT_TRUE(parse_json(nested(kMostLevels)).is_array());
  EXPECT_TRUE(parse_json(nested(kMostLevels + 1)).is_discarded());
  EXPECT_TRUE(parse_json(R"({"a": )" + nested(1'000'000) + "}").is_discarded());
  EXPECT_TRUE(parse_json("{").is_discarded());
}

TEST(json_text, brackets_in_texts_and_side_by_side_do_not_nest) {
  EXPECT_FALSE(nests_deeper(R"(["[[[", "\"[[[", "\\"])", 1));
  EXPECT_TRUE(nests_deeper(R"(["\\", []])", 1));
  EXPECT_FALSE(nests_deeper("[], [], []", 1));
}

}  // namespace
}  // namespace resettle
