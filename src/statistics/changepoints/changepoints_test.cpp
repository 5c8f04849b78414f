#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "statistics/changepoints/autocorrelation.h"
#include "statistics/changepoints/break_intervals.h"
#include "statistics/changepoints/penalty_path.h"
#include "statistics/changepoints/segmentation.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

using Series = std::vector<double>;
using Breaks = std::vector<int>;

// Annual flow of the Nile at Aswan, 1871–1970, in 10^8 m³ (Cobb 1978; R's dataset Nile).
const Series& nile() {
  static const Series flow = {
      1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994,  1020,
      960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,
      874,  694,  940, 833,  701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,
      1120, 1100, 832, 764,  821,  768,  845,  864,  862,  698,  845,  744,  796,  1040, 759,
      781,  865,  845, 944,  984,  897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,
      1040, 860,  874, 848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,
      1020, 906,  901, 1170, 912,  746,  919,  718,  714,  740};
  return flow;
}

Series with_noise(const Series& level, double spread, uint64_t seed) {
  Philox random(seed);
  Series series = level;
  for (double& value : series) value += spread * random.normal();
  return series;
}

// Two lines: falling for 40 days from 5, then rising for 60 from 8.
Series two_lines() {
  Series series;
  for (int t = 0; t < 40; ++t) series.push_back(5 - 0.1 * t);
  for (int t = 0; t < 60; ++t) series.push_back(8 + 0.05 * t);
  return series;
}

TEST(segmentation, a_minimum_length_does_not_lose_the_optimum) {
  // ruptures' PELT prunes it and finds a break at 2 for 1.2667.
  const auto result = segment_with_penalty(Series{0, 1, 0, 0, 1}, 0.1, {.minimum_length = 2});
  EXPECT_EQ(result->breaks, Breaks{});
  EXPECT_NEAR(result->objective(0.1), 1.2, 1e-14);
}

// changepoint::cpt.meanvar and strucchange::breakpoints on the Nile: one break, after 1898.
TEST(segmentation, the_nile_changes_in_1899) {
  const SegmentationOptions options{.cost = SegmentCost::kMeanAndVariance, .minimum_length = 5};
  EXPECT_EQ(segment_with_penalty(nile(), 3 * std::log(100), options)->breaks, Breaks{28});
  EXPECT_EQ(segment_with_breaks(nile(), 1, options)->breaks, Breaks{28});
  EXPECT_EQ(segment_with_breaks(nile(), 1)->breaks, Breaks{28});
}

// 1160 twice in a row has no variance: with segments of two years it passes for a segment.
TEST(segmentation, too_short_a_minimum_length_finds_twins) {
  const SegmentationOptions options{.cost = SegmentCost::kMeanAndVariance, .minimum_length = 2};
  EXPECT_GT(segment_with_penalty(nile(), 3 * std::log(100), options)->breaks.size(), 1u);
}

TEST(segmentation, two_lines_have_one_break_and_cost_nothing) {
  const auto result = segment_with_penalty(
      two_lines(), 1, {.cost = SegmentCost::kLinearTrend, .minimum_length = 7});
  EXPECT_EQ(result->breaks, Breaks{40});
  EXPECT_NEAR(result->cost, 0, 1e-24);
}

// Around its line 0 1 0 1 has Syy − Sxy²/Sxx = 1 − 1/5.
TEST(segmentation, the_cost_of_a_line_is_its_sum_of_squares) {
  EXPECT_NEAR(SegmentCosts(Series{0, 1, 0, 1}, SegmentCost::kLinearTrend, 1).of(0, 4), 0.8, 1e-15);
  EXPECT_NEAR(SegmentCosts(Series{0, 1, 0, 1}, SegmentCost::kMean, 1).of(0, 4), 1, 1e-15);
}

TEST(segmentation, a_slope_is_no_break_where_segments_have_lines) {
  Series decay;
  for (int t = 0; t < 200; ++t) decay.push_back(9 - 0.04 * t);
  decay = with_noise(decay, 0.3, 3);
  const SegmentationOptions with_line{.cost = SegmentCost::kLinearTrendAndVariance,
                                      .minimum_length = 7};
  SegmentationOptions without = with_line;
  without.cost = SegmentCost::kMeanAndVariance;
  EXPECT_EQ(segment_with_penalty(decay, 4 * std::log(200), with_line)->breaks, Breaks{});
  EXPECT_GT(segment_with_penalty(decay, 4 * std::log(200), without)->breaks.size(), 2u);
}

