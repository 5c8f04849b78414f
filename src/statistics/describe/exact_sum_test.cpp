#include "statistics/describe/exact_sum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace resettle::statistics {
namespace {

std::vector<double> numbers_of_all_sizes(std::size_t count, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double fraction = static_cast<double>(random()) / 0x1p64 - 0.5;
    values.push_back(std::ldexp(fraction, static_cast<int>(random() % 600) - 300));
  }
  return values;
}

TEST(exact_sum, a_small_number_beside_a_large_one_is_not_lost) {
  EXPECT_EQ(exact_sum(std::vector{1e100, 1.0, -1e100}), 1.0);
  EXPECT_EQ(exact_sum(std::vector{1e16, 1.0, 1.0, -1e16}), 2.0);
  EXPECT_EQ(exact_sum(std::vector(10, 0.1)), 1.0);
}

TEST(exact_sum, order_and_grouping_do_not_change_a_bit) {
  std::vector<double> values = numbers_of_all_sizes(10'000, 1);
  const double sum = exact_sum(values);
  std::mt19937_64 random(2);
  for (int repetition = 0; repetition < 5; ++repetition) {
    std::shuffle(values.begin(), values.end(), random);
    EXPECT_EQ(exact_sum(values), sum);
    ExactSum first, second;
    for (std::size_t i = 0; i < values.size(); ++i) (i % 3 ? first : second).add(values[i]);
    first.add(second);
    EXPECT_EQ(first.value(), sum);
  }
}

TEST(exact_sum, one_number_comes_back_as_it_is) {
  std::vector<double> values = numbers_of_all_sizes(1'000, 3);
  using Limits = std::numeric_limits<double>;
  values.insert(values.end(), {Limits::max(), -Limits::max(), Limits::min(), Limits::denorm_min(),
                               -Limits::denorm_min(), 0.0, 1e15});
  for (const double value : values) EXPECT_EQ(exact_sum({&value, 1}), value);
}

TEST(exact_sum, the_sum_is_rounded_to_the_nearest_and_ties_to_even) {
  EXPECT_EQ(exact_sum(std::vector{1.0, 0x1p-53}), 1.0);
  EXPECT_EQ(exact_sum(std::vector{1.0, 0x1p-53, 0x1p-1074}), 1.0 + 0x1p-52);
  EXPECT_EQ(exact_sum(std::vector{1.0 + 0x1p-52, 0x1p-53}), 1.0 + 0x1p-51);
  EXPECT_EQ(exact_sum(std::vector{-1.0, -0x1p-53, -0x1p-1074}), -1.0 - 0x1p-52);
}

TEST(exact_sum, it_agrees_with_integers) {
  std::mt19937_64 random(4);
  for (int repetition = 0; repetition < 1'000; ++repetition) {
    ExactSum sum;
    std::int64_t wide = 0;
    for (int i = 0; i < 50; ++i) {
      const auto addend = static_cast<std::int64_t>(random() >> 11) - (std::int64_t{1} << 52);
      sum.add(static_cast<double>(addend));
      wide += addend;
    }
    EXPECT_EQ(sum.value(), static_cast<double>(wide));
  }
}

TEST(exact_sum, a_product_is_added_without_rounding) {
  ExactSum sum;
  const double third = 1.0 / 3.0;
  sum.add_product(third, third);
  sum.add(-third * third);
  EXPECT_EQ(sum.value(), std::fma(third, third, -(third * third)));
}

TEST(exact_sum, a_sum_beyond_the_largest_double_still_has_a_mean) {
  ExactSum sum;
  const double largest = std::numeric_limits<double>::max();
  for (int i = 0; i < 4; ++i) sum.add(largest);
  EXPECT_TRUE(std::isinf(sum.value()));
  EXPECT_EQ(sum.mean_of(4), largest);
  EXPECT_EQ(sum.scaled(-2), largest);
}

TEST(exact_sum, nothing_sums_to_zero_and_cleared_is_nothing) {
  ExactSum sum;
  EXPECT_EQ(sum.value(), 0.0);
  sum.add(3.5);
  sum.clear();
  EXPECT_EQ(sum.value(), 0.0);
}

TEST(exact_sum, an_infinity_is_a_bug_of_the_caller) {
  ExactSum sum;
  EXPECT_THROW(sum.add(std::numeric_limits<double>::infinity()), std::logic_error);
  EXPECT_THROW(sum.add(std::nan("")), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
