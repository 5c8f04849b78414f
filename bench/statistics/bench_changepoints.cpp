// Times the exact segmentation of a series from standard input (one value a line), cost: linear
// trend, and the block bootstrap of its breaks. Prints one line of JSON; bench_changepoints.py runs
// it.
//
//   bench_changepoints BREAKS MINIMUM_LENGTH < series
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "statistics/changepoints/break_intervals.h"
#include "statistics/changepoints/segmentation.h"

using namespace resettle::statistics;

namespace {

template <typename Work>
double seconds(int repeats, Work work) {
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + repeats / 2, times.end());
  return times[static_cast<size_t>(repeats / 2)];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const int breaks = std::atoi(argv[1]);
  const SegmentationOptions options{.cost = SegmentCost::kLinearTrend,
                                    .minimum_length = std::atoi(argv[2])};
  std::vector<double> series;
  for (double value = 0; std::cin >> value;) series.push_back(value);

  Segmentation found;
  const double fixed_time =
      seconds(7, [&] { found = *segment_with_breaks(series, breaks, options); });
  const double penalised_time = seconds(7, [&] { segment_with_penalty(series, 50, options); });
  const std::vector<double> days(series.begin(), series.begin() + 300);
  const std::vector<int> middle = {150};
  const SegmentationOptions recipe{.cost = SegmentCost::kLinearTrendAndVariance,
                                   .minimum_length = 7};
  const double interval_time = seconds(1, [&] { break_intervals(days, middle, recipe); });
  std::printf("{\"breaks\": [");
  for (size_t i = 0; i < found.breaks.size(); ++i) {
    std::printf("%s%d", i == 0 ? "" : ", ", found.breaks[i]);
  }
  std::printf(
      "], \"fixed_seconds\": %.6f, \"penalised_seconds\": %.6f, \"interval_seconds\": %.6f}\n",
      fixed_time, penalised_time, interval_time);
}
