#include "statistics/imperfect_labels/corrected_mean.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "statistics/imperfect_labels/calibration.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;
using Flags = std::vector<uint8_t>;
using Numbered = std::vector<int>;

const double kNan = std::numeric_limits<double>::quiet_NaN();

// Six units: the machine says 1 1 1 0 0 0; gold for the first two of each kind, drawn 2 of 3.
struct Six {
  Numbers predicted = {1, 1, 1, 0, 0, 0};
  Numbers gold = {1, 0, kNan, 0, 1, kNan};
  Flags sampled = {1, 1, 0, 1, 1, 0};
  Numbers inclusion = Numbers(6, 2.0 / 3);
  Numbered strata = {1, 1, 1, 0, 0, 0};
};

TEST(corrected_mean, it_is_the_mean_of_machine_labels_and_weighted_corrections) {
  const Six six;
  const auto result = corrected_mean(six.predicted, six.gold, {six.sampled, six.inclusion});
  // Ỹ = 1, −.5, 1, 0, 1.5, 0; its sd over √6.
  EXPECT_DOUBLE_EQ(result->estimate, 0.5);
  EXPECT_DOUBLE_EQ(*result->naive, 0.5);
  EXPECT_NEAR(result->standard_error, std::sqrt((4 * 0.25 + 2 * 1.0) / 5 / 6), 1e-15);
  EXPECT_EQ(result->gold_units, 4);
  EXPECT_EQ(result->degrees_of_freedom, 3);
}

// Cochran 1977, chapter 5: Σ W_h² (1 − n_h/N_h) s²_h / n_h of the errors; W = ½, f = 2/3, s² = ½.
TEST(corrected_mean, of_these_units_has_the_stratified_error_of_the_corrections) {
  const Six six;
  const auto result =
      corrected_mean(six.predicted, six.gold, {six.sampled, six.inclusion, six.strata},
                     {.inference = Inference::kTheseUnits});
  EXPECT_DOUBLE_EQ(result->estimate, 0.5);
  EXPECT_NEAR(result->standard_error, std::sqrt(2 * 0.25 * (1.0 / 3) * 0.5 / 2), 1e-15);
  EXPECT_EQ(result->degrees_of_freedom, 2);
}

TEST(corrected_mean, a_machine_that_is_always_right_leaves_the_error_of_a_census) {
  const Numbers labels = {1, 1, 0, 0, 0, 0};
  const Six six;
  const auto result = corrected_mean(labels, labels, {six.sampled, six.inclusion});
  EXPECT_DOUBLE_EQ(result->estimate, 1.0 / 3);
  EXPECT_NEAR(result->standard_error, std::sqrt((2 * 4.0 / 9 + 4.0 / 9) / 5 / 6), 1e-15);
}

TEST(corrected_mean, all_gold_is_the_plain_mean_whatever_the_machine_says) {
  const Numbers gold = {1, 0, 0, 1, 1, 1};
  const Six six;
  const Flags all(6, 1);
  const Numbers certain(6, 1.0);
  const auto result = corrected_mean(six.predicted, gold, {all, certain});
  EXPECT_NEAR(result->estimate, 4.0 / 6, 1e-15);
  EXPECT_NEAR(result->standard_error, std::sqrt((4.0 / 9 * 2 + 1.0 / 9 * 4) / 5 / 6), 1e-15);
  const auto these =
      corrected_mean(six.predicted, gold, {all, certain}, {.inference = Inference::kTheseUnits});
  EXPECT_EQ(these->standard_error, 0.0);
  EXPECT_EQ(these->low, these->high);
}

// Each unit twice, as a cluster of two: the error of the six, where sd(Ỹ)/√N would claim √2 less.
TEST(corrected_mean, copies_in_a_cluster_add_no_certainty) {
  const Six six;
  Numbers predicted;
  Numbers gold;
  Flags sampled;
  Numbered clusters;
  for (size_t i = 0; i < 12; ++i) {
    predicted.push_back(six.predicted[i / 2]);
    gold.push_back(six.gold[i / 2]);
    sampled.push_back(six.sampled[i / 2]);
    clusters.push_back(static_cast<int>(i / 2));
  }
  const Numbers inclusion(12, 2.0 / 3);
  const auto single = corrected_mean(six.predicted, six.gold, {six.sampled, six.inclusion});
  const auto twice = corrected_mean(predicted, gold, {sampled, inclusion, {}, clusters});
  EXPECT_NEAR(twice->standard_error, single->standard_error, 1e-15);
  EXPECT_EQ(twice->clusters, 6);
  EXPECT_EQ(twice->degrees_of_freedom, 3);
}

TEST(corrected_mean, units_of_certainty_are_a_stratum_without_luck) {
  const Six six;
  Numbers inclusion = six.inclusion;
  Flags sampled = six.sampled;
  Numbers gold = six.gold;
  for (size_t i = 3; i < 6; ++i) {
    inclusion[i] = 1;
    sampled[i] = 1;
    gold[i] = i == 4;
  }
  const auto result = corrected_mean(six.predicted, gold, {sampled, inclusion, six.strata},
                                     {.inference = Inference::kTheseUnits});
  EXPECT_NEAR(result->estimate, (3 - 1.5 + 1) / 6, 1e-15);
  EXPECT_NEAR(result->standard_error, std::sqrt(0.25 * (1.0 / 3) * 0.5 / 2), 1e-15);
}

