#include "statistics/resample/degrees_of_freedom.h"

#include <algorithm>
#include <cmath>

namespace resettle::statistics {
namespace {

// Sums of powers of values around their mean, one value at a time (Pébay 2008, "Formulas for
// robust, one-pass parallel computation of covariances and arbitrary-order statistical moments").
class CentralSums {
 public:
  void add(double value) {
    const double before = count_;
    count_ += 1;
    const double off = value - mean_;
    const double step = off / count_;
    const double square = off * step * before;
    mean_ += step;
    fourth_ += square * step * step * (count_ * count_ - 3 * count_ + 3) +
               6 * step * step * second_ - 4 * step * third_;
    third_ += square * step * (count_ - 2) - 3 * step * second_;
    second_ += square;
  }

  // ν of the header. NaN where a value was not finite.
  double degrees_of_freedom() const {
    if (count_ < 2) return 1;
    const double variance_of_variance = fourth_ - second_ * second_ / count_;
    if (std::isnan(variance_of_variance)) return 1;
    const double most = count_ - 1;
    // Contributions of one size, but for rounding.
    if (variance_of_variance <= 0) return most;
    return std::clamp(2 * second_ * second_ / variance_of_variance, 1., most);
  }

 private:
  double count_ = 0, mean_ = 0, second_ = 0, third_ = 0, fourth_ = 0;
};

bool is_empty(std::span<const double> row) {
  return std::all_of(row.begin(), row.end(), [](double value) { return value == 0; });
}

}  // namespace

std::vector<double> degrees_of_freedom(ClusterSums sums, std::size_t estimates,
                                       const StatisticOfSums& statistic) {
  const std::vector<double> total = totals(sums);
  std::vector<double> in_sample(estimates), left(estimates), without(sums.columns);
  statistic(total, in_sample);
  std::vector<CentralSums> contributions(estimates);
  for (std::size_t c = 0; c < sums.clusters(); ++c) {
    const std::span<const double> row = sums.row(c);
    if (is_empty(row)) continue;
    for (std::size_t j = 0; j < row.size(); ++j) without[j] = total[j] - row[j];
    statistic(without, left);
    for (std::size_t e = 0; e < estimates; ++e) {
      if (left[e] != in_sample[e]) contributions[e].add(in_sample[e] - left[e]);
    }
  }
  std::vector<double> found;
  for (const CentralSums& of_estimate : contributions) {
    found.push_back(of_estimate.degrees_of_freedom());
  }
  return found;
}

}  // namespace resettle::statistics