TEST(segmentation, every_segment_has_the_minimum_length) {
  const Series series = with_noise(Series(60), 1, 5);
  for (const int minimum : {1, 2, 7, 13}) {
    const auto result = segment_with_penalty(series, 0, {.minimum_length = minimum});
    int start = 0;
    for (const int next : result->breaks) {
      EXPECT_GE(next - start, minimum);
      start = next;
    }
    EXPECT_GE(60 - start, minimum);
  }
}

TEST(segmentation, a_constant_series_has_no_breaks_at_any_cost) {
  const Series zeros(50);
  for (const auto cost : {SegmentCost::kMean, SegmentCost::kMeanAndVariance,
                          SegmentCost::kLinearTrend, SegmentCost::kLinearTrendAndVariance}) {
    const auto result = segment_with_penalty(zeros, 1, {.cost = cost, .minimum_length = 4});
    EXPECT_EQ(result->breaks, Breaks{});
    EXPECT_TRUE(std::isfinite(result->cost));
  }
}

TEST(segmentation, a_far_away_level_does_not_drown_the_change) {
  Series series = with_noise(Series(80), 1, 8);
  for (size_t t = 30; t < 80; ++t) series[t] += 6;
  for (double& value : series) value += 1e12;
  EXPECT_EQ(segment_with_penalty(series, 20)->breaks, Breaks{30});
}

TEST(segmentation, what_cannot_be_segmented_says_why) {
  EXPECT_EQ(segment_with_penalty({}, 1).reason(), "the series has 0 values and needs at least 2");
  EXPECT_EQ(segment_with_penalty(Series{1, 2, 3}, 1, {.minimum_length = 7}).reason(),
            "the series has 3 values and needs at least 7");
  EXPECT_FALSE(segment_with_breaks(Series{1, 2, 3}, 1));
  EXPECT_FALSE(segment_with_penalty(Series{1, std::nan("")}, 1));
  EXPECT_FALSE(segment_with_penalty(Series{1, std::numeric_limits<double>::infinity()}, 1));
  EXPECT_FALSE(segment_with_penalty(Series{1, 1e200}, 1));
}

TEST(segmentation, a_single_value_is_one_segment) {
  const auto result = segment_with_penalty(Series{3}, 1, {.minimum_length = 1});
  EXPECT_EQ(result->breaks, Breaks{});
  EXPECT_EQ(result->cost, 0.0);
}

TEST(segmentation, fitted_values_are_means_or_lines) {
  const Series series = two_lines();
  const Series lines = fitted_values(series, Breaks{40}, SegmentCost::kLinearTrend);
  for (size_t t = 0; t < series.size(); ++t) EXPECT_NEAR(lines[t], series[t], 1e-12);
  EXPECT_EQ(fitted_values(Series{1, 3, 10}, Breaks{2}, SegmentCost::kMean), (Series{2, 2, 10}));
}

TEST(penalty_path, stretches_follow_each_other_and_hold_the_best_segmentations) {
  Series series = with_noise(Series(120), 1, 11);
  for (size_t t = 40; t < 80; ++t) series[t] += 3;
  const auto path = penalty_path(series, 2, 400);
  ASSERT_GE(path->size(), 3u);
  EXPECT_EQ(path->front().from, 2);
  EXPECT_EQ(path->back().to, 400);
  EXPECT_EQ(path->back().segmentation.breaks, Breaks{});
  for (size_t i = 0; i < path->size(); ++i) {
    const auto& stretch = (*path)[i];
    EXPECT_EQ(stretch.from, i == 0 ? 2 : (*path)[i - 1].to);
    ASSERT_LE(stretch.from, stretch.to);
    const double middle = (stretch.from + stretch.to) / 2;
    EXPECT_EQ(segment_with_penalty(series, middle)->breaks, stretch.segmentation.breaks);
  }
}

