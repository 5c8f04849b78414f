#include "statistics/changepoints/segment_cost.h"

#include <algorithm>
#include <cmath>

namespace resettle::statistics {

SegmentCosts::SegmentCosts(std::span<const double> series, SegmentCost cost, double variance_floor)
    : series_(series), cost_(cost), variance_floor_(variance_floor) {
  for (size_t length = 0; length < series.size(); ++length) {
    const auto m = static_cast<double>(length);
    const double distance = (m + 1) / 2;      // times are 0 … m − 1, the new one is m
    const double sxx = m * (m * m - 1) / 12;  // Σ (time − mean time)²
    const bool has_line = length >= 2;
    share_.push_back(1 / (m + 1));
    reach_.push_back(distance * m / (m + 1));
    slope_reach_.push_back(has_line ? distance / sxx : 0);
    line_variance_.push_back(has_line ? 1 / (1 + 1 / m + distance * distance / sxx) : 0);
  }
}

void SegmentCosts::squares_around_mean(size_t start, size_t end, std::span<double> squares) const {
  double mean = 0;
  double sum = 0;
  for (size_t length = 0; length < end - start; ++length) {
    const size_t place = end - 1 - length;
    const double apart = series_[place] - mean;
    mean += apart * share_[length];
    sum += apart * (series_[place] - mean);
    squares[place - start] = std::max(sum, 0.0);
  }
}

void SegmentCosts::squares_around_line(size_t start, size_t end, std::span<double> squares) const {
  double mean = 0;
  double sxy = 0;  // Σ (time − mean time) (y − mean), time counted backwards from the end
  double sum = 0;
  for (size_t length = 0; length < end - start; ++length) {
    const size_t place = end - 1 - length;
    const double apart = series_[place] - mean;
    const double surprise = apart - sxy * slope_reach_[length];
    sum += surprise * surprise * line_variance_[length];
    sxy += apart * reach_[length];
    mean += apart * share_[length];
    squares[place - start] = sum;
  }
}

void SegmentCosts::costs_from(size_t start, size_t end, std::span<double> costs) const {
  const bool line =
      cost_ == SegmentCost::kLinearTrend || cost_ == SegmentCost::kLinearTrendAndVariance;
  line ? squares_around_line(start, end, costs) : squares_around_mean(start, end, costs);
  if (cost_ == SegmentCost::kMean || cost_ == SegmentCost::kLinearTrend) return;
  for (size_t place = start; place < end; ++place) {
    const auto length = static_cast<double>(end - place);
    double& cost = costs[place - start];
    cost = length * std::log(std::max(cost / length, variance_floor_));
  }
}

void SegmentCosts::ending_at(size_t end, std::span<double> costs) const {
  costs_from(0, end, costs);
}

double SegmentCosts::of(size_t start, size_t end) const {
  std::vector<double> costs(end - start);
  costs_from(start, end, costs);
  return costs.front();
}

}  // namespace resettle::statistics
