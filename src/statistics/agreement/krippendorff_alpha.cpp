#include "statistics/agreement/krippendorff_alpha.h"

#include <algorithm>
#include <vector>

#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

struct Coincidences {
  std::vector<double> pairs;  // o: [category × categories + category]
  std::vector<double> codes;  // n_c
  double total = 0;           // n
};

// Adds up by number of codes a unit, small numbers first, so that the order of rows does not
// matter.
Coincidences coincidences(const Codes& codes) {
  const auto categories = static_cast<size_t>(codes.categories);
  Coincidences found{std::vector<double>(categories * categories), std::vector<double>(categories)};
  for (const auto& [m, counts] : pair_counts(codes)) {
    if (m < 2) continue;
    for (size_t cell = 0; cell < found.pairs.size(); ++cell) {
      found.pairs[cell] += static_cast<double>(counts.pairs[cell]) / (m - 1);
    }
    for (size_t c = 0; c < categories; ++c) {
      found.codes[c] += static_cast<double>(counts.codes[c]);
      found.total += static_cast<double>(counts.codes[c]);
    }
  }
  return found;
}

// For ordered categories the distance is the difference of these positions, squared: the middle of
// each category among all codes in order.
std::vector<double> ordinal_positions(const std::vector<double>& codes) {
  std::vector<double> positions;
  double before = 0;
  for (const double count : codes) {
    positions.push_back(before + count / 2);
    before += count;
  }
  return positions;
}

double squared(double x) { return x * x; }

double ratio_distance(double c, double k) { return c + k == 0 ? 0 : squared((c - k) / (c + k)); }

// Σ over pairs of different categories of weight(c, k) δ²(c, k).
template <typename Distance>
Result<double> alpha_with(const Coincidences& found, Distance distance) {
  const size_t categories = found.codes.size();
  double seen = 0;
  double expected = 0;
  for (size_t c = 0; c < categories; ++c) {
    if (found.codes[c] == 0) continue;
    for (size_t k = 0; k < categories; ++k) {
      if (k == c || found.codes[k] == 0) continue;
      const double apart = distance(c, k);
      seen += found.pairs[c * categories + k] * apart;
      expected += found.codes[c] * (found.codes[k] / (found.total - 1)) * apart;
    }
  }
  if (expected == 0) {
    return Result<double>::none("all codes have one value, so there is nothing to disagree on");
  }
  return 1 - seen / expected;
}

// Why the values cannot be used at this level; empty when they can.
std::string flaw_of(Measurement level, std::span<const double> values, int categories) {
  if (level == Measurement::kNominal || level == Measurement::kOrdinal) return "";
  check(values.size() == static_cast<size_t>(categories), "every category has a value");
  if (!all_finite(values)) return kNotFinite;
  const bool negative = std::ranges::any_of(values, [](double value) { return value < 0; });
  if (level == Measurement::kRatio && negative) return "a ratio scale has no values below 0";
  return "";
}

}  // namespace

Result<double> krippendorff_alpha(const Codes& codes, Measurement level,
                                  std::span<const double> values) {
  if (const auto flaw = flaw_of(level, values, codes.categories); !flaw.empty()) {
    return Result<double>::none(flaw);
  }
  const Coincidences found = coincidences(codes);
  if (found.total == 0) return Result<double>::none("no unit was coded by two coders");
  const auto squared_difference = [&](std::span<const double> places) {
    return alpha_with(found, [=](size_t c, size_t k) { return squared(places[c] - places[k]); });
  };
  switch (level) {
    case Measurement::kNominal:
      return alpha_with(found, [](size_t, size_t) { return 1.0; });
    case Measurement::kOrdinal:
      return squared_difference(ordinal_positions(found.codes));
    case Measurement::kInterval:
      return squared_difference(values);
    case Measurement::kRatio:
      return alpha_with(found,
                        [&](size_t c, size_t k) { return ratio_distance(values[c], values[k]); });
  }
  return Result<double>::none("no such level of measurement");
}

}  // namespace resettle::statistics
