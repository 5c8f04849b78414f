// The chi-square test of a table whose units come in clusters: Rao and Scott's correction. Posts of
// one author are alike; Pearson's test takes them for independent and rejects true hypotheses
// nearly always.
//
// h_ij = p_ij − p_i p_j is how far cell (i, j) is from independence. Each cluster's share in h,
// linearised, is u_c = Σ over its units of (1[row i] − p_i)(1[column j] − p_j) − h_ij; from the
// products of u_c/√(p_i p_j) over clusters, times m/(m − 1), comes the matrix G whose eigenvalues
// are the design effects δ: how many times larger variances are than those of independent units
// (Rao and Scott 1981, 1984; variances under independence, the expected cells p_i p_j).
//
//   first order:  X² / δ̄ against chi-square of (r − 1)(c − 1) degrees of freedom;
//   second order: F = X² / Σδ, with d = (Σδ)² / Σδ² and d (m − 1) degrees of freedom:
//   Satterthwaite's
//                 correction and Thomas and Rao's F (1987). This p is the one to report.
//
// With every cluster repeating one unit's row and column k times, the second-order test is that of
// the units themselves.
//
// Does it hold (docs/coverage.md): on 2 × 14 tables of 1,300 clusters with correlation .02 and .2
// the second order rejects .03 to .05 of true hypotheses at the level .05, where Pearson's test
// rejects .10 and .77. With 60 clusters it is cautious (.01 to .02) and the first order a little
// too bold (.07): a table with many cells and few clusters is better permuted by cluster.
//
// Shapes: rows, columns (category numbers from 0), clusters (any ids) and weights have one element
// a unit; no weights at all means 1 each. Units of weight 0 count as absent, categories without
// units do not count. Weights are relative: their scale means nothing.
//
// Edges: fewer than two rows or columns with units, one cluster, clusters that all look the same, a
// negative weight, NaN or infinity: no result, with the reason. With fewer clusters than
// (r − 1)(c − 1) + 1 the test has little power: d can be no larger than m − 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

struct ClusteredUnits {
  std::span<const std::uint32_t> rows;
  std::span<const std::uint32_t> columns;
  std::span<const std::uint32_t> clusters;
  std::span<const double> weights = {};
};

struct RaoScottTest {
  double pearson = 0;  // X² as if units were independent
  double mean_design_effect = 0;
  double first_order_statistic = 0;
  double first_order_df = 0;
  double first_order_p = 1;
  double f = 0;
  double numerator_df = 0;
  double denominator_df = 0;
  double p = 1;
  std::size_t clusters = 0;
};

Result<RaoScottTest> rao_scott_test(const ClusteredUnits& units);

}  // namespace resettle::statistics
