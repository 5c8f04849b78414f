#include "statistics/changepoints/segmentation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

constexpr double kImpossible = std::numeric_limits<double>::infinity();
constexpr double kLargest = 1e150;  // its square is still a double

// The best segmentations of the first days: of each number of days, with a fixed number of breaks
// or with any.
struct Layer {
  std::vector<double> cost;        // penalties included
  std::vector<int> start_of_last;  // first day of the last segment

  explicit Layer(size_t days) : cost(days + 1, kImpossible), start_of_last(days + 1) {}

  void offer(size_t days, size_t start, double offered) {
    if (offered < cost[days]) {
      cost[days] = offered;
      start_of_last[days] = static_cast<int>(start);
    }
  }
};

double cost_of(const SegmentCosts& costs, std::span<const int> breaks, size_t days) {
  double sum = 0;
  size_t start = 0;
  for (const int next : breaks) {
    sum += costs.of(start, static_cast<size_t>(next));
    start = static_cast<size_t>(next);
  }
  return sum + costs.of(start, days);
}

// The mean or the line of one segment, written to `fitted`.
void fit_segment(std::span<const double> values, bool line, std::span<double> fitted) {
  const auto m = static_cast<double>(values.size());
  double mean = 0;
  for (const double value : values) mean += value / m;
  const double mean_time = (m - 1) / 2;
  double sxy = 0;
  for (size_t t = 0; t < values.size(); ++t) {
    sxy += (static_cast<double>(t) - mean_time) * (values[t] - mean);
  }
  const double sxx = m * (m * m - 1) / 12;
  const double slope = line && sxx > 0 ? sxy / sxx : 0;
  for (size_t t = 0; t < values.size(); ++t) {
    fitted[t] = mean + slope * (static_cast<double>(t) - mean_time);
  }
}

}  // namespace

std::string segmentation_flaw(std::span<const double> series, int segments,
                              const SegmentationOptions& options) {
  check(options.minimum_length >= 1 && options.variance_floor > 0,
        "segments have a length and a variance a floor");
  if (!all_finite(series)) return kNotFinite;
  if (std::ranges::any_of(series, [](double y) { return std::abs(y) > kLargest; })) {
    return "a value is above 1e150 in size";
  }
  const auto needed = static_cast<size_t>(segments) * static_cast<size_t>(options.minimum_length);
  if (series.size() < needed) {
    return "the series has " + std::to_string(series.size()) + " values and needs at least " +
           std::to_string(needed);
  }
  return "";
}

Result<Segmentation> segment_with_penalty(std::span<const double> series, double penalty,
                                          const SegmentationOptions& options) {
  check(penalty >= 0, "a penalty is at least 0");
  if (const auto flaw = segmentation_flaw(series, 1, options); !flaw.empty()) {
    return Result<Segmentation>::none(flaw);
  }
  const size_t days = series.size();
  const auto minimum = static_cast<size_t>(options.minimum_length);
  const SegmentCosts costs(series, options.cost, options.variance_floor);
  Layer best(days);
  std::vector<double> cost_from(days);
  for (size_t end = minimum; end <= days; ++end) {
    costs.ending_at(end, cost_from);
    best.offer(end, 0, cost_from[0]);
    for (size_t start = minimum; start + minimum <= end; ++start) {
      best.offer(end, start, best.cost[start] + cost_from[start] + penalty);
    }
  }
  Segmentation found;
  for (int start = best.start_of_last[days]; start > 0;
       start = best.start_of_last[static_cast<size_t>(start)]) {
    found.breaks.push_back(start);
  }
  std::ranges::reverse(found.breaks);
  found.cost = cost_of(costs, found.breaks, days);
  return found;
}

Result<Segmentation> segment_with_breaks(std::span<const double> series, int breaks,
                                         const SegmentationOptions& options) {
  check(breaks >= 0, "a number of breaks is at least 0");
  if (const auto flaw = segmentation_flaw(series, breaks + 1, options); !flaw.empty()) {
    return Result<Segmentation>::none(flaw);
  }
  const size_t days = series.size();
  const auto minimum = static_cast<size_t>(options.minimum_length);
  const SegmentCosts costs(series, options.cost, options.variance_floor);
  std::vector<Layer> layers(static_cast<size_t>(breaks) + 1, Layer(days));
  std::vector<double> cost_from(days);
  for (size_t end = minimum; end <= days; ++end) {
    costs.ending_at(end, cost_from);
    layers[0].offer(end, 0, cost_from[0]);
    for (size_t k = 1; k < layers.size(); ++k) {
      for (size_t start = k * minimum; start + minimum <= end; ++start) {
        layers[k].offer(end, start, layers[k - 1].cost[start] + cost_from[start]);
      }
    }
  }
  Segmentation found;
  size_t end = days;
  for (size_t k = layers.size() - 1; k > 0; --k) {
    found.breaks.push_back(layers[k].start_of_last[end]);
    end = static_cast<size_t>(found.breaks.back());
  }
  std::ranges::reverse(found.breaks);
  found.cost = cost_of(costs, found.breaks, days);
  return found;
}

std::vector<double> fitted_values(std::span<const double> series, std::span<const int> breaks,
                                  SegmentCost cost) {
  const bool line =
      cost == SegmentCost::kLinearTrend || cost == SegmentCost::kLinearTrendAndVariance;
  std::vector<double> fitted(series.size());
  size_t start = 0;
  for (size_t i = 0; i <= breaks.size(); ++i) {
    const size_t end = i < breaks.size() ? static_cast<size_t>(breaks[i]) : series.size();
    fit_segment(series.subspan(start, end - start), line,
                std::span(fitted).subspan(start, end - start));
    start = end;
  }
  return fitted;
}

}  // namespace resettle::statistics
