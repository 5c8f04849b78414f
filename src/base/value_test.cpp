#include "base/value.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace resettle {
namespace {

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
}

TEST(value, that_is_read_as_another_type_is_a_bug) {
  EXPECT_THROW(Value("three").get<std::int64_t>(), std::exception);
  EXPECT_THROW(Value("three").elements(), std::exception);
  EXPECT_THROW(Value::object({}).at("name"), std::exception);
}

TEST(value, json_of_sorted_members_stays_sorted) {
  const Value value = nlohmann::json{{"name", "x"}, {"label", "y"}};
  EXPECT_EQ(value.text(), R"({"label":"y","name":"x"})");
}

}  // namespace
}  // namespace resettle
