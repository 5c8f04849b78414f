#include "statistics/resample/draws.h"

#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace resettle::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<double> zero_to_hundred() {
  std::vector<double> draws(101);
  std::iota(draws.begin(), draws.end(), 0.);
  return draws;
}

TEST(interval_of_draws, percentile_takes_the_quantiles_and_basic_mirrors_them) {
  const auto percentile = interval_of_draws(40, zero_to_hundred(), IntervalKind::kPercentile, .9);
  EXPECT_NEAR(percentile->low, 5, 1e-9);
  EXPECT_NEAR(percentile->high, 95, 1e-9);
  const auto basic = interval_of_draws(40, zero_to_hundred(), IntervalKind::kBasic, .9);
  EXPECT_NEAR(basic->low, -15, 1e-9);
  EXPECT_NEAR(basic->high, 75, 1e-9);
}

// All draws of a rank correlation of 1 may lie below it.
TEST(interval_of_draws, holds_an_estimate_that_nearly_all_draws_lie_on_one_side_of) {
  for (const IntervalKind kind : {IntervalKind::kPercentile, IntervalKind::kBasic}) {
    for (const double estimate : {-7.0, 107.0}) {
      const auto interval = interval_of_draws(estimate, zero_to_hundred(), kind, .9);
      EXPECT_LE(interval->low, estimate);
      EXPECT_GE(interval->high, estimate);
      EXPECT_LT(interval->low, interval->high);
    }
  }
  EXPECT_NEAR(interval_of_draws(107, zero_to_hundred(), IntervalKind::kPercentile, .9)->low, 5,
              1e-9);
}

TEST(studentised_interval, holds_an_estimate_that_all_draws_lie_above) {
  const std::vector<double> draws = {5, 6, 7, 8}, errors = {1, 1, 1, 1};
  const auto interval = studentised_interval(4, 1, draws, errors, .9);
  EXPECT_LE(interval->low, 4);
  EXPECT_GE(interval->high, 4);
}

TEST(interval_of_draws, a_few_draws_without_an_estimate_are_left_out_many_are_a_reason) {
  std::vector<double> draws = zero_to_hundred();
  draws[3] = kNaN;
  EXPECT_EQ(interval_of_draws(1, draws, IntervalKind::kPercentile, .9)->draws_used, 100U);
  for (int i = 10; i < 20; ++i) draws[i] = kNaN;
  EXPECT_EQ(interval_of_draws(1, draws, IntervalKind::kPercentile, .9).reason(),
            "the estimate exists in only 90 of 101 draws");
}

TEST(interval_of_draws, an_estimate_that_is_not_there_has_no_interval) {
  EXPECT_EQ(interval_of_draws(kNaN, zero_to_hundred(), IntervalKind::kBasic, .9).reason(),
            "the estimate does not exist in the sample");
  EXPECT_EQ(interval_of_draws(1, {}, IntervalKind::kBasic, .9).reason(), "no draws were asked for");
}

// scipy: 1 − 2 · norm.cdf(−√(10/9) · t.ppf(.975, 9)), and the same of 4 degrees of freedom.
TEST(expanded_level, reaches_as_far_as_students_t_with_one_cluster_more) {
  EXPECT_NEAR(expanded_level(.95, 9), 1 - 2 * .008550639023037153, 1e-10);
  EXPECT_NEAR(expanded_level(.95, 4), 1 - 2 * .0009541005518824723, 1e-10);
}

TEST(expanded_level, is_the_range_of_the_draws_at_worst_and_the_percentile_interval_at_best) {
  const auto range =
      interval_of_draws(40, zero_to_hundred(), IntervalKind::kPercentile, expanded_level(.95, 1));
  EXPECT_EQ(range->low, 0);
  EXPECT_EQ(range->high, 100);
  EXPECT_NEAR(expanded_level(.95, 1e7), .95, 1e-6);
}

TEST(studentised_interval, every_draw_is_measured_by_its_own_error) {
  // t* runs from -50 to 50 in steps of 1; the error of the estimate is 2.
  const std::vector<double> draws = zero_to_hundred();
  const std::vector<double> errors(101, 1.);
  const auto interval = studentised_interval(50, 2, draws, errors, .9);
  EXPECT_NEAR(interval->low, 50 - 2 * 45, 1e-9);
  EXPECT_NEAR(interval->high, 50 + 2 * 45, 1e-9);
  EXPECT_FALSE(studentised_interval(50, 0, draws, errors, .9));
}

TEST(wider, is_the_interval_with_more_room) {
  const BootstrapInterval narrow{.estimate = 1, .low = 0, .high = 2};
  const BootstrapInterval wide{.estimate = 1, .low = -1, .high = 2};
  EXPECT_EQ(wider(narrow, wide).low, -1);
  EXPECT_EQ(wider(wide, narrow).low, -1);
}

TEST(for_ranges_of_draws, every_draw_is_made_once_on_any_number_of_threads) {
  for (const std::size_t threads : {0, 1, 3, 50}) {
    std::vector<std::atomic<int>> made(17);
    for_ranges_of_draws(17, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t d = begin; d < end; ++d) ++made[d];
    });
    for (const auto& times : made) EXPECT_EQ(times, 1);
  }
}

TEST(for_ranges_of_draws, what_a_thread_throws_arrives) {
  EXPECT_THROW(for_ranges_of_draws(
                   8, 4, [](std::size_t, std::size_t) { throw std::runtime_error("statistic"); }),
               std::runtime_error);
}

}  // namespace
}  // namespace resettle::statistics
