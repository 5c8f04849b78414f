#include "statistics/describe/moments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace resettle::statistics {
namespace {

using Values = std::vector<double>;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLargest = std::numeric_limits<double>::max();

// NIST StRD, univariate summary statistics: certified values to 15 digits.
TEST(moments, nist_numacc3_and_numacc4_come_out_to_the_last_digits) {
  for (const double base : {1'000'000.2, 10'000'000.2}) {
    Values values{base};
    for (int i = 0; i < 500; ++i) values.insert(values.end(), {base - .1, base + .1});
    EXPECT_DOUBLE_EQ(*mean(values), base);
    EXPECT_NEAR(*standard_deviation(values), .1, 1e-9);
  }
}

TEST(moments, counts_of_a_thousand_million_million_keep_their_digits) {
  const Values values{1e15, 1e15 + 1, 1e15 + 2};
  EXPECT_EQ(*mean(values), 1e15 + 1);
  EXPECT_EQ(*variance(values), 1);
  EXPECT_EQ(*weighted_mean(Values{1, 3}, Values{1e15, 1e15}), 2);
}

TEST(moments, the_order_of_values_changes_no_bit) {
  std::mt19937_64 random(1);
  std::lognormal_distribution<double> draw(0, 3);
  Values values(1'000), weights(1'000);
  std::generate(values.begin(), values.end(), [&] { return draw(random); });
  std::generate(weights.begin(), weights.end(), [&] { return draw(random); });
  Values backwards(values.rbegin(), values.rend());
  Values weights_backwards(weights.rbegin(), weights.rend());
  EXPECT_EQ(*mean(values), *mean(backwards));
  EXPECT_EQ(*variance(values), *variance(backwards));
  EXPECT_EQ(*weighted_variance(values, weights, WeightMeaning::kReliability),
            *weighted_variance(backwards, weights_backwards, WeightMeaning::kReliability));
}

TEST(moments, equal_values_are_their_mean_and_have_no_variance) {
  for (int count = 2; count < 50; ++count) {
    const Values values(count, .1);
    EXPECT_EQ(*mean(values), .1);
    EXPECT_EQ(*variance(values), 0);
    EXPECT_EQ(*weighted_mean(values, Values(count, .3)), .1);
  }
}

TEST(moments, what_does_not_exist_is_explained) {
  EXPECT_EQ(mean({}).reason(), "there are no values");
  EXPECT_EQ(variance(Values{1}).reason(), "one value has no variance");
  EXPECT_EQ(mean(Values{1, std::nan("")}).reason(), "a value is missing or infinite");
  EXPECT_EQ(variance(Values{1, kInfinity}).reason(), "a value is missing or infinite");
  EXPECT_EQ(weighted_mean({}, {}).reason(), "there are no values");
  EXPECT_EQ(weighted_mean(Values{1}, Values{0}).reason(), "all weights are 0");
  EXPECT_EQ(weighted_mean(Values{1}, Values{-1}).reason(), "a weight is negative");
  EXPECT_EQ(weighted_mean(Values{1}, Values{kInfinity}).reason(),
            "a weight is missing or infinite");
  EXPECT_FALSE(weighted_variance(Values{1, 2}, Values{3, 0}, WeightMeaning::kReliability));
  EXPECT_FALSE(weighted_variance(Values{1}, Values{1}, WeightMeaning::kFrequency));
}

TEST(moments, the_largest_numbers_have_a_mean_but_no_variance) {
  EXPECT_EQ(*mean(Values(4, kLargest)), kLargest);
  EXPECT_EQ(*weighted_mean(Values(4, kLargest), Values(4, kLargest)), kLargest);
  EXPECT_FALSE(variance(Values{kLargest, -kLargest}));
}

TEST(moments, a_unit_of_weight_zero_is_absent) {
  const Values values{1, 2, 4, 1000}, weights{1, 2, 3, 0};
  const Values kept{1, 2, 4}, kept_weights{1, 2, 3};
  for (const auto meaning : {WeightMeaning::kFrequency, WeightMeaning::kReliability}) {
    EXPECT_EQ(*weighted_variance(values, weights, meaning),
              *weighted_variance(kept, kept_weights, meaning));
  }
  EXPECT_EQ(*weighted_variance(values, Values{2, 0, 1, 0}, WeightMeaning::kFrequency),
            *variance(Values{1, 1, 4}));
}

TEST(moments, the_scale_of_reliabilities_means_nothing) {
  const Values values{1, 2, 4}, tiny{1e-300, 2e-300, 3e-300}, plain{1, 2, 3};
  EXPECT_DOUBLE_EQ(*weighted_variance(values, tiny, WeightMeaning::kReliability),
                   *weighted_variance(values, plain, WeightMeaning::kReliability));
}

}  // namespace
}  // namespace resettle::statistics
