#include "statistics/resample/permutation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

// Mean of the units labelled 1 less the mean of the others.
double difference(std::span<const double> values, std::span<const int> labels) {
  double sum[2] = {}, n[2] = {};
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum[labels[i]] += values[i];
    ++n[labels[i]];
  }
  return sum[1] / n[1] - sum[0] / n[0];
}

StatisticOfLabels difference_of(const std::vector<double>& values) {
  return [&values](std::span<const int> labels) { return difference(values, labels); };
}

// All 20 ways to label 3 of 6: the observed split (4, 5, 6 against 1, 2, 3) is the most extreme, so
// the exact p is 1/20 on one side and 2/20 on both.
TEST(permutation_test, p_tends_to_the_exact_p_of_all_orders) {
  const std::vector<double> values{1, 2, 3, 4, 5, 6};
  const std::vector<int> labels{0, 0, 0, 1, 1, 1};
  const ResampleOptions options{.draws = 20'000, .seed = 8};
  const auto p = [&](Alternative alternative) {
    return permutation_test(labels, difference_of(values), alternative, options)->p;
  };
  EXPECT_NEAR(p(Alternative::kGreater), .05, .006);
  EXPECT_NEAR(p(Alternative::kTwoSided), .10, .008);
  EXPECT_EQ(p(Alternative::kLess), 1);
}

TEST(permutation_test, p_is_never_0) {
  std::vector<double> values;
  std::vector<int> labels;
  for (int i = 0; i < 40; ++i) values.push_back(i), labels.push_back(i >= 20);
  const auto test =
      permutation_test(labels, difference_of(values), Alternative::kGreater, {.draws = 99});
  EXPECT_DOUBLE_EQ(test->p, .01);
  EXPECT_EQ(test->statistic, 20);
  EXPECT_NEAR(test->mean_under_permutation, 0, 2);
}

TEST(permutation_test, ties_everywhere_give_p_1) {
  const std::vector<double> values(6, 2.5);
  const std::vector<int> labels{0, 1, 0, 1, 0, 1};
  EXPECT_EQ(permutation_test(labels, difference_of(values), Alternative::kTwoSided, {})->p, 1);
}

TEST(permutation_test, edges_have_reasons) {
  const std::vector<double> values{1, 2};
  const auto run = [&](std::vector<int> labels, std::size_t draws) {
    return permutation_test(labels, difference_of(values), Alternative::kTwoSided, {.draws = draws})
        .reason();
  };
  EXPECT_EQ(run({}, 9), "there are no labels");
  EXPECT_EQ(run({1, 1}, 9), "all labels are the same");
  EXPECT_EQ(run({0, 1}, 0), "no permutations were asked for");
  const StatisticOfLabels never = [](std::span<const int>) {
    return std::numeric_limits<double>::quiet_NaN();
  };
  EXPECT_EQ(permutation_test(std::vector<int>{0, 1}, never, Alternative::kLess, {}).reason(),
            "the statistic does not exist in the sample");
}

TEST(permutation_test, threads_change_nothing) {
  const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6};
  const std::vector<int> labels{0, 1, 0, 1, 0, 1, 1, 0};
  const auto run = [&](std::size_t threads) {
    return permutation_test(labels, difference_of(values), Alternative::kTwoSided,
                            {.draws = 301, .threads = threads});
  };
  EXPECT_EQ(run(1)->p, run(4)->p);
  EXPECT_EQ(run(1)->mean_under_permutation, run(4)->mean_under_permutation);
}

// Twenty authors of 30 posts each, all posts of an author alike, the label carried by the author
// and without effect: shuffling posts finds a difference nearly always, shuffling authors does not.
TEST(cluster_permutation_test, clusters_are_shuffled_whole) {
  std::vector<double> values;
  std::vector<int> labels;
  std::vector<std::uint32_t> author;
  Philox random(12);
  for (std::uint32_t a = 0; a < 20; ++a) {
    const double level = random.normal();
    for (int post = 0; post < 30; ++post) {
      values.push_back(level);
      labels.push_back(a % 2);
      author.push_back(10 * a);
    }
  }
  const auto by_author = cluster_permutation_test(labels, author, difference_of(values),
                                                  Alternative::kTwoSided, {.draws = 999});
  const auto by_post =
      permutation_test(labels, difference_of(values), Alternative::kTwoSided, {.draws = 999});
  EXPECT_EQ(by_author->statistic, by_post->statistic);
  EXPECT_GT(by_author->p, .05);
  EXPECT_LT(by_post->p, .01);
}

TEST(cluster_permutation_test, a_cluster_with_two_labels_is_a_reason) {
  const std::vector<double> values{1, 2, 3};
  const auto test =
      cluster_permutation_test(std::vector<int>{0, 1, 1}, std::vector<std::uint32_t>{7, 7, 8},
                               difference_of(values), Alternative::kLess, {});
  EXPECT_EQ(test.reason(), "cluster 7 carries more than one label");
}

TEST(cluster_sums_permutation_test, is_the_same_test_on_sums) {
  const std::vector<int> label{0, 1, 0, 1, 1, 0};
  const std::vector<double> sums{3, 2, 8, 3, 1, 4, 9, 2, 7, 3, 2, 2};  // total, units
  const auto on_sums = cluster_sums_permutation_test(
      label, 2, {sums, 2}, [](std::span<const double> s) { return s[2] / s[3] - s[0] / s[1]; },
      Alternative::kTwoSided, {.draws = 500, .seed = 5});
  const auto on_labels = permutation_test(label,
                                          [&](std::span<const int> labels) {
                                            double total[2] = {}, units[2] = {};
                                            for (std::size_t c = 0; c < 6; ++c) {
                                              total[labels[c]] += sums[2 * c];
                                              units[labels[c]] += sums[2 * c + 1];
                                            }
                                            return total[1] / units[1] - total[0] / units[0];
                                          },
                                          Alternative::kTwoSided, {.draws = 500, .seed = 5});
  EXPECT_EQ(on_sums->p, on_labels->p);
  EXPECT_EQ(on_sums->statistic, on_labels->statistic);
}

TEST(cluster_sums_permutation_tests, each_statistic_has_the_test_that_it_has_alone) {
  const std::vector<int> labels = {0, 1, 0, 1, 1, 0, 1, 0};
  const std::vector<double> sums = {1, 9, 4, 2, 2, 8, 7, 1, 8, 3, 3, 5, 9, 2, 2, 2};
  const auto difference = [](std::size_t column) {
    return [column](std::span<const double> of_groups) {
      return of_groups[2 + column] - of_groups[column];
    };
  };
  const ResampleOptions options{.draws = 500, .seed = 3};
  const auto both = cluster_sums_permutation_tests(
      labels, 2, {sums, 2}, 2,
      [&](std::span<const double> of_groups, std::span<double> values) {
        for (std::size_t k = 0; k < 2; ++k) values[k] = difference(k)(of_groups);
      },
      Alternative::kTwoSided, options);
  for (std::size_t k = 0; k < 2; ++k) {
    const auto alone = cluster_sums_permutation_test(labels, 2, {sums, 2}, difference(k),
                                                     Alternative::kTwoSided, options);
    EXPECT_EQ(both[k]->p, alone->p);
    EXPECT_EQ(both[k]->statistic, alone->statistic);
  }
  EXPECT_NE(both[0]->p, both[1]->p);
}

}  // namespace
}  // namespace resettle::statistics
