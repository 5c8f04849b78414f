#include "statistics/resample/divergence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

// Jensen–Shannon divergence in bits: entropy of the mean less mean of the entropies (Lin 1991).
double jensen_shannon_bits(std::span<const double> first, std::span<const double> second) {
  const double n = std::accumulate(first.begin(), first.end(), 0.);
  const double m = std::accumulate(second.begin(), second.end(), 0.);
  const auto term = [](double p) { return p > 0 ? -p * std::log2(p) : 0; };
  double divergence = 0;
  for (std::size_t k = 0; k < first.size(); ++k) {
    const double p = first[k] / n, q = second[k] / m;
    divergence += term((p + q) / 2) - (term(p) + term(q)) / 2;
  }
  return divergence;
}

struct Parts {
  std::size_t categories = 3;
  std::vector<double> counts;
  std::vector<int> group;
  std::vector<std::uint32_t> cluster;
  GroupedParts view() const { return {counts, categories, group, cluster}; }
  void add(std::uint32_t of_cluster, int of_group, std::vector<double> of_categories) {
    counts.insert(counts.end(), of_categories.begin(), of_categories.end());
    group.push_back(of_group);
    cluster.push_back(of_cluster);
  }
};

// Commenters with a favourite category each; in group 1 category 0 is favoured by `tilt` more.
Parts commenters(std::uint32_t clusters, double tilt, std::uint64_t seed) {
  Parts parts;
  Philox random(seed);
  for (std::uint32_t c = 0; c < clusters; ++c) {
    const int group = static_cast<int>(c % 2);
    std::vector<double> counts(3);
    const std::size_t favourite = group == 1 && random.uniform() < tilt ? 0 : random.below(3);
    for (int i = 0; i < 6; ++i) ++counts[random.uniform() < .3 ? favourite : random.below(3)];
    parts.add(c, group, counts);
  }
  return parts;
}

TEST(cluster_divergence, alike_groups_have_an_estimate_near_0_and_a_large_p) {
  const auto result = cluster_divergence(commenters(200, 0, 3).view(), jensen_shannon_bits, {});
  EXPECT_LT(result->estimate, .005);
  EXPECT_GT(result->p, .05);
  EXPECT_EQ(result->low, 0);
  EXPECT_GT(result->permutation_mean, 0);
}

TEST(cluster_divergence, unlike_groups_have_an_interval_that_keeps_away_from_0) {
  const auto result = cluster_divergence(commenters(400, 1, 4).view(), jensen_shannon_bits, {});
  EXPECT_GT(result->low, 0);
  EXPECT_LT(result->low, result->estimate);
  EXPECT_GT(result->high, result->estimate);
  EXPECT_DOUBLE_EQ(result->estimate, result->plug_in - result->permutation_mean);
  EXPECT_LT(result->p, .001);
}

// 2D − q(D*) centres near D − D̄, on average over samples: D̄ is not taken off a second time.
TEST(cluster_divergence, the_interval_takes_the_bias_off_once) {
  double middle = 0, estimate = 0, bias = 0;
  for (std::uint64_t sample = 0; sample < 40; ++sample) {
    const auto result =
        cluster_divergence(commenters(120, 1, sample).view(), jensen_shannon_bits, {.draws = 500});
    middle += (result->low + result->high) / 2 / 40;
    estimate += result->estimate / 40;
    bias += result->permutation_mean / 40;
  }
  EXPECT_NEAR(middle, estimate, bias);
}

TEST(cluster_divergence, a_commenter_of_both_groups_is_drawn_with_both_parts) {
  Parts parts;
  for (std::uint32_t c = 0; c < 30; ++c) {
    parts.add(c, 0, {3, 1, 0});
    parts.add(c, 1, {0, 1, 3});
  }
  // All commenters are alike, so every draw gives the divergence of the sample.
  const auto result = cluster_divergence(parts.view(), jensen_shannon_bits, {.draws = 200});
  EXPECT_NEAR(result->low, result->plug_in, 1e-12);
  EXPECT_NEAR(result->high, result->plug_in, 1e-12);
}

TEST(cluster_divergence, one_category_or_equal_parts_diverge_by_nothing) {
  Parts parts{.categories = 1};
  for (std::uint32_t c = 0; c < 8; ++c) parts.add(c, static_cast<int>(c % 2), {2});
  const auto result = cluster_divergence(parts.view(), jensen_shannon_bits, {.draws = 100});
  EXPECT_EQ(result->estimate, 0);
  EXPECT_EQ(result->low, 0);
  EXPECT_EQ(result->high, 0);
  EXPECT_EQ(result->p, 1);
}

TEST(cluster_divergence, edges_have_reasons) {
  Parts parts;
  parts.add(1, 0, {1, 2, 3});
  parts.add(2, 0, {3, 2, 1});
  const auto reason = [&] {
    return cluster_divergence(parts.view(), jensen_shannon_bits, {.draws = 100}).reason();
  };
  EXPECT_EQ(reason(), "a group has no units");
  parts.add(3, 1, {0, 0, 1});
  EXPECT_EQ(reason(), "a group has only one cluster, which does not show how clusters differ");
  parts.add(4, 1, {0, -1, 1});
  EXPECT_EQ(reason(), "a count is below 0");
  parts.counts.back() = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(reason(), "a value is missing or infinite");
  EXPECT_EQ(cluster_divergence(Parts{}.view(), jensen_shannon_bits, {}).reason(),
            "a group has no units");
}

}  // namespace
}  // namespace resettle::statistics
