#include "statistics/resample/block_bootstrap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace resettle::statistics {
namespace {

double mean(std::span<const double> series) {
  return std::accumulate(series.begin(), series.end(), 0.) / static_cast<double>(series.size());
}

std::vector<double> autoregressive(std::size_t length, double correlation) {
  Philox random(31);
  std::vector<double> series(length);
  double value = random.normal() / std::sqrt(1 - correlation * correlation);
  for (double& entry : series) entry = value = correlation * value + random.normal();
  return series;
}

TEST(draw_moving_blocks, consists_of_runs_that_lie_inside_the_series) {
  std::vector<std::size_t> places(23);
  Philox random(1);
  draw_moving_blocks(random, 5, places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_LT(places[i], 23U);
    if (i % 5 != 0) {
      EXPECT_EQ(places[i], places[i - 1] + 1);
    }
  }
}

// Künsch 1989, eq. 3.8: for the mean of b whole blocks the bootstrap variance is that of the block
// means around their average, divided by b.
TEST(moving_block_bootstrap, the_spread_of_a_mean_is_that_of_the_block_means) {
  const std::vector<double> series = autoregressive(300, .6);
  const std::size_t block = 10;
  std::vector<double> means;
  for (std::size_t start = 0; start + block <= series.size(); ++start) {
    means.push_back(mean(std::span(series).subspan(start, block)));
  }
  double variance = 0;
  for (const double m : means) variance += (m - mean(means)) * (m - mean(means));
  variance /= static_cast<double>(means.size());
  const auto interval = moving_block_bootstrap(series, block, mean, IntervalKind::kPercentile,
                                               {.draws = 20'000, .seed = 2});
  EXPECT_NEAR(interval->standard_error / std::sqrt(variance / 30), 1, .03);
}

TEST(moving_block_bootstrap, dependence_widens_the_interval) {
  const std::vector<double> series = autoregressive(300, .6);
  const auto single = moving_block_bootstrap(series, 1, mean, IntervalKind::kBasic, {});
  const auto blocks = moving_block_bootstrap(series, 10, mean, IntervalKind::kBasic, {});
  EXPECT_GT(blocks->high - blocks->low, 1.4 * (single->high - single->low));
}

TEST(moving_block_bootstrap, edges_have_reasons) {
  const std::vector<double> two{1, 2};
  const auto run = [](std::span<const double> series, std::size_t block) {
    return moving_block_bootstrap(series, block, mean, IntervalKind::kPercentile, {.draws = 50});
  };
  EXPECT_EQ(run({}, 1).reason(), "the series has fewer than two values");
  EXPECT_EQ(run(two, 0).reason(), "a block has at least one value");
  EXPECT_EQ(run(two, 2).reason(), "the block is as long as the series, so all draws are alike");
  EXPECT_FALSE(run(std::vector<double>{1, std::numeric_limits<double>::infinity(), 2}, 1));
  EXPECT_EQ(run(std::vector<double>{4, 4, 4, 4}, 2)->high, 4);
}

TEST(moving_block_bootstrap, threads_change_nothing) {
  const std::vector<double> series = autoregressive(50, .3);
  const auto one =
      moving_block_bootstrap(series, 4, mean, IntervalKind::kBasic, {.draws = 101, .threads = 1});
  const auto three =
      moving_block_bootstrap(series, 4, mean, IntervalKind::kBasic, {.draws = 101, .threads = 3});
  EXPECT_EQ(one->low, three->low);
}

TEST(usual_block_length, is_the_cube_root) {
  EXPECT_EQ(usual_block_length(0), 1U);
  EXPECT_EQ(usual_block_length(1000), 10U);
}

}  // namespace
}  // namespace resettle::statistics