TEST(corrected_mean, a_share_is_not_clipped) {
  const Numbers predicted = {0, 0, 0, 1};
  const Numbers gold = {kNan, kNan, kNan, 0};
  const auto result = corrected_mean(predicted, gold, {Flags{0, 0, 0, 1}, Numbers(4, 0.25)});
  EXPECT_DOUBLE_EQ(result->estimate, (1 - 4) / 4.0);
}

TEST(corrected_ratio, a_domain_mean_divides_corrected_sums) {
  // Sentiment among posts on the topic; the second post is wrongly put there.
  const Numbers topic = {1, 1, 0, 1};
  const Numbers gold_topic = {1, 0, kNan, kNan};
  const Numbers value = {2, -1, 0, 1};
  const Numbers gold_value = {1, 0, kNan, kNan};
  const Flags sampled = {1, 1, 0, 0};
  const Numbers half(4, 0.5);
  const GoldDesign design{sampled, half};
  const auto result = corrected_ratio({value, gold_value}, {topic, gold_topic}, design);
  EXPECT_DOUBLE_EQ(result->estimate, (2 - 2.0 - 1 + 2.0 + 0 + 1) / (1 + 1 - 2 + 0 + 1.0));
  EXPECT_DOUBLE_EQ(*result->naive, 2.0 / 3);
  // Ỹ of value and topic: 0 1 0 1 and 1 −1 0 1, so the ratio is 2 and the scores −2 3 0 −1.
  EXPECT_NEAR(result->standard_error, std::sqrt(4.0 / 3 * (4 + 9 + 0 + 1)), 1e-14);
}

TEST(corrected_ratio, a_domain_of_no_size_has_none) {
  const Numbers nothing(4, 0.0);
  const Numbers value(4, 1.0);
  const Flags sampled = {1, 1, 0, 0};
  const Numbers half(4, 0.5);
  EXPECT_EQ(corrected_ratio({value, value}, {nothing, nothing}, {sampled, half}).reason(),
            "the corrected size of the domain is not above 0");
}

TEST(corrected_mean, the_order_of_units_changes_no_bit) {
  Philox random(5);
  Numbers predicted, gold, inclusion;
  Flags sampled;
  Numbered clusters;
  for (int i = 0; i < 300; ++i) {
    predicted.push_back(random.normal());
    gold.push_back(predicted.back() + random.normal());
    inclusion.push_back(0.1 + 0.8 * random.uniform());
    sampled.push_back(random.uniform() < inclusion.back());
    clusters.push_back(static_cast<int>(random.below(40)));
  }
  const auto before = corrected_mean(predicted, gold, {sampled, inclusion, {}, clusters});
  for (auto* numbers : {&predicted, &gold, &inclusion})
    std::reverse(numbers->begin(), numbers->end());
  std::reverse(sampled.begin(), sampled.end());
  std::reverse(clusters.begin(), clusters.end());
  const auto after = corrected_mean(predicted, gold, {sampled, inclusion, {}, clusters});
  EXPECT_EQ(before->estimate, after->estimate);
  EXPECT_EQ(before->standard_error, after->standard_error);
}

TEST(corrected_mean, what_the_design_does_not_allow_is_said) {
  const Six six;
  const auto reason = [&](Flags sampled, Numbers inclusion, Numbered strata = {},
                          Numbered clusters = {}, Numbers predicted = Six().predicted) {
    return corrected_mean(predicted, six.gold, {sampled, inclusion, strata, clusters}).reason();
  };
  EXPECT_EQ(reason(Flags(6, 0), six.inclusion), "no unit has gold");
  EXPECT_EQ(reason(six.sampled, Numbers(6, 0.0)),
            "an inclusion probability is not above 0 and at most 1");
  EXPECT_EQ(reason(six.sampled, Numbers(6, kNan)),
            "an inclusion probability is not above 0 and at most 1");
  EXPECT_EQ(reason(six.sampled, six.inclusion, {1, 1, 2, 0, 0, 2}), "stratum 2 has no gold unit");
  EXPECT_EQ(reason(six.sampled, Numbers(6, 0.5), six.strata),
            "in stratum 1 gold is known for 2 of 3 units, which is not its inclusion probability");
  EXPECT_EQ(reason({1, 0, 0, 0, 1, 0}, Numbers(6, 1.0 / 3), six.strata),
            "stratum 0 has one gold unit, which shows no spread");
  EXPECT_EQ(reason(six.sampled, six.inclusion, {}, Numbered(6, 9)),
            "all units belong to one cluster");
  EXPECT_EQ(reason({1, 1, 1, 1, 1, 0}, six.inclusion), "gold is missing");
  EXPECT_EQ(reason(six.sampled, six.inclusion, {}, {}, Numbers(6, kNan)),
            "a value is missing or infinite");
  EXPECT_EQ(corrected_mean({}, {}, {}).reason(), "there are no units");
}

