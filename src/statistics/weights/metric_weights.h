// What a weighting method gives: one weight a metric, and what a report must say about them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

// One metric a vector, one unit an element; every metric has the same units in the same order.
using Metrics = std::span<const std::vector<double>>;

struct MetricWeights {
  // Sum to 1; one a metric.
  std::vector<double> weights;
  // A sentence where the method had nothing to go by and gave equal weights; empty otherwise.
  std::string warning;
};

// The weights proportional to the information of each metric; equal, with the warning, where no
// metric has any.
MetricWeights proportional_weights(std::span<const double> information, const std::string& warning);

// S_i = Σ_j w_j x_ij for every unit i. The products are summed exactly, so that the order of the
// metrics changes no bit. Metrics and weights are as many as one another.
std::vector<double> weighted_scores(Metrics metrics, std::span<const double> weights);

// Why these metrics cannot be weighted; empty when they can.
std::string metrics_fault(Metrics metrics);

}  // namespace resettle::statistics
