#include "statistics/imperfect_labels/gold_sample_size.h"

#include <gtest/gtest.h>

#include <cmath>

namespace resettle::statistics {
namespace {

// Cochran 1977, section 4.4: ± 3 points at p = ½ need 1,067.07 units of a very large population;
// 384.1 for ± 5 points.
TEST(gold_sample_size, without_a_machine_it_is_the_textbook_size) {
  EXPECT_EQ(*gold_sample_size(1'000'000'000'000, {.half_width = 0.03}), 1'068);
  EXPECT_EQ(*gold_sample_size(1'000'000'000'000, {.half_width = 0.05}), 385);
}

TEST(gold_sample_size, a_small_population_needs_less) {
  EXPECT_EQ(*gold_sample_size(2'000, {.half_width = 0.05}), 323);  // 384.15/(1 + 384.15/2000)
}

TEST(gold_sample_size, a_machine_that_errs_in_one_of_ten_saves_three_fifths) {
  const double variance = largest_error_variance_of_share(0.1);
  EXPECT_EQ(*gold_sample_size(1'000'000'000'000, {.error_variance = variance}), 427);
}

TEST(gold_sample_size, clusters_need_more) {
  EXPECT_EQ(*gold_sample_size(1'000'000'000'000, {.error_design_effect = 2}), 2'135);
}

// The variance at the answer is what was wished, or below; one unit fewer would be above.
TEST(gold_sample_size, the_answer_is_the_smallest_that_keeps_the_promise) {
  const GoldSizeOptions options{.half_width = 0.02,
                                .error_variance = 0.12,
                                .outcome_variance = 0.2,
                                .error_design_effect = 1.5,
                                .outcome_design_effect = 5};
  const double units = 40'000;
  const auto variance = [&](double n) {
    return 1.5 * 0.12 * (1 / n - 1 / units) + 5 * 0.2 / units;
  };
  const double wished = std::pow(0.02 / 1.959963984540054, 2);
  const auto n = static_cast<double>(*gold_sample_size(40'000, options));
  EXPECT_LE(variance(n), wished);
  EXPECT_GT(variance(n - 1), wished);
}

TEST(gold_sample_size, a_width_that_no_gold_reaches_says_what_can_be_reached) {
  const auto result = gold_sample_size(
      1'000, {.half_width = 0.01, .outcome_variance = 0.25, .outcome_design_effect = 4});
  EXPECT_EQ(result.reason(), "even gold for every unit gives no more than ± 0.062");
}

TEST(gold_sample_size, it_is_at_least_two_and_at_most_all) {
  EXPECT_EQ(*gold_sample_size(500, {.error_variance = 0}), 2);
  EXPECT_EQ(*gold_sample_size(500, {.half_width = 1e-6}), 500);
  EXPECT_FALSE(gold_sample_size(1, {}));
}

}  // namespace
}  // namespace resettle::statistics
