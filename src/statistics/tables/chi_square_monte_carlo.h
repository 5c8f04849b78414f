// The chi-square test for tables with small counts: p from random tables with the same row and
// column sums instead of from the chi-square distribution.
//
// p = (1 + number of random tables whose X² is at least the one found) / (1 + tables) (Hope 1968):
// valid for any counts, never 0. A random table is made by dealing the units' columns to the rows
// in random order, draw i with stream i of the seed (resample/philox.h): the same seed gives the
// same p anywhere. The standard error of p is about √(p (1 − p) / tables).
//
// Units must be independent of one another, as in chi_square.h. Edges: as chi_square.h; counts that
// are not whole, or more than a million units (where counts are small no longer): no result, with
// the reason.
#pragma once

#include <cstddef>
#include <cstdint>

#include "statistics/result.h"
#include "statistics/tables/contingency_table.h"

namespace resettle::statistics {

struct ChiSquareMonteCarlo {
  double statistic = 0;
  double p = 1;
};

// `tables` of at least 1; 9,999 give p to about two digits.
Result<ChiSquareMonteCarlo> chi_square_monte_carlo(const ContingencyTable& table,
                                                   std::size_t tables, std::uint64_t seed);

}  // namespace resettle::statistics
