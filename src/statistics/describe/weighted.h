// What all weighted statistics ask of their values and weights first.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace resettle::statistics {

// Why these values cannot be weighted by these weights; empty when they can. As many weights as
// values is the caller's duty.
std::string weighting_fault(std::span<const double> values, std::span<const double> weights);

struct WeightedValue {
  double value = 0;
  double weight = 0;
};

// The values of weight above 0, ascending; equal values are one, their weights summed exactly.
std::vector<WeightedValue> sorted_by_value(std::span<const double> values,
                                           std::span<const double> weights);

}  // namespace resettle::statistics
