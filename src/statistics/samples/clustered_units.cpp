#include "statistics/samples/clustered_units.h"

#include <algorithm>
#include <numeric>

namespace resettle::statistics {

UnitsByCluster::UnitsByCluster(std::span<const std::uint32_t> clusters) : units_(clusters.size()) {
  std::iota(units_.begin(), units_.end(), std::size_t{0});
  std::stable_sort(units_.begin(), units_.end(),
                   [&](std::size_t a, std::size_t b) { return clusters[a] < clusters[b]; });
  for (std::size_t i = 1; i <= units_.size(); ++i) {
    if (i == units_.size() || clusters[units_[i]] != clusters[units_[i - 1]]) ends_.push_back(i);
  }
}

ClusterUnits UnitsByCluster::operator[](std::size_t cluster) const {
  const std::size_t first = cluster == 0 ? 0 : ends_[cluster - 1];
  return ClusterUnits(units_).subspan(first, ends_[cluster] - first);
}

}  // namespace resettle::statistics
