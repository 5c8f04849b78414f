// A probability sample of gold labels among units that a machine has labelled, and the error of
// estimates that use both.
//
// Every unit has the machine's label, g; gold, Y, is known for the units that were drawn (R = 1),
// each with an inclusion probability π that is known because somebody drew it. Then Ỹ = g + (R/π)(Y
// − g) has the mean of Y whatever the machine's errors (Egami, Hinck, Stewart and Wei 2023, "Using
// imperfect surrogates for downstream inference: design-based supervised learning"; the difference
// estimator of survey sampling, Särndal, Swensson and Wretman 1992, chapter 6). A good machine
// makes the error small, a bad one only makes it large.
//
// The gold units are labelled by the machine too. Units whose gold the machine has seen (in its
// prompt) belong to a stratum of their own with π = 1.
//
// How the gold was drawn:
//   strata empty  every unit had its own chance π, independently (Poisson sampling).
//   strata given  within each stratum a fixed number was drawn at random without replacement;
//                 π must be that number over the stratum's size. Errors are then measured around
//                 their stratum's mean, for the number drawn is no luck.
// What repeats:
//   clusters empty  units are independent: the error is sd(Ỹ)/√N.
//   clusters given  units of a cluster (posts of an author) are not: the error is that of the sums
//                   of clusters, G/(G − 1) Σ_g (U_g − Ū)², U_g the cluster's sum of linearised
//                   scores. sd(Ỹ)/√N would be too small.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

// One entry a unit; empty strata or clusters as said above. Stratum and cluster numbers are any
// integers.
struct GoldDesign {
  std::span<const uint8_t> sampled;   // 1 where gold is known, else 0
  std::span<const double> inclusion;  // π, above 0 and at most 1
  std::span<const int> strata = {};
  std::span<const int> clusters = {};
};

// What the interval speaks of: units (or clusters) like these, of which these are a draw; or these
// units themselves, where only the drawing of gold is luck and clusters do not matter.
enum class Inference { kUnitsLikeThese, kTheseUnits };

// Why the design does not allow an estimate; empty when it does. Wrong lengths are a bug.
std::string design_flaw(const GoldDesign& design);

// Scores of an estimating equation, `columns` a unit: what the machine's labels give, and how far
// gold moves it (0 where there is no gold).
struct Scores {
  size_t columns = 1;
  std::vector<double> predicted;
  std::vector<double> errors;
};

struct ScoreCovariance {
  std::vector<double> of_totals;  // columns × columns: covariance of Σ predicted + (R/π) error
  double degrees_of_freedom = 0;  // of gold beyond its strata, or of clusters, whichever is fewer
  int64_t gold_units = 0;
  int64_t clusters = 0;  // units where there are none
};

// Sums are exact, so the order of units changes no bit. Edges: a single cluster (unit), or a
// stratum that is not all gold and has fewer than two gold units: none, with the reason.
Result<ScoreCovariance> score_covariance(const Scores& scores, const GoldDesign& design,
                                         Inference inference);

// Σ predicted + (R/π) error, a number a column.
std::vector<double> score_totals(const Scores& scores, const GoldDesign& design);

}  // namespace resettle::statistics
