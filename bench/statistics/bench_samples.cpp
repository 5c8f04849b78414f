// Times the Mann–Whitney test of two halves of the doubles on standard input (raw, as
// bench_samples.py writes them), median of 9 runs, and an exact sum of all; prints one JSON object.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <span>
#include <vector>

#include "statistics/describe/exact_sum.h"
#include "statistics/samples/mann_whitney.h"

using namespace resettle::statistics;

namespace {

template <typename Work>
double median_seconds(Work work) {
  std::vector<double> seconds;
  for (int run = 0; run < 9; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work();
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(seconds.begin(), seconds.begin() + 4, seconds.end());
  return seconds[4];
}

}  // namespace

int main() {
  std::vector<double> values;
  double buffer[4096];
  while (const std::size_t read = std::fread(buffer, sizeof(double), 4096, stdin)) {
    values.insert(values.end(), buffer, buffer + read);
  }
  const auto first = std::span<const double>(values).first(values.size() / 2);
  const auto second = std::span<const double>(values).subspan(first.size());
  MannWhitney test;
  const double test_seconds = median_seconds([&] { test = *mann_whitney_test(first, second); });
  double sum = 0;
  const double sum_seconds = median_seconds([&] { sum = exact_sum(values); });
  std::printf("{\"seconds\": %.6f, \"u\": %.17g, \"p\": %.17g, ", test_seconds, test.u, test.p);
  std::printf("\"sum_seconds\": %.6f, \"sum\": %.17g}\n", sum_seconds, sum);
}
