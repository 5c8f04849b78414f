#include "statistics/changepoints/many_series.h"

#include <gtest/gtest.h>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

const SegmentationOptions kLines{
    .cost = SegmentCost::kLinearTrendAndVariance, .minimum_length = 7, .variance_floor = 1e-4};

// Noise around two lines; some rows are constant, so that the floor of the variance counts.
std::vector<double> series_of(size_t count, size_t days, std::uint64_t seed) {
  std::vector<double> series;
  for (size_t row = 0; row < count; ++row) {
    Philox random(seed, row);
    for (size_t day = 0; day < days; ++day) {
      const double line = day < days / 3 ? 3.0 : 5 - 0.02 * static_cast<double>(day);
      series.push_back(row % 5 == 4 ? line : line + 0.5 * random.normal());
    }
  }
  return series;
}

TEST(many_series, have_the_breaks_that_each_has_alone) {
  for (const size_t days : {28ul, 61ul, 150ul}) {
    for (const int breaks : {1, 2, 3}) {
      const std::vector<double> series = series_of(21, days, days);
      const std::vector<int> found = breaks_of_each(series, days, breaks, kLines);
      ASSERT_EQ(found.size(), 21u * static_cast<size_t>(breaks));
      for (size_t row = 0; row < 21; ++row) {
        const auto values = std::span(series).subspan(row * days, days);
        const auto alone = segment_with_breaks(values, breaks, kLines);
        const auto together = std::span(found).subspan(row * static_cast<size_t>(breaks),
                                                       static_cast<size_t>(breaks));
        // Where segmentations are equally good the days may differ, the cost may not.
        double cost = 0;
        const SegmentCosts costs(values, kLines.cost, kLines.variance_floor);
        size_t start = 0;
        for (const int next : together) {
          ASSERT_GE(static_cast<size_t>(next), start + 7);
          cost += costs.of(start, static_cast<size_t>(next));
          start = static_cast<size_t>(next);
        }
        cost += costs.of(start, days);
        EXPECT_NEAR(cost, alone->cost, 1e-9) << days << " days, row " << row;
        if (row % 5 != 4) {
          EXPECT_TRUE(std::ranges::equal(together, alone->breaks)) << days << " days, row " << row;
        }
      }
    }
  }
}

TEST(many_series, no_breaks_and_no_series_give_nothing) {
  EXPECT_TRUE(breaks_of_each(series_of(3, 20, 1), 20, 0, kLines).empty());
  EXPECT_TRUE(breaks_of_each({}, 20, 1, kLines).empty());
}

}  // namespace
}  // namespace resettle::statistics
