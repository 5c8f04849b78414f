#include "base/value.h"

#include <gtest/gtest.h>

#include <set>

namespace resettle {
namespace {

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

TEST(value, is_what_it_is_made_of) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_TRUE(Value(nullptr).is_null());
  EXPECT_EQ(Value(true).text(), "true");
  EXPECT_EQ(Value(3).text(), "3");
  EXPECT_EQ(Value(UINT64_MAX).text(), "18446744073709551615");
  EXPECT_EQ(Value(0.5).text(), "0.5");
  EXPECT_EQ(Value("three").text(), "three");
  EXPECT_EQ(Value(std::vector<std::string>{"a", "b"}).text(), R"(["a","b"])");
}

TEST(value, a_number_with_a_fraction_is_told_from_a_whole_one) {
  EXPECT_TRUE(Value(2.0).is_double());
  EXPECT_FALSE(Value(2).is_double());
  EXPECT_TRUE(Value(2).is_number());
  EXPECT_FALSE(Value("2").is_number());
}

TEST(value, a_list_is_one_also_without_elements) {
  EXPECT_EQ(Value(std::vector<Value>{}).text(), "[]");
  EXPECT_TRUE(Value(std::vector<Value>{}).is_list());
  EXPECT_FALSE(Value("one").is_list());
}

TEST(value, members_keep_their_order) {
  const Value value = Value::object({{"name", "b"}, {"first_day", nullptr}});
  EXPECT_EQ(value.text(), R"({"name":"b","first_day":null})");
  EXPECT_EQ(value.at("name"), "b");
  EXPECT_TRUE(value.at("first_day").is_null());
  EXPECT_EQ(value.members().at(1).name, "first_day");
}

TEST(value, members_are_sorted_at_each_level) {
  const Value inside = Value::object({{"d", 1}, {"c", 2}});
  EXPECT_EQ(Value::object({{"b", std::vector<Value>{inside}}, {"a", inside}}).sorted().dump(),
            R"({"a":{"c":2,"d":1},"b":[{"c":2,"d":1}]})");
}

TEST(value, a_member_is_added_at_the_end_or_in_its_place) {
  const Value value = Value::object({{"b", 1}, {"c", 2}});
  EXPECT_EQ(value.with("a", 3).dump(), R"({"b":1,"c":2,"a":3})");
  EXPECT_EQ(value.with("b", 3).dump(), R"({"b":3,"c":2})");
  EXPECT_EQ(value.without("b").dump(), R"({"c":2})");
  EXPECT_EQ(value.dump(), R"({"b":1,"c":2})");
}

TEST(value, a_part_outlives_the_whole) {
  Value value = Value::object({{"list", std::vector<Value>{"first", "second"}}});
  const Value second = value.at("list").at(1);
  value = Value();
  EXPECT_EQ(second, "second");
}

TEST(value, that_is_read_as_what_it_is_not_throws_one_error) {
  EXPECT_THROW(Value("three").get<std::int64_t>(), ValueError);
  EXPECT_THROW(Value(3).get<std::string>(), ValueError);
  EXPECT_THROW(Value("three").elements(), ValueError);
  EXPECT_THROW(Value("three").members(), ValueError);
  EXPECT_THROW(Value("three").at("name"), ValueError);
  EXPECT_THROW(Value("three").with("name", 1), ValueError);
  EXPECT_THROW(Value("three").without("name"), ValueError);
  EXPECT_THROW(Value::object({}).at("name"), ValueError);
  EXPECT_THROW(Value(std::vector<Value>{}).at(0), ValueError);
  EXPECT_FALSE(Value("three").has("name"));
}

TEST(value, bytes_that_are_no_utf8_are_refused_or_repaired) {
  EXPECT_THROW(Value("a\xff").dump(), ValueError);
  EXPECT_EQ(Value("a\xff").dump_repaired(), "\"a\ufffd\"");
}

TEST(value, is_printed_on_one_line_or_on_many) {
  const Value value = Value::object({{"a", std::vector<Value>{1, 2}}});
  EXPECT_EQ(value.dump(), R"({"a":[1,2]})");
  EXPECT_EQ(value.dump(1), "{\n \"a\": [\n  1,\n  2\n ]\n}");
  EXPECT_EQ(value.dump_repaired(1), value.dump(1));
}

TEST(value, numbers_in_a_set_are_sorted_by_size) {
  const std::set<Value> values = {10, -1, 2.5, 10.0};
  EXPECT_EQ(Value(std::vector<Value>(values.begin(), values.end())).dump(), "[-1,2.5,10]");
}

TEST(json, is_read_with_its_members_by_name_and_the_last_of_equal_ones) {
  EXPECT_EQ(parse_json(R"({"b": 1, "a": {"d": 2, "c": 3}, "b": 4})").value().dump(),
            R"({"a":{"c":3,"d":2},"b":4})");
}

TEST(json, that_is_broken_or_nested_too_deep_is_none) {
  EXPECT_TRUE(parse_json(nested(kMostLevels)).value().is_list());
  EXPECT_FALSE(parse_json(nested(kMostLevels + 1)));
  EXPECT_FALSE(parse_json(R"({"a": )" + nested(1'000'000) + "}"));
  EXPECT_FALSE(parse_json(R"(["\\", )" + nested(kMostLevels) + "]"));
  for (const char* text : {"", "{", "nothing", "[1,]", "\"\xff\"", "1e999"}) {
    EXPECT_FALSE(parse_json(text)) << text;
    EXPECT_FALSE(parse_outermost(text, 1)) << text;
  }
}

TEST(json, brackets_in_texts_and_side_by_side_do_not_nest) {
  const std::string brackets(kMostLevels + 1, '[');
  EXPECT_TRUE(parse_json("[\"" + brackets + R"(", "\")" + brackets + "\"]"));
  std::string many = "[[]";
  for (std::size_t i = 0; i < kMostLevels; ++i) many += ", []";
  EXPECT_TRUE(parse_json(many + "]"));
}

TEST(json, of_the_outermost_levels_what_lies_inside_is_left_out) {
  const std::string deep =
      R"({"name": "x", "list": [1], "deep": [{"a": )" + nested(1'000'000) + "}]}";
  EXPECT_EQ(parse_outermost(deep, 1).value().dump(), R"({"deep":[],"list":[],"name":"x"})");
  EXPECT_EQ(parse_outermost(deep, 2).value().dump(), R"({"deep":[{}],"list":[1],"name":"x"})");
  EXPECT_EQ(parse_outermost(deep, 3).value().dump(),
            R"({"deep":[{"a":[]}],"list":[1],"name":"x"})");
}

}  // namespace
}  // namespace resettle
