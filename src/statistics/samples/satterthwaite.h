// Satterthwaite's degrees of freedom of a clustered comparison of two means: those of the
// chi-square distribution whose mean and variance the estimated variance has under a working model
// (Satterthwaite 1946; Bell and McCaffrey 2002).
#pragma once

#include <span>

#include "statistics/samples/clustered_groups.h"

namespace resettle::statistics {

// Of V = Σ_c (factor₁ t_c1 + factor₂ t_c2)², where errors are normal, have the groups' variances
// and one correlation within clusters, from 0 to 1. At least one group varies.
double satterthwaite_degrees_of_freedom(const TwoGroups& groups,
                                        std::span<const ClusterPart> clusters, double correlation,
                                        Pair factors);

}  // namespace resettle::statistics