TEST(penalty_path, a_series_that_is_too_short_has_none) {
  EXPECT_FALSE(penalty_path(Series{1}, 0, 1));
  EXPECT_EQ(penalty_path(Series(9, 4.0), 0.5, 0.5)->size(), 1u);
}

TEST(autocorrelation, of_alternating_and_of_constant_sign) {
  EXPECT_DOUBLE_EQ(*lag_one_autocorrelation(Series{1, -1, 1, -1}), -0.75);
  EXPECT_FALSE(lag_one_autocorrelation(Series{0, 0, 0}));
  EXPECT_FALSE(lag_one_autocorrelation(Series{1}));
  EXPECT_FALSE(lag_one_autocorrelation(Series{1, std::nan("")}));
}

TEST(autocorrelation, wandering_noise_is_not_taken_for_breaks) {
  Philox random(4);
  Series series;
  double today = 0;
  for (int t = 0; t < 300; ++t) {
    today = 0.7 * today + random.normal();
    series.push_back(today);
  }
  const SegmentationOptions options{.cost = SegmentCost::kLinearTrendAndVariance,
                                    .minimum_length = 7};
  const double penalty = 4 * std::log(300);
  const auto adjusted = segment_allowing_for_autocorrelation(series, penalty, options);
  EXPECT_GT(segment_with_penalty(series, penalty, options)->breaks.size(), 0u);
  EXPECT_EQ(adjusted->segmentation.breaks, Breaks{});
  EXPECT_GT(adjusted->autocorrelation, 0.2);
  EXPECT_DOUBLE_EQ(adjusted->penalty,
                   penalty * (1 + adjusted->autocorrelation) / (1 - adjusted->autocorrelation));
}

TEST(autocorrelation, an_exact_fit_keeps_the_penalty) {
  const auto adjusted = segment_allowing_for_autocorrelation(Series(30, 5.0), 3);
  EXPECT_EQ(adjusted->autocorrelation, 0.0);
  EXPECT_EQ(adjusted->penalty, 3.0);
  EXPECT_FALSE(segment_allowing_for_autocorrelation({}, 3));
}

// strucchange::breakpoints gives 1895–1902 (25 to 32) for the Nile.
TEST(break_intervals, the_nile_s_break_is_known_within_a_few_years) {
  const auto result = break_intervals(nile(), Breaks{28}, {}, 1, {.draws = 500});
  const BreakInterval& interval = result->front();
  EXPECT_GE(interval.low, 22);
  EXPECT_LE(interval.low, 27);
  EXPECT_GE(interval.high, 29);
  EXPECT_LE(interval.high, 36);
  EXPECT_EQ(interval.position, 28);
}

TEST(break_intervals, the_gain_is_what_one_segment_would_cost_more) {
  const Series series = {0, 0, 1, 1};
  EXPECT_DOUBLE_EQ(break_intervals(series, Breaks{2}, {}, 7, {.draws = 3})->front().gain, 1.0);
}

TEST(break_intervals, a_perfect_fit_has_intervals_of_one_day) {
  const auto result =
      break_intervals(two_lines(), Breaks{40},
                      {.cost = SegmentCost::kLinearTrend, .minimum_length = 7}, 7, {.draws = 20});
  EXPECT_EQ(result->front().low, 40);
  EXPECT_EQ(result->front().high, 40);
}

TEST(break_intervals, more_noise_makes_them_wider_and_the_seed_decides) {
  Series level(100);
  for (size_t t = 50; t < 100; ++t) level[t] = 2;
  const auto width = [&](double spread, uint64_t seed) {
    const auto result = break_intervals(with_noise(level, spread, 6), Breaks{50}, {}, 7,
                                        {.draws = 300, .seed = seed});
    return result->front().high - result->front().low;
  };
  EXPECT_LT(width(0.4, 1), width(1.5, 1));
  EXPECT_EQ(width(1.5, 1), width(1.5, 1));
}

TEST(break_intervals, no_breaks_have_no_intervals_and_bad_ones_are_a_bug) {
  EXPECT_TRUE(break_intervals(nile(), Breaks{}, {})->empty());
  EXPECT_FALSE(break_intervals({}, Breaks{}, {}));
  EXPECT_THROW(break_intervals(nile(), Breaks{50, 50}, {}), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
