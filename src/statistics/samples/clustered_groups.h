// Two groups of units that come in clusters, and what each cluster adds to the comparison of their
// means: the parts that clustered_welch.h and satterthwaite.h are made of.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "statistics/samples/clustered_units.h"

namespace resettle::statistics {

using Pair = std::array<double, 2>;  // one number a group

struct TwoGroups {
  std::array<std::vector<double>, 2> values;
  Pair mean{};
  Pair variance{};
  Pair units{};
};

// Sorts the values (all finite) into their groups, 0 or 1. Says why they cannot be compared; empty
// when they can.
std::string sort_into_groups(std::span<const double> values, std::span<const int> groups,
                             TwoGroups& result);

// What one cluster adds.
struct ClusterPart {
  Pair units{};
  Pair error{};          // t_cg, the sum of (x − mean) / n_g
  double residuals = 0;  // Σ e, e = (x − mean) / standard deviation of the group
  double squared_residuals = 0;
};

ClusterPart part_of_cluster(ClusterUnits units, std::span<const double> values,
                            std::span<const int> groups, const TwoGroups& by_group);

// The intraclass correlation by one-way analysis of variance (Fisher 1925), for clusters of unequal
// size (Donner 1986), cut to [0, 1]; 0 where every cluster is one unit.
double intraclass_correlation(std::span<const ClusterPart> clusters);

}  // namespace resettle::statistics
