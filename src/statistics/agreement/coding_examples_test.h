// Published examples of codings that several tests share. Categories count from 0 here, from 1 in
// print.
#pragma once

#include <vector>

#include "statistics/agreement/codes.h"

namespace resettle::statistics {

struct Coding {
  int coders = 0;
  int categories = 0;
  std::vector<int> cells;
  Codes view() const { return {coders, categories, cells}; }
};

// One list a coder, categories from 1, 0 where the coder did not code the unit.
inline Coding coding_by_coder(int categories, const std::vector<std::vector<int>>& coders) {
  Coding coding{static_cast<int>(coders.size()), categories, {}};
  for (size_t unit = 0; unit < coders.front().size(); ++unit) {
    for (const auto& coder : coders) {
      coding.cells.push_back(coder[unit] == 0 ? kMissingCode : coder[unit] - 1);
    }
  }
  return coding;
}

// Wikipedia, "Krippendorff's alpha": 3 coders, 15 units.
inline Coding wikipedia_example() {
  return coding_by_coder(4, {{0, 0, 0, 0, 0, 3, 4, 1, 2, 1, 1, 3, 3, 0, 3},
                             {1, 0, 2, 1, 3, 3, 4, 3, 0, 0, 0, 0, 0, 0, 0},
                             {0, 0, 2, 1, 3, 4, 4, 0, 2, 1, 1, 3, 3, 0, 4}});
}

// Krippendorff 2011, "Computing Krippendorff's alpha-reliability", part C: 4 coders, 12 units. The
// same data are raw4raters in Gwet's package irrCAC.
inline Coding krippendorff_example() {
  return coding_by_coder(5, {{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
                             {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
                             {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
                             {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}});
}

}  // namespace resettle::statistics
