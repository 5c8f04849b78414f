#include "statistics/resample/simultaneous.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "statistics/distributions/distributions.h"
#include "statistics/resample/degrees_of_freedom.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

constexpr std::size_t kMembers = 14;

std::vector<std::size_t> all_of(std::size_t count) {
  std::vector<std::size_t> family(count);
  std::iota(family.begin(), family.end(), std::size_t{0});
  return family;
}

void mean_of_columns(std::span<const double> sums, std::span<double> means) {
  for (std::size_t i = 0; i < means.size(); ++i) means[i] = sums[i] / sums[means.size()];
}

// A row a cluster: kMembers normal numbers of mean 0 (the last of `shift`), and 1.
std::vector<double> normal_rows(std::size_t clusters, std::uint64_t seed, double shift = 0) {
  Philox random(seed, 0);
  std::vector<double> rows;
  for (std::size_t c = 0; c < clusters; ++c) {
    for (std::size_t i = 0; i < kMembers; ++i) {
      const double uniform = (static_cast<double>(random.below(1'000'000)) + .5) / 1e6;
      rows.push_back(normal_quantile(uniform) + (i + 1 == kMembers ? shift : 0));
    }
    rows.push_back(1);
  }
  return rows;
}

std::vector<Result<SimultaneousBand>> bands_of(const std::vector<double>& rows,
                                               std::size_t draws = 400) {
  const ClusterSums sums{rows, kMembers + 1};
  const auto drawn =
      cluster_bootstrap_draws(sums, kMembers, mean_of_columns, false, {.draws = draws});
  return simultaneous_bands(*drawn, all_of(kMembers),
                            degrees_of_freedom(sums, kMembers, mean_of_columns));
}

TEST(simultaneous_bands, leave_no_difference_out_in_one_of_twenty_families) {
  int rejected = 0, rejected_one_by_one = 0;
  constexpr int kFamilies = 200;
  for (int family = 0; family < kFamilies; ++family) {
    const auto rows = normal_rows(40, 1000 + static_cast<std::uint64_t>(family));
    const auto bands = bands_of(rows);
    const auto clear = [](const auto& band) { return band->low > 0 || band->high < 0; };
    rejected += std::any_of(bands.begin(), bands.end(), clear);
    const auto each = cluster_bootstrap({rows, kMembers + 1}, kMembers, mean_of_columns,
                                        IntervalKind::kExpanded, {.draws = 400});
    rejected_one_by_one += std::any_of(each.begin(), each.end(), clear);
  }
  EXPECT_LE(rejected, 20);  // .1: the bound of an exact test at .05 that errs in one of 1,000 runs
  EXPECT_GE(rejected_one_by_one, 60);
}

TEST(simultaneous_bands, see_the_one_that_differs) {
  const auto bands = bands_of(normal_rows(60, 7, 1.5));
  EXPECT_GT(bands.back()->low, 0);
  EXPECT_LT(bands.back()->p, .01);
  for (std::size_t i = 0; i + 1 < kMembers; ++i) EXPECT_GT(bands[i]->p, .05);
}

TEST(simultaneous_bands, step_down_is_no_more_careful_than_the_bands) {
  const auto bands = bands_of(normal_rows(30, 11, .6));
  for (const auto& band : bands) {
    const bool is_clear = band->low > 0 || band->high < 0;
    EXPECT_TRUE(!is_clear || band->p < .06);
  }
}

TEST(simultaneous_bands, one_alone_reaches_as_far_as_a_symmetric_interval) {
  const auto rows = normal_rows(50, 3);
  const ClusterSums sums{rows, kMembers + 1};
  const auto drawn =
      cluster_bootstrap_draws(sums, kMembers, mean_of_columns, false, {.draws = 2000});
  const auto freedom = degrees_of_freedom(sums, kMembers, mean_of_columns);
  const std::vector<std::size_t> alone = {4};
  const auto band = simultaneous_bands(*drawn, alone, freedom)[0];
  const auto interval = cluster_bootstrap(sums, kMembers, mean_of_columns, IntervalKind::kExpanded,
                                          {.draws = 2000})[4];
  EXPECT_NEAR(band->high - band->low, interval->high - interval->low,
              .1 * (interval->high - interval->low));
}

TEST(simultaneous_bands, what_never_varies_is_no_member) {
  std::vector<double> rows;
  for (int c = 0; c < 30; ++c) rows.insert(rows.end(), {c % 3 - 1.0, 2.0, 1.0});
  const ClusterSums sums{rows, 3};
  const auto drawn = cluster_bootstrap_draws(sums, 2, mean_of_columns, false, {.draws = 200});
  const auto bands =
      simultaneous_bands(*drawn, all_of(2), degrees_of_freedom(sums, 2, mean_of_columns));
  EXPECT_TRUE(bands[0].has_value());
  EXPECT_FALSE(bands[1].has_value());
  EXPECT_EQ(bands[1].reason(), "every draw gave the same number");
}

TEST(simultaneous_bands, without_draws_there_are_none) {
  const auto rows = normal_rows(10, 1);
  for (const auto& band : bands_of(rows, 0)) EXPECT_FALSE(band.has_value());
}

}  // namespace
}  // namespace resettle::statistics
