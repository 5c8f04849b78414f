#include "statistics/samples/clustered_welch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "statistics/resample/philox.h"
#include "statistics/samples/welch.h"

namespace resettle::statistics {
namespace {

struct Units {
  std::vector<double> values;
  std::vector<int> groups;
  std::vector<std::uint32_t> clusters;

  void add(double value, int group, std::uint32_t cluster) {
    values.push_back(value);
    groups.push_back(group);
    clusters.push_back(cluster);
  }
  Result<ClusteredMeanDifference> test() const {
    return clustered_welch_test(values, groups, clusters);
  }
  std::vector<double> of(int group) const {
    std::vector<double> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (groups[i] == group) result.push_back(values[i]);
    }
    return result;
  }
};

// Clusters of unequal size with an effect of their own; `both` of them with units in both groups.
Units random_units(std::uint64_t seed, int clusters, int largest, bool both) {
  Philox random(seed);
  Units units;
  for (int c = 0; c < clusters; ++c) {
    const double effect = random.normal();
    const int group = c % 3 == 0;
    for (auto left = 1 + random.below(largest); left > 0; --left) {
      const int own = both ? static_cast<int>(random.below(2)) : group;
      units.add(effect + (1 + own) * random.normal(), own, c);
    }
  }
  return units;
}

TEST(clustered_welch, clusters_of_one_unit_make_it_welchs_test) {
  const Units units = random_units(1, 40, 1, false);
  const auto clustered = *units.test();
  const auto plain = *welch_test(units.of(0), units.of(1));
  EXPECT_NEAR(clustered.t, plain.t, 1e-13);
  EXPECT_NEAR(clustered.degrees_of_freedom, plain.degrees_of_freedom, 1e-10);
  EXPECT_NEAR(clustered.p, plain.p, 1e-13);
  EXPECT_EQ(clustered.intraclass_correlation, 0);
}

TEST(clustered_welch, repeating_every_unit_within_its_cluster_adds_no_evidence) {
  const Units once = random_units(2, 40, 1, false);
  Units repeated;
  for (std::size_t i = 0; i < once.values.size(); ++i) {
    for (int k = 0; k < 9; ++k) repeated.add(once.values[i], once.groups[i], once.clusters[i]);
  }
  const auto one = *once.test();
  const auto nine = *repeated.test();
  EXPECT_NEAR(nine.standard_error, one.standard_error, 1e-13);
  EXPECT_NEAR(nine.degrees_of_freedom, one.degrees_of_freedom, .5);
  EXPECT_EQ(nine.intraclass_correlation, 1);
}

TEST(clustered_welch, the_order_of_units_changes_no_bit) {
  const Units units = random_units(3, 40, 12, true);
  std::vector<std::size_t> order(units.values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Philox(4).shuffle(std::span(order));
  Units shuffled;
  for (const std::size_t i : order) {
    shuffled.add(units.values[i], units.groups[i], 1'000 - units.clusters[i]);
  }
  const auto test = *units.test(), again = *shuffled.test();
  EXPECT_EQ(again.standard_error, test.standard_error);
  EXPECT_EQ(again.degrees_of_freedom, test.degrees_of_freedom);
}

TEST(clustered_welch, clusters_in_both_groups_take_their_own_level_out_of_the_difference) {
  Units units;
  Philox random(5);
  for (std::uint32_t c = 0; c < 30; ++c) {
    const double level = 100 * random.normal();
    for (int i = 0; i < 8; ++i) units.add(level + random.normal() + (i < 4), i < 4 ? 0 : 1, c);
  }
  const auto test = *units.test();
  EXPECT_NEAR(test.difference, 1, .5);
  EXPECT_LT(test.standard_error, .25);
  EXPECT_NEAR(test.degrees_of_freedom, 29, .5);
}

TEST(clustered_welch, a_cluster_that_holds_most_units_takes_degrees_of_freedom_away) {
  Units even, uneven;
  Philox random(7);
  for (std::uint32_t c = 0; c < 40; ++c) {
    const double level = random.normal();
    for (int i = 0; i < 100; ++i) {
      const double value = level + .5 * random.normal();
      if (i < 5) even.add(value, c % 2, c);
      if (i < 5 || c == 0) uneven.add(value, c % 2, c);
    }
  }
  EXPECT_NEAR(even.test()->degrees_of_freedom, 38, 2);
  EXPECT_LT(uneven.test()->degrees_of_freedom, 5);
}

TEST(clustered_welch, the_unit_of_the_values_means_nothing) {
  const Units units = random_units(8, 20, 6, true);
  for (const double scale : {1e-140, 1e140}) {
    Units scaled = units;
    for (double& value : scaled.values) value *= scale;
    EXPECT_NEAR(scaled.test()->t, units.test()->t, 1e-10);
    EXPECT_NEAR(scaled.test()->degrees_of_freedom, units.test()->degrees_of_freedom, 1e-8);
  }
}

TEST(clustered_welch, what_does_not_exist_is_explained) {
  Units units;
  EXPECT_FALSE(units.test());
  units.add(1, 0, 1);
  units.add(2, 0, 1);
  units.add(3, 1, 2);
  units.add(4, 1, 3);
  EXPECT_EQ(units.test().reason(), "a group has units in fewer than two clusters");
  Units constant;
  for (std::uint32_t c = 0; c < 8; ++c) constant.add(.1, c % 2, c / 2);
  EXPECT_EQ(constant.test().reason(), "the clusters do not vary: there is no standard error");
  Units alike;
  for (std::uint32_t i = 0; i < 24; ++i) alike.add(.1 * (i % 3) + i / 12, i / 12, i / 3);
  EXPECT_EQ(alike.test().reason(), "the clusters do not vary: there is no standard error");
  alike.values[0] = std::nan("");
  EXPECT_EQ(alike.test().reason(), "a value is missing or infinite");
}

std::vector<ClusterSumsOfGroups> sums_of(const Units& units, std::size_t clusters) {
  std::vector<ClusterSumsOfGroups> sums(clusters);
  for (std::size_t i = 0; i < units.values.size(); ++i) {
    ClusterSumsOfGroups& cluster = sums[units.clusters[i]];
    const int g = units.groups[i];
    ++cluster.units[g];
    cluster.sum[g] += units.values[i];
    cluster.sum_of_squares[g] += units.values[i] * units.values[i];
  }
  return sums;
}

TEST(clustered_welch, sums_of_clusters_say_what_their_units_say) {
  for (const bool both : {false, true}) {
    Units units = random_units(11, 60, 15, both);
    for (double& value : units.values) value = std::clamp(std::round(value), -2.0, 2.0);
    const auto of_units = *units.test();
    // The last cluster has no units and does not count.
    const auto of_sums = *clustered_welch_test_of_sums(sums_of(units, 61));
    EXPECT_NEAR(of_sums.difference, of_units.difference, 1e-14);
    EXPECT_NEAR(of_sums.standard_error, of_units.standard_error, 1e-14);
    EXPECT_NEAR(of_sums.degrees_of_freedom, of_units.degrees_of_freedom, 1e-9);
    EXPECT_NEAR(of_sums.p, of_units.p, 1e-12);
    EXPECT_NEAR(of_sums.intraclass_correlation, of_units.intraclass_correlation, 1e-12);
    EXPECT_EQ(of_sums.clusters, of_units.clusters);
  }
}

TEST(clustered_welch, sums_without_a_second_cluster_have_a_reason) {
  std::vector<ClusterSumsOfGroups> sums(3);
  sums[0] = {{4, 0}, {2, 0}, {2, 0}};
  sums[1] = {{3, 0}, {1, 0}, {1, 0}};
  sums[2] = {{0, 5}, {0, 2}, {0, 2}};
  EXPECT_EQ(clustered_welch_test_of_sums(sums).reason(),
            "a group has units in fewer than two clusters");
  sums[2] = {{0, 1}, {0, 1}, {0, 1}};
  EXPECT_EQ(clustered_welch_test_of_sums(sums).reason(),
            "a group has fewer than two values, or none that can be compared");
  sums[2].units[1] = .5;
  EXPECT_EQ(clustered_welch_test_of_sums(sums).reason(), "a number of units is not a whole one");
}

}  // namespace
}  // namespace resettle::statistics
