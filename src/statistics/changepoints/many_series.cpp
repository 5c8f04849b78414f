#include "statistics/changepoints/many_series.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/error.h"

namespace resettle::statistics {
namespace {

constexpr size_t kLanes = 8;
using Lanes = double __attribute__((vector_size(kLanes * sizeof(double))));
using Bits = std::int64_t __attribute__((vector_size(kLanes * sizeof(double))));

// Lanes lie in memory as kLanes doubles, wherever a vector of doubles begins.
__attribute__((always_inline)) inline void load(const double* from, Lanes& to) {
  __builtin_memcpy(&to, from, sizeof to);
}
__attribute__((always_inline)) inline void store(const Lanes& from, double* to) {
  __builtin_memcpy(to, &from, sizeof from);
}

// ln x of positive, normal x: x = 2^e · m with m in [√½, √2), ln m = 2 artanh((m − 1)/(m + 1)),
// whose series is cut after the term in s^21 (s² < 0.0295: what is left is below 1e-17).
__attribute__((always_inline)) inline void take_logarithm(Lanes& x) {
  Bits bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  const Bits exponent_bits = (bits >> 52) | 0x4330000000000000;  // 2^52 + biased exponent
  Bits mantissa_bits = (bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000;
  Lanes exponent, m;
  __builtin_memcpy(&exponent, &exponent_bits, sizeof exponent);
  __builtin_memcpy(&m, &mantissa_bits, sizeof m);
  exponent -= 4503599627370496.0 + 1023.0;
  const Bits upper = m > 1.4142135623730951;
  m = upper ? m * 0.5 : m;
  exponent = upper ? exponent + 1.0 : exponent;
  const Lanes s = (m - 1.0) / (m + 1.0);
  const Lanes z = s * s;
  const Lanes z2 = z * z;
  const Lanes z4 = z2 * z2;
  // Terms in pairs, so that they need not wait for each other (Estrin).
  const Lanes low = (1.0 + z * (1.0 / 3)) + z2 * (1.0 / 5 + z * (1.0 / 7));
  const Lanes middle = (1.0 / 9 + z * (1.0 / 11)) + z2 * (1.0 / 13 + z * (1.0 / 15));
  const Lanes high = (1.0 / 17 + z * (1.0 / 19)) + z2 * (1.0 / 21);
  x = exponent * 0.6931471805599453 + 2.0 * s * (low + z4 * (middle + z4 * high));
}

// What the walk towards the start needs for the value that joins a segment of `length` values; the
// same numbers as in SegmentCosts.
struct Step {
  double share, reach, slope_reach, line_variance;
  double length, log_length, floor;  // of the segment after the value has joined
};

std::vector<Step> steps_for(size_t days, double variance_floor) {
  std::vector<Step> steps;
  for (size_t length = 0; length < days; ++length) {
    const auto m = static_cast<double>(length);
    const double distance = (m + 1) / 2;
    const double sxx = m * (m * m - 1) / 12;
    const bool has_line = length >= 2;
    steps.push_back({1 / (m + 1), distance * m / (m + 1), has_line ? distance / sxx : 0,
                     has_line ? 1 / (1 + 1 / m + distance * distance / sxx) : 0, m + 1,
                     std::log(m + 1), variance_floor * (m + 1)});
  }
  return steps;
}

// costs[start] of the segments from each start up to, not including, `end`, of `minimum` values or
// more.
#ifdef __x86_64__
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
void costs_ending_at(const double* series, const Step* steps, size_t end, size_t minimum, double* costs) {
  Lanes mean = {}, sxy = {}, sum = {};
  for (size_t length = 0; length < end; ++length) {
    const Step& step = steps[length];
    const size_t start = end - 1 - length;
    Lanes apart;
    load(series + start * kLanes, apart);
    apart -= mean;
    const Lanes surprise = apart - sxy * step.slope_reach;
    sum += surprise * surprise * step.line_variance;
    sxy += apart * step.reach;
    mean += apart * step.share;
    if (length + 1 < minimum) continue;
    Lanes cost = sum > step.floor ? sum : Lanes{} + step.floor;
    take_logarithm(cost);
    cost = (cost - step.log_length) * step.length;
    store(cost, costs + start * kLanes);
  }
}

// The smallest of before[start] + costs[start], begin ≤ start ≤ last.
#ifdef __x86_64__
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
void smallest_sum(const double* before, const double* costs, size_t begin, size_t last,
                  double* best) {
  Lanes smallest = Lanes{} + std::numeric_limits<double>::infinity();
  for (size_t start = begin; start <= last; ++start) {
    Lanes sum, cost;
    load(before + start * kLanes, sum);
    load(costs + start * kLanes, cost);
    sum += cost;
    smallest = sum < smallest ? sum : smallest;
  }
  store(smallest, best);
}

// Up to kLanes series at once.
class Search {
 public:
  Search(size_t days, int breaks, const SegmentationOptions& options)
      : days_(days),
        breaks_(static_cast<size_t>(breaks)),
        minimum_(static_cast<size_t>(options.minimum_length)),
        options_(options),
        steps_(steps_for(days, options.variance_floor)),
        series_(days * kLanes),
        costs_(days * kLanes),
        layers_(breaks_, std::vector<double>((days + 1) * kLanes)) {}

  // `rows` has `count` series; writes their breaks, row after row.
  void run(std::span<const double> rows, size_t count, int* breaks) {
    for (size_t lane = 0; lane < kLanes; ++lane) {
      const size_t row = std::min(lane, count - 1);
      for (size_t day = 0; day < days_; ++day)
        series_[day * kLanes + lane] = rows[row * days_ + day];
    }
    // layers_[k][end]: the best of k breaks for the days before `end`.
    for (size_t end = minimum_; end < days_; ++end) {
      costs_ending_at(series_.data(), steps_.data(), end, minimum_, costs_.data());
      std::copy_n(costs_.begin(), kLanes, layers_[0].begin() + static_cast<long>(end * kLanes));
      for (size_t k = 1; k < breaks_ && end >= (k + 1) * minimum_; ++k) {
        smallest_sum(layers_[k - 1].data(), costs_.data(), k * minimum_, end - minimum_,
                     &layers_[k][end * kLanes]);
      }
    }
    for (size_t lane = 0; lane < count; ++lane) {
      trace(rows.subspan(lane * days_, days_), lane, breaks + lane * breaks_);
    }
  }

 private:
  // From the end to the first break: where does the last segment begin?
  void trace(std::span<const double> row, size_t lane, int* breaks) {
    const SegmentCosts costs(row, options_.cost, options_.variance_floor);
    from_.resize(days_);
    size_t end = days_;
    for (size_t k = breaks_; k > 0; --k) {
      costs.ending_at(end, from_);
      double best = std::numeric_limits<double>::infinity();
      size_t at = 0;
      for (size_t start = k * minimum_; start + minimum_ <= end; ++start) {
        const double offered = layers_[k - 1][start * kLanes + lane] + from_[start];
        if (offered >= best) continue;
        best = offered;
        at = start;
      }
      breaks[k - 1] = static_cast<int>(at);
      end = at;
    }
  }

  size_t days_, breaks_, minimum_;
  SegmentationOptions options_;
  std::vector<Step> steps_;
  std::vector<double> series_, costs_;  // kLanes numbers a day
  std::vector<std::vector<double>> layers_;
  std::vector<double> from_;
};

}  // namespace

std::vector<int> breaks_of_each(std::span<const double> series, size_t days, int breaks,
                                const SegmentationOptions& options) {
  check(options.cost == SegmentCost::kLinearTrendAndVariance && options.variance_floor >= 1e-200,
        "a line and a variance that can be taken the logarithm of");
  const auto per_series = static_cast<size_t>(breaks);
  check(days >= (per_series + 1) * static_cast<size_t>(options.minimum_length) &&
            series.size() % days == 0,
        "every series has room for its segments");
  const size_t count = series.size() / days;
  std::vector<int> found(count * per_series);
  if (breaks == 0) return found;
  Search search(days, breaks, options);
  for (size_t first = 0; first < count; first += kLanes) {
    const size_t lanes = std::min(kLanes, count - first);
    search.run(series.subspan(first * days, lanes * days), lanes,
               found.data() + first * per_series);
  }
  return found;
}

}  // namespace resettle::statistics
