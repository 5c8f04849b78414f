#include "statistics/describe/sorted.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace resettle::statistics {
namespace {

TEST(sorted, few_and_many_values_come_out_as_std_sort_has_them) {
  std::mt19937_64 random(1);
  for (const std::size_t count : {0, 1, 2, 100, 1'999, 2'000, 50'000}) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
      values.push_back(std::ldexp(static_cast<double>(static_cast<std::int64_t>(random())),
                                  static_cast<int>(random() % 200) - 100));
    }
    std::vector<double> expected = values;
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(sorted(values), expected);
  }
}

TEST(sorted, the_extremes_of_the_doubles_are_in_order) {
  using Limits = std::numeric_limits<double>;
  std::vector<double> expected{
      -Limits::max(), -1,           -Limits::denorm_min(), 0, 0, Limits::denorm_min(), 1,
      1e15,           Limits::max()};
  expected.insert(expected.begin() + 3, 2'000, -0.0);
  std::vector<double> values(expected.rbegin(), expected.rend());
  const std::vector<double> result = sorted(values);
  EXPECT_EQ(result, expected);
  EXPECT_TRUE(std::none_of(result.begin(), result.end(),
                           [](double v) { return v == 0 && std::signbit(v); }));
}

TEST(sorted, values_that_differ_in_their_last_digits_only_are_in_order) {
  std::mt19937_64 random(2);
  std::vector<double> values;
  for (int i = 0; i < 5'000; ++i) values.push_back(1e15 + static_cast<double>(random() % 100));
  std::vector<double> expected = values;
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(sorted(values), expected);
}

TEST(sorted, columns_of_one_value_stay) {
  EXPECT_EQ(sorted(std::vector<double>(5'000, 7)), std::vector<double>(5'000, 7));
}

TEST(sorted, equal_values_share_the_mean_of_their_ranks) {
  EXPECT_EQ(average_ranks(std::vector<double>{10, 20, 10, 5}),
            (std::vector<double>{2.5, 4, 2.5, 1}));
  EXPECT_EQ(average_ranks(std::vector<double>{3, 3, 3}), (std::vector<double>{2, 2, 2}));
  EXPECT_TRUE(average_ranks({}).empty());
}

TEST(sorted, a_missing_value_is_a_bug_of_the_caller) {
  EXPECT_THROW(sorted(std::vector{1.0, std::nan("")}), std::logic_error);
  EXPECT_THROW(average_ranks(std::vector{1.0, std::nan("")}), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
