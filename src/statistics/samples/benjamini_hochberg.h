// Benjamini and Hochberg's correction of a family of tests: q-values that bound the expected share
// of false discoveries among the tests called significant.
//
// With the m p-values ascending, q_(i) = min over k ≥ i of m p_(k) / k, at most 1 (Benjamini and
// Hochberg 1995; the adjusted values of Yekutieli and Benjamini 1999). Calling all tests with
// q ≤ .05 significant keeps the false discovery rate at .05 for independent and for positively
// dependent tests.
//
// Shape: a q for each p, in the same order. Edges: no tests give no q's. A p that is NaN or outside
// [0, 1]: no result, with the reason (leave tests that do not exist out: they are not in the
// family).
#pragma once

#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

Result<std::vector<double>> benjamini_hochberg(std::span<const double> p);

}  // namespace resettle::statistics
