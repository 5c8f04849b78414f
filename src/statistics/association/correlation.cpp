#include "statistics/association/correlation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "statistics/describe/exact_sum.h"
#include "statistics/describe/sorted.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

constexpr const char* kTooFew = "a correlation needs at least two units";
constexpr const char* kConstant = "all units have the same value, so nothing can vary together";

bool all_alike(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); });
}

// Deviations from the mean, after scaling by the power of two that brings all values into [−1, 1].
std::vector<double> deviations(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  const int exponent = largest > 0 ? std::ilogb(largest) + 1 : 0;
  std::vector<double> scaled;
  scaled.reserve(values.size());
  for (const double value : values) scaled.push_back(std::scalbn(value, -exponent));
  ExactSum sum;
  for (const double value : scaled) sum.add(value);
  const double mean = sum.mean_of(scaled.size());
  for (double& value : scaled) value -= mean;
  return scaled;
}

double sum_of_products(std::span<const double> a, std::span<const double> b) {
  ExactSum sum;
  for (size_t i = 0; i < a.size(); ++i) sum.add_product(a[i], b[i]);
  return sum.value();
}

struct Pair {
  double x;
  double y;
  bool operator==(const Pair&) const = default;
};

// Pairs of elements of a sorted range that are equal, runs being found by `equal`.
template <typename Range, typename Equal>
int64_t tied_pairs(const Range& sorted, Equal equal) {
  int64_t pairs = 0;
  int64_t run = 0;
  for (size_t i = 1; i < sorted.size(); ++i) {
    run = equal(sorted[i - 1], sorted[i]) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

// Sorts by merging and counts the pairs that stood in the wrong order.
int64_t sort_and_count_inversions(std::span<double> values, std::span<double> room) {
  if (values.size() < 2) return 0;
  const size_t half = values.size() / 2;
  int64_t inversions = sort_and_count_inversions(values.first(half), room.first(half)) +
                       sort_and_count_inversions(values.subspan(half), room.subspan(half));
  size_t left = 0;
  size_t right = half;
  for (double& next : room.first(values.size())) {
    const bool take_right = left == half || (right < values.size() && values[right] < values[left]);
    if (take_right) inversions += static_cast<int64_t>(half - left);
    next = values[take_right ? right++ : left++];
  }
  std::copy(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(values.size()),
            values.begin());
  return inversions;
}

}  // namespace

Result<double> pearson_correlation(std::span<const double> x, std::span<const double> y) {
  check(x.size() == y.size(), "every unit has an x and a y");
  if (!all_finite(x) || !all_finite(y)) return Result<double>::none(kNotFinite);
  if (x.size() < 2) return Result<double>::none(kTooFew);
  if (all_alike(x) || all_alike(y)) return Result<double>::none(kConstant);
  const auto dx = deviations(x);
  const auto dy = deviations(y);
  const double spread = std::sqrt(sum_of_products(dx, dx) * sum_of_products(dy, dy));
  if (spread == 0) return Result<double>::none(kConstant);
  return std::clamp(sum_of_products(dx, dy) / spread, -1.0, 1.0);
}

Result<double> spearman_correlation(std::span<const double> x, std::span<const double> y) {
  check(x.size() == y.size(), "every unit has an x and a y");
  if (!all_finite(x) || !all_finite(y)) return Result<double>::none(kNotFinite);
  return pearson_correlation(average_ranks(x), average_ranks(y));
}

Result<double> kendall_tau_b(std::span<const double> x, std::span<const double> y) {
  check(x.size() == y.size(), "every unit has an x and a y");
  if (!all_finite(x) || !all_finite(y)) return Result<double>::none(kNotFinite);
  if (x.size() < 2) return Result<double>::none(kTooFew);
  if (all_alike(x) || all_alike(y)) return Result<double>::none(kConstant);

  std::vector<Pair> units(x.size());
  for (size_t i = 0; i < x.size(); ++i) units[i] = {x[i], y[i]};
  std::sort(units.begin(), units.end(),
            [](Pair a, Pair b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  const int64_t tied_x = tied_pairs(units, [](Pair a, Pair b) { return a.x == b.x; });
  const int64_t tied_both = tied_pairs(units, std::equal_to<Pair>());
  std::vector<double> ys(units.size());
  std::transform(units.begin(), units.end(), ys.begin(), [](Pair unit) { return unit.y; });
  std::vector<double> room(ys.size());
  const int64_t discordant = sort_and_count_inversions(ys, room);
  const int64_t tied_y = tied_pairs(ys, std::equal_to<double>());

  const auto n = static_cast<int64_t>(x.size());
  const int64_t pairs = n * (n - 1) / 2;
  const int64_t surplus = pairs - tied_x - tied_y + tied_both - 2 * discordant;
  const double scale =
      std::sqrt(static_cast<double>(pairs - tied_x) * static_cast<double>(pairs - tied_y));
  return std::clamp(static_cast<double>(surplus) / scale, -1.0, 1.0);
}

}  // namespace resettle::statistics
