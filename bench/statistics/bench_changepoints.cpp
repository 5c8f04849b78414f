// Times the search for breaks in daily counts from standard input (one value a line), tests and
// intervals included. Prints one line of JSON; bench_changepoints.py runs it.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <vector>

#include "statistics/changepoints/count_breaks.h"

using namespace resettle::statistics;

int main() {
  std::vector<double> counts;
  for (double value = 0; std::cin >> value;) counts.push_back(value);
  std::vector<double> times;
  std::vector<CountBreak> breaks;
  for (int i = 0; i < 5; ++i) {
    const std::clock_t start = std::clock();
    breaks = find_count_breaks(counts)->breaks;
    times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::nth_element(times.begin(), times.begin() + 2, times.end());
  std::printf("{\"breaks\": [");
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    std::printf("%s%d", i == 0 ? "" : ", ", breaks[i].day);
  }
  std::printf("], \"processor_seconds\": %.4f}\n", times[2]);
}