// 600 draws of gold by stratum from posts of 60 authors that are drawn anew each time: the estimate
// is right on average, and its error is what the estimates show.
TEST(corrected_mean, in_a_simulation_it_is_unbiased_and_knows_its_error) {
  constexpr int kReplicates = 600;
  Numbers estimates;
  Numbers variances;
  int covered = 0;
  for (int replicate = 0; replicate < kReplicates; ++replicate) {
    Philox random(31, static_cast<uint64_t>(replicate));
    Numbers predicted, gold;
    Numbered strata, clusters;
    for (int author = 0; author < 60; ++author) {
      const double leaning = 0.2 * random.normal();
      for (int post = 0; post < 10; ++post) {
        const double y = random.uniform() < 0.4 + leaning;
        gold.push_back(y);
        predicted.push_back(random.uniform() < 0.75 ? y : 1);  // the machine overcounts
        strata.push_back(predicted.back() > 0);
        clusters.push_back(author);
      }
    }
    Flags sampled(600, 0);
    Numbers inclusion(600);
    for (int stratum = 0; stratum < 2; ++stratum) {
      std::vector<size_t> units;
      for (size_t i = 0; i < 600; ++i) {
        if (strata[i] == stratum) units.push_back(i);
      }
      random.shuffle(std::span(units));
      for (size_t i = 0; i < units.size(); ++i) {
        sampled[units[i]] = i < 60;
        inclusion[units[i]] = 60.0 / static_cast<double>(units.size());
      }
    }
    const auto result = corrected_mean(predicted, gold, {sampled, inclusion, strata, clusters});
    estimates.push_back(result->estimate);
    variances.push_back(result->standard_error * result->standard_error);
    covered += result->low <= 0.4 && 0.4 <= result->high;
  }
  const double mean = std::accumulate(estimates.begin(), estimates.end(), 0.0) / kReplicates;
  double variance = 0;
  for (const double estimate : estimates) variance += (estimate - mean) * (estimate - mean);
  variance /= kReplicates - 1;
  const double claimed = std::accumulate(variances.begin(), variances.end(), 0.0) / kReplicates;
  // .4 + leaning leaves [0, 1] now and then, which cuts equally few at both ends.
  EXPECT_NEAR(mean, 0.403, 0.006);
  EXPECT_NEAR(claimed / variance, 1, 0.15);
  EXPECT_NEAR(static_cast<double>(covered) / kReplicates, 0.95, 0.03);
}

TEST(calibration, cross_fitting_lowers_the_error_of_a_machine_on_another_scale) {
  Philox random(8);
  Numbers predicted, gold, features;
  Flags sampled;
  for (int i = 0; i < 2'000; ++i) {
    gold.push_back(random.normal());
    predicted.push_back(10 - 3 * gold.back() + 0.3 * random.normal());
    features.push_back(1);
    features.push_back(predicted.back());
    sampled.push_back(random.uniform() < 0.1);
  }
  const Numbers inclusion(2'000, 0.1);
  const GoldDesign design{sampled, inclusion};
  const auto calibrated = cross_fitted_predictions(features, 2, gold, design, 5, 1);
  ASSERT_TRUE(calibrated);
  const auto plain = corrected_mean(predicted, gold, design);
  const auto better = corrected_mean(*calibrated, gold, design);
  EXPECT_LT(better->standard_error, plain->standard_error / 10);
  EXPECT_NEAR(better->estimate, 0, 3 * better->standard_error);
}

TEST(calibration, the_median_over_splits_counts_their_disagreement) {
  const Six six;
  auto one = *corrected_mean(six.predicted, six.gold, {six.sampled, six.inclusion});
  auto low = one, high = one;
  low.estimate -= 1;
  high.estimate += 1;
  const std::vector<CorrectedEstimate> splits = {high, one, low};
  const auto result = median_over_splits(splits);
  EXPECT_DOUBLE_EQ(result->estimate, one.estimate);
  EXPECT_DOUBLE_EQ(result->standard_error, std::sqrt(one.standard_error * one.standard_error + 1));
  EXPECT_FALSE(median_over_splits({}));
}

TEST(calibration, too_little_gold_and_too_few_clusters_have_none) {
  const Six six;
  const Numbers ones(6, 1.0);
  EXPECT_EQ(cross_fitted_predictions(ones, 1, six.gold,
                                     {six.sampled, six.inclusion, {}, Numbered(6, 1)}, 2, 1)
                .reason(),
            "there are fewer clusters than folds");
  const Numbers twins(12, 1.0);
  EXPECT_EQ(
      cross_fitted_predictions(twins, 2, six.gold, {six.sampled, six.inclusion}, 2, 1).reason(),
      "too little gold to calibrate the labels");
}

}  // namespace
}  // namespace resettle::statistics
