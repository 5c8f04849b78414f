// Units that come in clusters (the posts of an author), put into an order that depends on nothing
// but what they are, so that sums cluster by cluster are the same for any order of the rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace resettle::statistics {

// One cluster's units: places in the caller's columns.
using ClusterUnits = std::span<const std::size_t>;

class UnitsByCluster {
 public:
  // Units of the same cluster become neighbours, clusters ascending. `clusters` has one id a unit.
  explicit UnitsByCluster(std::span<const std::uint32_t> clusters);

  std::size_t size() const { return ends_.size(); }
  ClusterUnits operator[](std::size_t cluster) const;
  ClusterUnits all() const { return units_; }

 private:
  std::vector<std::size_t> units_;
  std::vector<std::size_t> ends_;
};

}  // namespace resettle::statistics
