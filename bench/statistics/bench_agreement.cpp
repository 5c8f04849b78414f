// Times Krippendorff's alpha, and its bootstrap, on codes from standard input: coders × units
// bytes, unit after unit, 255 for a missing code. Prints one line of JSON; bench_agreement.py runs
// it.
//
//   bench_agreement CODERS CATEGORIES < codes
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <vector>

#include "statistics/agreement/bootstrap_units.h"
#include "statistics/agreement/krippendorff_alpha.h"

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
  const int coders = std::atoi(argv[1]);
  const int categories = std::atoi(argv[2]);
  std::vector<int> cells;
  for (std::istreambuf_iterator<char> byte(std::cin), end; byte != end; ++byte) {
    const auto code = static_cast<unsigned char>(*byte);
    cells.push_back(code == 255 ? kMissingCode : code);
  }
  std::vector<double> values;
  for (int k = 0; k < categories; ++k) values.push_back(k);
  const Codes codes{coders, categories, cells};

  double nominal = 0;
  double interval = 0;
  const double nominal_time =
      seconds(11, [&] { nominal = *krippendorff_alpha(codes, Measurement::kNominal); });
  const double interval_time =
      seconds(11, [&] { interval = *krippendorff_alpha(codes, Measurement::kInterval, values); });
  const double bootstrap_time = seconds(3, [&] {
    bootstrap_units(codes, [](const Codes& drawn) { return krippendorff_alpha(drawn); });
  });
  std::printf(
      "{\"nominal\": %.17g, \"nominal_seconds\": %.6f, \"interval\": %.17g, "
      "\"interval_seconds\": %.6f, \"bootstrap_seconds\": %.6f}\n",
      nominal, nominal_time, interval, interval_time, bootstrap_time);
}
