// What a comparison of two means gives back.
#pragma once

namespace resettle::statistics {

struct MeanDifference {
  double first_mean = 0;
  double second_mean = 0;
  double difference = 0;  // first less second
  double standard_error = 0;
  double degrees_of_freedom = 0;
  double t = 0;
  double p = 1;  // two-sided
  double low = 0;
  double high = 0;  // interval of the difference
};

// Fills in difference, t, p and interval from means, standard error (above 0), degrees of freedom
// and the level of confidence (.95).
void complete(MeanDifference& result, double level);

}  // namespace resettle::statistics
