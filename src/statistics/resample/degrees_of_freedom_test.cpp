#include "statistics/resample/degrees_of_freedom.h"

#include <gtest/gtest.h>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

const StatisticOfSums kShare = ratios_of_sums({{0, 1}});

const StatisticOfSums kSum = [](std::span<const double> sums, std::span<double> estimate) {
  estimate[0] = sums[0];
};

double of_means(std::span<const double> values) {
  std::vector<double> sums;
  for (const double value : values) sums.insert(sums.end(), {value, 1});
  return degrees_of_freedom({sums, 2}, 1, kShare)[0];
}

double of_sum(std::span<const double> values) {
  return degrees_of_freedom({values, 1}, 1, kSum)[0];
}

// Away from their mean the values are −1 (seven times) and 7: squares add up to 56, fourth powers
// to 2,408. So ν = 2 · 56² / (2,408 − 56² / 8) = 28/9.
TEST(degrees_of_freedom, of_what_hangs_on_one_of_eight_clusters_are_three) {
  EXPECT_NEAR(of_means(std::vector<double>{0, 0, 0, 0, 0, 0, 0, 8}), 28. / 9, 1e-12);
}

TEST(degrees_of_freedom, are_one_less_than_the_clusters_where_all_move_it_as_much) {
  EXPECT_NEAR(of_means(std::vector<double>{0, 1, 0, 1, 0, 1, 0, 1}), 7, 1e-12);
}

TEST(degrees_of_freedom, of_a_mean_of_normal_values_are_about_their_number) {
  Philox random(3);
  std::vector<double> values(4000);
  for (double& value : values) value = random.normal();
  EXPECT_NEAR(of_means(values) / 4000, 1, .1);
}

TEST(degrees_of_freedom, are_few_where_few_clusters_hold_most_units) {
  std::vector<double> even, uneven;
  for (int c = 0; c < 40; ++c) {
    const double hits = c % 2, units = c < 4 ? 100 : 1;
    even.insert(even.end(), {hits, 1});
    uneven.insert(uneven.end(), {hits * units, units});
  }
  EXPECT_NEAR(degrees_of_freedom({even, 2}, 1, kShare)[0], 39, 1e-9);
  // Four clusters of 40 matter, in contributions of one size: 2 · 4 / (1 − 4/40), all but exactly.
  EXPECT_NEAR(degrees_of_freedom({uneven, 2}, 1, kShare)[0], 8 / .9, .2);
}

TEST(degrees_of_freedom, clusters_that_have_nothing_in_an_estimate_change_nothing) {
  const std::vector<double> alone{1, 3, 0, 2, 4, 4, 0, 1};
  std::vector<double> among;
  for (std::size_t c = 0; c < 4; ++c) {
    among.insert(among.end(), {0, 0, 5, 9});
    among.insert(among.end(), {alone[2 * c], alone[2 * c + 1], 0, 0});
    among.insert(among.end(), {0, 0, 0, 0});
  }
  EXPECT_EQ(degrees_of_freedom({among, 4}, 1, kShare)[0],
            degrees_of_freedom({alone, 2}, 1, kShare)[0]);
}

TEST(degrees_of_freedom, each_estimate_has_its_own) {
  std::vector<double> sums;
  for (int c = 0; c < 8; ++c) {
    sums.insert(sums.end(), {c == 3 ? 8. : 0., static_cast<double>(c % 2), 1});
  }
  const auto two = degrees_of_freedom({sums, 3}, 2, ratios_of_sums({{0, 2}, {1, 2}}));
  EXPECT_NEAR(two[0], 28. / 9, 1e-12);
  EXPECT_NEAR(two[1], 7, 1e-12);
}

TEST(degrees_of_freedom, a_large_level_does_not_drown_the_spread) {
  std::vector<double> values(8, 1e6);
  values.back() += 8;
  EXPECT_NEAR(of_sum(values), 28. / 9, 1e-6);
}

TEST(degrees_of_freedom, of_equal_clusters_are_one_less_than_these) {
  EXPECT_EQ(of_sum(std::vector<double>{2, 2, 2, 2}), 3);
}

TEST(degrees_of_freedom, are_one_where_no_cluster_or_a_single_one_moves_an_estimate) {
  EXPECT_EQ(degrees_of_freedom({std::vector<double>{1, 4, 1, 4}, 2}, 1, kShare)[0], 1);
  EXPECT_EQ(of_sum(std::vector<double>{0, 0, 5}), 1);
}

// The mean of one group over that of another, whose clusters are one and two.
TEST(degrees_of_freedom, are_one_where_an_estimate_does_not_exist_without_some_cluster) {
  const StatisticOfSums gap = [](std::span<const double> sums, std::span<double> estimate) {
    estimate[0] = (sums[0] / sums[1]) / (sums[2] / sums[3]);
  };
  const std::vector<double> sums{4, 2, 0, 0, 0, 0, 1, 1, 0, 0, 3, 2};
  EXPECT_EQ(degrees_of_freedom({sums, 4}, 1, gap)[0], 1);
}

}  // namespace
}  // namespace resettle::statistics
