#include "tables/readings.h"

#include <atomic>
#include <thread>

#include "base/testing.h"
#include "engine/testing.h"
#include "tables/maker.h"

namespace resettle {
namespace {

TEST(readings, are_read_once_however_many_ask_at_once) {
  Readings readings;
  std::atomic<int> times = 0, sum = 0;
  {
    std::vector<std::jthread> makers;
    for (int i = 0; i < 8; ++i) {
      makers.emplace_back([&] { sum += *readings.get<int>("posts", [&] { return 5 + times++; }); });
    }
  }
  EXPECT_EQ(times, 1);
  EXPECT_EQ(sum, 8 * 5);
}

TEST(readings, of_another_name_or_kind_are_others) {
  Readings readings;
  EXPECT_EQ(*readings.get<int>("posts", [] { return 1; }), 1);
  EXPECT_EQ(*readings.get<int>("users", [] { return 2; }), 2);
  EXPECT_EQ(*readings.get<double>("posts", [] { return 0.5; }), 0.5);
}

TEST(readings, are_tried_again_after_a_failure) {
  Readings readings;
  const auto fails = []() -> int { throw std::runtime_error("no"); };
  EXPECT_THROW(readings.get<int>("posts", fails), std::runtime_error);
  EXPECT_EQ(*readings.get<int>("posts", [] { return 3; }), 3);
}

TEST(making, shares_no_table_that_is_not_declared) {
  const TemporaryFolder folder;
  const auto workspace = test_engine().open({}, {});
  const Maker maker{.table = "made", .reads = {{"posts", "posts", "", {}}}};
  const Settings settings;
  Readings readings;
  Output output(*workspace, [&](const auto&) { return folder / "made.parquet"; });
  Making making(output, maker, settings, readings);
  const auto one = [] { return 1; };
  EXPECT_EQ(*making.shared<int>("ones", {"posts"}, one), 1);
  EXPECT_THROW(making.shared<int>("ones", {"posts", "days"}, one), std::logic_error);
}

}  // namespace
}  // namespace resettle
