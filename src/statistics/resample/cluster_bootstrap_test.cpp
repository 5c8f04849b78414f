#include "statistics/resample/cluster_bootstrap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

// Each cluster: successes, units.
std::vector<double> binary_clusters(std::size_t clusters, std::uint64_t seed) {
  Philox random(seed);
  std::vector<double> sums;
  for (std::size_t c = 0; c < clusters; ++c) {
    const double units = 1 + static_cast<double>(random.below(30));
    sums.push_back(static_cast<double>(random.below(static_cast<std::uint64_t>(units) + 1)));
    sums.push_back(units);
  }
  return sums;
}

const StatisticOfSums kShare = ratios_of_sums({{0, 1}});

Result<BootstrapInterval> share_interval(std::span<const double> sums, IntervalKind kind,
                                         ResampleOptions options = {}) {
  return cluster_bootstrap({sums, 2}, 1, kShare, kind, options)[0];
}

TEST(cluster_bootstrap, the_draws_spread_as_the_linearised_error_says) {
  const std::vector<double> sums = binary_clusters(400, 5);
  double hits = 0, units = 0, squares = 0;
  for (std::size_t c = 0; c < 400; ++c) hits += sums[2 * c], units += sums[2 * c + 1];
  for (std::size_t c = 0; c < 400; ++c) {
    const double residual = sums[2 * c] - hits / units * sums[2 * c + 1];
    squares += residual * residual;
  }
  const double linearised = std::sqrt(squares) / units;
  const auto interval =
      share_interval(sums, IntervalKind::kPercentile, {.draws = 20'000, .seed = 9});
  EXPECT_DOUBLE_EQ(interval->estimate, hits / units);
  EXPECT_NEAR(interval->standard_error / linearised, 1, .02);
  EXPECT_NEAR((interval->high - interval->low) / (2 * 1.96 * linearised), 1, .03);
}

TEST(cluster_bootstrap, the_jackknife_error_of_a_mean_is_the_textbook_error) {
  // One column of values and one of ones: the ratio is the mean, its error sd/√n exactly.
  const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6};
  std::vector<double> sums;
  for (const double value : values) sums.insert(sums.end(), {value, 1});
  const auto drawn = cluster_bootstrap_draws({sums, 2}, 1, kShare, true, {.draws = 10});
  const double mean = 31. / 8;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  EXPECT_NEAR(drawn->in_sample_error[0], std::sqrt(squares / 7 / 8), 1e-12);
}

// No value stands out (ν would be 10.9, see degrees_of_freedom.h), so that eight clusters have all
// seven degrees of freedom, and .0057375205 of the draws lie beyond either end (scipy:
// norm.cdf(−√(8/7) · t.ppf(.975, 7))).
TEST(cluster_bootstrap, an_expanded_interval_is_a_percentile_interval_of_a_higher_level) {
  const std::vector<double> sums{3, 1, 1, 1, 4, 1, 1, 1, 5, 1, 9, 1, 2, 1, 6, 1};
  const auto expanded = share_interval(sums, IntervalKind::kExpanded);
  const auto percentile =
      share_interval(sums, IntervalKind::kPercentile, {.level = 1 - 2 * .0057375205170298715});
  EXPECT_NEAR(expanded->low, percentile->low, 1e-9);
  EXPECT_NEAR(expanded->high, percentile->high, 1e-9);
  EXPECT_LT(expanded->low, share_interval(sums, IntervalKind::kPercentile)->low);
}

TEST(cluster_bootstrap, an_expanded_share_stays_a_share) {
  const std::vector<double> sums{0, 9, 1, 1, 0, 2, 0, 3};
  const auto interval = share_interval(sums, IntervalKind::kExpanded);
  EXPECT_GE(interval->low, 0);
  EXPECT_LE(interval->high, 1);
  EXPECT_EQ(interval->estimate, 1. / 15);
}

TEST(cluster_bootstrap, over_many_even_clusters_expanding_is_no_matter) {
  std::vector<double> sums;
  for (int c = 0; c < 20'000; ++c) sums.insert(sums.end(), {static_cast<double>(c % 3 == 0), 1});
  const auto expanded = share_interval(sums, IntervalKind::kExpanded, {.draws = 500});
  const auto percentile = share_interval(sums, IntervalKind::kPercentile, {.draws = 500});
  EXPECT_NEAR(expanded->low, percentile->low, .001 * percentile->low);
  EXPECT_NEAR(expanded->high, percentile->high, .001 * percentile->high);
}

TEST(cluster_bootstrap, threads_change_nothing) {
  const std::vector<double> sums = binary_clusters(50, 6);
  for (const IntervalKind kind : {IntervalKind::kPercentile, IntervalKind::kExpanded,
                                  IntervalKind::kBasic, IntervalKind::kStudentised}) {
    const auto one = share_interval(sums, kind, {.draws = 501, .seed = 3, .threads = 1});
    const auto four = share_interval(sums, kind, {.draws = 501, .seed = 3, .threads = 4});
    EXPECT_EQ(one->low, four->low);
    EXPECT_EQ(one->high, four->high);
    EXPECT_EQ(one->standard_error, four->standard_error);
  }
}

TEST(cluster_bootstrap, another_seed_gives_other_draws) {
  const std::vector<double> sums = binary_clusters(50, 6);
  EXPECT_NE(share_interval(sums, IntervalKind::kPercentile, {.seed = 1})->low,
            share_interval(sums, IntervalKind::kPercentile, {.seed = 2})->low);
}

TEST(cluster_bootstrap, more_columns_than_lanes_are_all_summed) {
  std::vector<double> sums;
  for (int c = 0; c < 5; ++c) {
    for (int j = 0; j < 19; ++j) sums.push_back(j);
  }
  const StatisticOfSums every_column = [](std::span<const double> total, std::span<double> out) {
    std::copy(total.begin(), total.end(), out.begin());
  };
  const auto intervals =
      cluster_bootstrap({sums, 19}, 19, every_column, IntervalKind::kPercentile, {.draws = 20});
  for (int j = 0; j < 19; ++j) {
    EXPECT_EQ(intervals[j]->low, 5 * j);
    EXPECT_EQ(intervals[j]->high, 5 * j);
  }
}

TEST(cluster_bootstrap, equal_clusters_have_no_width_and_nothing_to_studentise) {
  const std::vector<double> sums{1, 4, 1, 4, 1, 4};
  EXPECT_EQ(share_interval(sums, IntervalKind::kBasic)->low, .25);
  EXPECT_EQ(share_interval(sums, IntervalKind::kBasic)->high, .25);
  EXPECT_EQ(share_interval(sums, IntervalKind::kStudentised).reason(),
            "the estimate's standard error is 0 or does not exist");
}

TEST(cluster_bootstrap, without_two_clusters_there_is_a_reason) {
  EXPECT_EQ(share_interval({}, IntervalKind::kPercentile).reason(), "there are no clusters");
  EXPECT_EQ(share_interval(std::vector<double>{1, 2}, IntervalKind::kPercentile).reason(),
            "one cluster does not show how clusters differ");
}

TEST(cluster_bootstrap, nothing_to_estimate_gives_no_intervals) {
  const auto nothing = [](std::span<const double>, std::span<double>) { FAIL(); };
  const auto intervals = [&](ClusterSums sums) {
    return cluster_bootstrap(sums, 0, nothing, IntervalKind::kPercentile, {});
  };
  EXPECT_TRUE(intervals({{}, 0}).empty());
  EXPECT_TRUE(intervals({std::vector<double>{1, 2, 3}, 1}).empty());
  EXPECT_FALSE(cluster_bootstrap_draws({{}, 0}, 0, nothing, false, {}).has_value());
}

TEST(cluster_bootstrap, a_share_of_nothing_has_no_interval) {
  EXPECT_EQ(share_interval(std::vector<double>{0, 0, 0, 0}, IntervalKind::kPercentile).reason(),
            "the estimate does not exist in the sample");
  // Only one of three clusters has units: in (2/3)^3 of the draws it is missing.
  const auto rare = share_interval(std::vector<double>{1, 2, 0, 0, 0, 0}, IntervalKind::kBasic);
  EXPECT_EQ(rare.reason().substr(0, 27), "the estimate exists in only");
}

TEST(cluster_bootstrap, missing_and_infinite_sums_are_refused) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(share_interval(std::vector<double>{1, 2, nan, 2}, IntervalKind::kPercentile));
  EXPECT_FALSE(share_interval(std::vector<double>{1, 2, infinite, 2}, IntervalKind::kPercentile));
}

TEST(cluster_bootstrap, counts_of_a_quadrillion_keep_their_share) {
  std::vector<double> sums;
  for (int c = 0; c < 1000; ++c) sums.insert(sums.end(), {.25e15, 1e15});
  const auto interval = share_interval(sums, IntervalKind::kPercentile, {.draws = 100});
  EXPECT_NEAR(interval->low, .25, 1e-15);
  EXPECT_NEAR(interval->high, .25, 1e-15);
}

}  // namespace
}  // namespace resettle::statistics
