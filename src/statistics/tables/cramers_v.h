// Cramér's V: how strongly the rows and columns of a table belong together, from 0 to 1.
//
// V = √(X² / (n min(r − 1, c − 1))) (Cramér 1946). From few units V is above 0 even where nothing
// is there; the corrected form takes the expected value off: φ² − (r − 1)(c − 1)/(n − 1), cut at 0,
// over min(r̃ − 1, c̃ − 1) with r̃ = r − (r − 1)²/(n − 1), c̃ likewise (Bergsma 2013).
//
// Edges: as chi_square.h; empty rows and columns do not count in r and c. The corrected form also
// has no result where there are too few units for the number of rows or columns (r̃ or c̃ at most 1).
#pragma once

#include "statistics/result.h"
#include "statistics/tables/contingency_table.h"

namespace resettle::statistics {

Result<double> cramers_v(const ContingencyTable& table);
Result<double> cramers_v_corrected(const ContingencyTable& table);

}  // namespace resettle::statistics
