// What all regressions share: the table of explaining columns, the kind of standard errors, and the
// fitted model.
//
// Shapes. The design is row-major, rows × columns, one row a unit; a column of ones (the intercept)
// is the caller's to give. Outcomes have one number a row. Nothing may be missing or infinite.
//
// Standard errors. With A the information (negative second derivative of the log-likelihood; XᵀX
// for least squares), s_i the score of row i (its first derivative), n rows and k coefficients:
//
//   model          A⁻¹ (times the residual variance for least squares): if the model is wholly
//   right robust         A⁻¹ (Σ s_i s_iᵀ) A⁻¹ · n/(n−k): rows independent, variance as it likes
//   (HC1;
//                  MacKinnon and White 1985)
//   clusters       A⁻¹ (Σ_g s_g s_gᵀ) A⁻¹ · G/(G−1) · (n−1)/(n−k), s_g the sum over cluster g
//   (Liang
//                  and Zeger 1986; Cameron and Miller 2015, "A practitioner's guide")
//   two clusters   that of the first kind + that of the second − that of their pairs (Cameron,
//   Gelbach
//                  and Miller 2011); where the difference is not positive semi-definite, negative
//                  eigenvalues are set to 0, as they propose, and a note says so
//   Newey–West     rows in order of time; A⁻¹ (Γ₀ + Σ_l (1 − l/(L+1)) (Γ_l + Γ_lᵀ)) A⁻¹ · n/(n−k)
//   with
//                  Γ_l = Σ_i s_i s_{i−l}ᵀ over L lags (Newey and West 1987)
//
// p and intervals use Student's t: with n − k degrees of freedom for least squares; with clusters,
// of any model, G − 1 (the smaller G of two); otherwise the normal.
//
// What 95 % intervals keep of the effect of a label that clusters carry (docs/coverage.md): by
// cluster, .95 over 1,300 clusters; over 60 clusters of very unequal size, 15 of them labelled, .90
// to .94; by both kinds of two .95 over 60, .87 over 12. Below 20 clusters a note says so;
// permuting clusters (resample/permutation.h) keeps its level. Model errors keep .45 to .93.
// Newey–West with 7 lags keeps .88 of 100 days and .92 of 400 at an autocorrelation of .5.
//
// No fit, with the reason in words, and the columns named:
//   - a number that is missing or infinite; no rows, no columns, or fewer rows than columns;
//   - a column that is 0 everywhere or a combination of earlier ones (rank deficiency);
//   - an outcome that some combination of columns predicts without error (separation): its
//     coefficients would be infinite;
//   - clustered errors with one cluster.
// Estimates that exist are finite. Where the fit is perfect, errors are 0, the statistic infinite.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct Design {
  std::span<const double> values;  // row-major, rows × columns
  std::size_t columns = 0;
  std::span<const std::string> names = {};  // one a column, for messages; or none
  std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
  // Its name, or "column 3", counted from 1.
  std::string name(std::size_t column) const;
};

struct StandardErrors {
  enum class Kind { kModel, kRobust, kClusters, kTwoClusters, kNeweyWest };
  Kind kind = Kind::kModel;
  std::span<const std::uint32_t> first_cluster = {};   // one a row
  std::span<const std::uint32_t> second_cluster = {};  // one a row
  std::size_t lags = 0;
  double level = .95;  // of the intervals

  static StandardErrors model() { return {}; }
  static StandardErrors robust() { return {.kind = Kind::kRobust}; }
  static StandardErrors by_cluster(std::span<const std::uint32_t> cluster) {
    return {.kind = Kind::kClusters, .first_cluster = cluster};
  }
  static StandardErrors by_two_clusters(std::span<const std::uint32_t> first,
                                        std::span<const std::uint32_t> second) {
    return {.kind = Kind::kTwoClusters, .first_cluster = first, .second_cluster = second};
  }
  static StandardErrors newey_west(std::size_t lags) {
    return {.kind = Kind::kNeweyWest, .lags = lags};
  }
};

struct Coefficient {
  std::string name;
  double estimate = 0;
  double standard_error = 0;
  double statistic = 0;  // estimate / standard error
  double p = 1;          // two-sided, of 0
  double low = 0, high = 0;
};

struct Regression {
  std::vector<Coefficient> coefficients;
  std::vector<double> covariance;  // row-major, in the order of the coefficients
  double degrees_of_freedom = 0;   // of the t distribution; infinite for the normal
  double log_likelihood = 0;       // at the maximum, constants included
  // Least squares: residual variance RSS/(n − k). Negative binomial: α of the variance μ + αμ².
  // Otherwise 1.
  double dispersion = 1;
  double dispersion_error = 0;  // negative binomial only
  std::size_t rows = 0;
  std::size_t clusters = 0;        // of the kind with fewer; 0 without clusters
  std::vector<std::string> notes;  // what a reader should know, as sentences
};

}  // namespace resettle::statistics
