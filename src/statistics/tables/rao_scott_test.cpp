#include "statistics/tables/rao_scott.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

struct Units {
  std::vector<std::uint32_t> rows, columns, clusters;
  std::vector<double> weights;

  void add(std::uint32_t row, std::uint32_t column, std::uint32_t cluster) {
    rows.push_back(row);
    columns.push_back(column);
    clusters.push_back(cluster);
  }
  ClusteredUnits view() const { return {rows, columns, clusters, weights}; }
};

Units random_units(std::uint64_t seed, int clusters, int most_units) {
  Philox random(seed);
  Units units;
  for (int c = 0; c < clusters; ++c) {
    const auto liked = static_cast<std::uint32_t>(random.below(4));
    const auto row = static_cast<std::uint32_t>(random.below(2));
    for (auto left = 1 + random.below(most_units); left > 0; --left) {
      const auto other = static_cast<std::uint32_t>(random.below(4));
      units.add(row, random.below(2) ? liked : other, c);
    }
  }
  return units;
}

TEST(rao_scott, one_unit_a_cluster_gives_nearly_pearsons_test) {
  const auto test = *rao_scott_test(random_units(1, 2'000, 1).view());
  EXPECT_NEAR(test.mean_design_effect, 1, .01);
  EXPECT_NEAR(test.numerator_df, 3, .01);
  EXPECT_NEAR(test.first_order_statistic, test.pearson, .02 * test.pearson);
}

TEST(rao_scott, repeating_every_unit_within_its_cluster_adds_no_evidence) {
  const Units once = random_units(2, 100, 1);
  Units repeated;
  for (std::size_t i = 0; i < once.rows.size(); ++i) {
    for (int k = 0; k < 7; ++k) repeated.add(once.rows[i], once.columns[i], once.clusters[i]);
  }
  const auto one = *rao_scott_test(once.view());
  const auto seven = *rao_scott_test(repeated.view());
  EXPECT_NEAR(seven.pearson, 7 * one.pearson, 1e-10);
  EXPECT_NEAR(seven.mean_design_effect, 7 * one.mean_design_effect, 1e-12);
  EXPECT_NEAR(seven.f, one.f, 1e-12);
  EXPECT_NEAR(seven.p, one.p, 1e-12);
}

TEST(rao_scott, the_order_of_units_changes_no_bit) {
  Units units = random_units(3, 50, 20);
  const auto test = *rao_scott_test(units.view());
  std::vector<std::size_t> order(units.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Philox(4).shuffle(std::span(order));
  Units shuffled;
  for (const std::size_t i : order) {
    shuffled.add(units.rows[i] + 5, units.columns[i] * 3, 1'000 - units.clusters[i]);
  }
  const auto again = *rao_scott_test(shuffled.view());
  EXPECT_EQ(again.f, test.f);
  EXPECT_EQ(again.p, test.p);
}

TEST(rao_scott, weights_are_relative_and_a_unit_of_weight_zero_is_absent) {
  Units units = random_units(5, 60, 10);
  const auto plain = *rao_scott_test(units.view());
  units.weights.assign(units.rows.size(), 1e-200);
  EXPECT_NEAR(rao_scott_test(units.view())->f, plain.f, 1e-10);
  units.add(9, 9, 999);
  units.weights.push_back(0);
  EXPECT_NEAR(rao_scott_test(units.view())->f, plain.f, 1e-10);
  EXPECT_EQ(rao_scott_test(units.view())->clusters, plain.clusters);
}

TEST(rao_scott, it_keeps_its_size_where_pearsons_test_does_not) {
  int pearson_rejects = 0, corrected_rejects = 0;
  for (int replicate = 0; replicate < 300; ++replicate) {
    const auto test = *rao_scott_test(random_units(100 + replicate, 60, 40).view());
    pearson_rejects += test.pearson > 7.815;  // the .95 quantile of chi-square with 3 degrees
    corrected_rejects += test.p < .05;
  }
  EXPECT_GT(pearson_rejects, 150);
  EXPECT_LT(corrected_rejects, 30);
}

TEST(rao_scott, what_does_not_exist_is_explained) {
  Units units;
  EXPECT_EQ(rao_scott_test(units.view()).reason(), "there are no values");
  units.add(0, 0, 1);
  EXPECT_EQ(rao_scott_test(units.view()).reason(), "all units are in one row");
  units.add(1, 0, 1);
  EXPECT_EQ(rao_scott_test(units.view()).reason(), "all units are in one column");
  units.add(1, 1, 1);
  EXPECT_EQ(rao_scott_test(units.view()).reason(), "all units are in one cluster");
  Units same;
  for (std::uint32_t cell = 0; cell < 8; ++cell) same.add(cell % 2, cell / 2 % 2, cell / 4);
  EXPECT_EQ(rao_scott_test(same.view()).reason(), "all clusters look the same");
  same.weights.assign(8, std::nan(""));
  EXPECT_FALSE(rao_scott_test(same.view()));
}

}  // namespace
}  // namespace resettle::statistics
