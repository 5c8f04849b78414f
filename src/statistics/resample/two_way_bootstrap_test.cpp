#include "statistics/resample/two_way_bootstrap.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

struct Crossed {
  std::vector<double> values;
  std::vector<std::uint32_t> first, second;
  CrossedSums sums() const { return {values, 2, first, second}; }
};

// A full table of rows × columns units: value and 1, so that the ratio is the mean.
Crossed full_table(std::uint32_t rows, std::uint32_t columns, double row_sd, double column_sd,
                   double unit_sd) {
  Philox random(21);
  std::vector<double> column_effect(columns);
  for (double& effect : column_effect) effect = column_sd * random.normal();
  Crossed crossed;
  for (std::uint32_t r = 0; r < rows; ++r) {
    const double row_effect = row_sd * random.normal();
    for (std::uint32_t c = 0; c < columns; ++c) {
      const double value = row_effect + column_effect[c] + unit_sd * random.normal();
      crossed.values.insert(crossed.values.end(), {value, 1});
      crossed.first.push_back(r);
      crossed.second.push_back(c);
    }
  }
  return crossed;
}

const StatisticOfSums kMean = ratios_of_sums({{0, 1}});

double error_of(const Crossed& crossed) {
  return two_way_bootstrap(crossed.sums(), 1, kMean, IntervalKind::kPercentile,
                           {.draws = 4000, .seed = 4})[0]
      ->standard_error;
}

// Owen 2007, theorem 1: the pigeonhole variance of a full table's mean is close to
// σ²_rows/R + σ²_columns/C + 3σ²_units/(RC).
TEST(two_way_bootstrap, both_kinds_of_clusters_add_to_the_variance) {
  EXPECT_NEAR(error_of(full_table(40, 60, 1, 0, 0)), 1 / std::sqrt(40), .03);
  EXPECT_NEAR(error_of(full_table(40, 60, 0, 1, 0)), 1 / std::sqrt(60), .03);
  EXPECT_NEAR(error_of(full_table(60, 60, 1, 1, 0)), std::sqrt(2 / 60.), .03);
}

TEST(two_way_bootstrap, variance_of_units_alone_counts_three_times) {
  EXPECT_NEAR(error_of(full_table(60, 60, 0, 0, 1)), std::sqrt(3. / 3600), .003);
}

TEST(two_way_bootstrap, threads_change_nothing) {
  const Crossed crossed = full_table(10, 12, 1, 1, 1);
  const auto one = two_way_bootstrap(crossed.sums(), 1, kMean, IntervalKind::kBasic,
                                     {.draws = 333, .threads = 1})[0];
  const auto three = two_way_bootstrap(crossed.sums(), 1, kMean, IntervalKind::kBasic,
                                       {.draws = 333, .threads = 3})[0];
  EXPECT_EQ(one->low, three->low);
  EXPECT_EQ(one->high, three->high);
}

TEST(two_way_bootstrap, one_cluster_of_either_kind_is_a_reason) {
  Crossed crossed = full_table(1, 12, 1, 1, 1);
  const auto result = two_way_bootstrap(crossed.sums(), 1, kMean, IntervalKind::kBasic, {})[0];
  EXPECT_EQ(result.reason(), "one cluster does not show how clusters differ");
  const auto empty = two_way_bootstrap(Crossed{}.sums(), 1, kMean, IntervalKind::kBasic, {})[0];
  EXPECT_EQ(empty.reason(), "there are no units");
}

}  // namespace
}  // namespace resettle::statistics
