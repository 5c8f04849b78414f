#include "statistics/weights/normalise.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/sorted.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

std::string fault_of(std::span<const double> values) {
  if (values.empty()) return "there are no units";
  if (!all_finite(values)) return kNotFinite;
  return "";
}

}  // namespace

Normalised min_max_normalised(std::span<const double> values) {
  if (const auto fault = fault_of(values); !fault.empty()) return Normalised::none(fault);
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  // Halves, so that the range of the largest numbers of both signs is still a number.
  const double range = *highest / 2 - *lowest / 2;
  std::vector<double> result(values.size(), 0.0);
  if (*lowest == *highest) return result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double above = values[i] / 2 - *lowest / 2;
    result[i] = range > 0 ? above / range : (values[i] - *lowest) / (*highest - *lowest);
  }
  return result;
}

Normalised log1p_normalised(std::span<const double> values) {
  if (const auto fault = fault_of(values); !fault.empty()) return Normalised::none(fault);
  std::vector<double> logarithms;
  for (const double value : values) {
    if (value <= -1) return Normalised::none("ln(1 + x) needs numbers above −1");
    logarithms.push_back(std::log1p(value));
  }
  return min_max_normalised(logarithms);
}

Normalised rank_normalised(std::span<const double> values) {
  if (const auto fault = fault_of(values); !fault.empty()) return Normalised::none(fault);
  std::vector<double> result = average_ranks(values);
  const double steps = std::max(1.0, static_cast<double>(values.size() - 1));
  for (double& rank : result) rank = (rank - 1) / steps;
  return result;
}

}  // namespace resettle::statistics
