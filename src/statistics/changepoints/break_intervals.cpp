#include "statistics/changepoints/break_intervals.h"

#include <algorithm>
#include <cmath>

#include "statistics/changepoints/many_series.h"
#include "statistics/resample/block_bootstrap.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

// Ends of the segments: the breaks, and the end of the series; with 0 in front.
std::vector<size_t> bounds_of(std::span<const int> breaks, size_t days, int minimum_length) {
  std::vector<size_t> bounds = {0};
  for (const int position : breaks) bounds.push_back(static_cast<size_t>(position));
  bounds.push_back(days);
  for (size_t i = 1; i < bounds.size(); ++i) {
    check(bounds[i] >= bounds[i - 1] + static_cast<size_t>(minimum_length),
          "breaks ascend and leave segments of the minimum length");
  }
  return bounds;
}

struct Noise {
  std::vector<double> fitted;
  std::vector<double> standardised;  // residuals with a variance of 1 in every segment
  std::vector<double> spread;        // what to multiply them by, a day
};

Noise noise_of(std::span<const double> series, std::span<const int> breaks,
               const SegmentationOptions& options) {
  const bool line = options.cost == SegmentCost::kLinearTrend ||
                    options.cost == SegmentCost::kLinearTrendAndVariance;
  Noise noise{fitted_values(series, breaks, options.cost), std::vector<double>(series.size()),
              std::vector<double>(series.size())};
  const auto bounds = bounds_of(breaks, series.size(), options.minimum_length);
  for (size_t i = 1; i < bounds.size(); ++i) {
    double squares = 0;
    for (size_t t = bounds[i - 1]; t < bounds[i]; ++t) {
      squares += (series[t] - noise.fitted[t]) * (series[t] - noise.fitted[t]);
    }
    const auto length = static_cast<double>(bounds[i] - bounds[i - 1]);
    const double freedom = length - (line ? 2 : 1);
    const double in_sample = std::sqrt(squares / length);
    const double spread = freedom > 0 ? std::sqrt(squares / freedom) : 0;
    for (size_t t = bounds[i - 1]; t < bounds[i]; ++t) {
      noise.standardised[t] = in_sample > 0 ? (series[t] - noise.fitted[t]) / in_sample : 0;
      noise.spread[t] = spread;
    }
  }
  return noise;
}

// A series of the same model with noise put together from blocks.
void draw_series(const Noise& noise, size_t block_length, Philox& random,
                 std::vector<size_t>& places, std::span<double> drawn) {
  draw_moving_blocks(random, block_length, places);
  for (size_t day = 0; day < drawn.size(); ++day) {
    drawn[day] = noise.fitted[day] + noise.spread[day] * noise.standardised[places[day]];
  }
}

// So many draws are searched together: enough to fill the lanes, few enough for the cache.
constexpr size_t kTogether = 64;

// The breaks of each of these series, row after row.
std::vector<int> breaks_of(std::span<const double> series, size_t days, int breaks,
                           const SegmentationOptions& options) {
  if (options.cost == SegmentCost::kLinearTrendAndVariance && options.variance_floor >= 1e-200) {
    return breaks_of_each(series, days, breaks, options);
  }
  std::vector<int> found;
  for (size_t row = 0; row < series.size(); row += days) {
    const auto one = segment_with_breaks(series.subspan(row, days), breaks, options);
    found.insert(found.end(), one->breaks.begin(), one->breaks.end());
  }
  return found;
}

// The days that the middle `level` of the draws lies in, whole days, outwards.
void set_interval(std::vector<int>& days, double level, BreakInterval& interval) {
  std::sort(days.begin(), days.end());
  const double last = static_cast<double>(days.size() - 1);
  const double tail = (1 - level) / 2;
  interval.low = days[static_cast<size_t>(std::floor(tail * last))];
  interval.high = days[static_cast<size_t>(std::ceil((1 - tail) * last))];
}

}  // namespace

Result<std::vector<BreakInterval>> break_intervals(std::span<const double> series,
                                                   std::span<const int> breaks,
                                                   const SegmentationOptions& options,
                                                   size_t block_length,
                                                   const ResampleOptions& resample) {
  check(resample.draws > 0 && block_length > 0 && resample.level > 0 && resample.level < 1,
        "a bootstrap has draws, blocks and a level below 1");
  const int count = static_cast<int>(breaks.size());
  if (const auto flaw = segmentation_flaw(series, count + 1, options); !flaw.empty()) {
    return Result<std::vector<BreakInterval>>::none(flaw);
  }
  const auto bounds = bounds_of(breaks, series.size(), options.minimum_length);
  const SegmentCosts costs(series, options.cost, options.variance_floor);
  std::vector<BreakInterval> intervals(breaks.size());
  for (size_t i = 0; i < breaks.size(); ++i) {
    intervals[i].position = breaks[i];
    intervals[i].gain = costs.of(bounds[i], bounds[i + 2]) - costs.of(bounds[i], bounds[i + 1]) -
                        costs.of(bounds[i + 1], bounds[i + 2]);
  }
  if (breaks.empty()) return intervals;

  const Noise noise = noise_of(series, breaks, options);
  const size_t block = std::min(block_length, series.size());
  std::vector<std::vector<int>> days(breaks.size(), std::vector<int>(resample.draws));
  for_ranges_of_draws(resample.draws, resample.threads, [&](size_t begin, size_t end) {
    std::vector<size_t> places(series.size());
    std::vector<double> drawn;
    for (size_t first = begin; first < end; first += kTogether) {
      const size_t together = std::min(kTogether, end - first);
      drawn.resize(together * series.size());
      for (size_t i = 0; i < together; ++i) {
        Philox random(resample.seed, first + i);
        draw_series(noise, block, random, places,
                    std::span(drawn).subspan(i * series.size(), series.size()));
      }
      const auto found = breaks_of(drawn, series.size(), count, options);
      for (size_t i = 0; i < found.size(); ++i) {
        days[i % breaks.size()][first + i / breaks.size()] = found[i];
      }
    }
  });
  for (size_t i = 0; i < breaks.size(); ++i) set_interval(days[i], resample.level, intervals[i]);
  return intervals;
}

}  // namespace resettle::statistics
