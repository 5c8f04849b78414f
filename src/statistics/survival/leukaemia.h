// Weeks of remission of 42 children with leukaemia, 6-MP against placebo (Freireich et al. 1963,
// Blood 21, 699–716, table 3): the example of Klein and Moeschberger 2003 and of Kleinbaum and
// Klein 2012.
#pragma once

#include "statistics/survival/times.h"

namespace resettle::statistics::leukaemia {

inline const std::vector<double> kWeeks6mp{6,  6,  6,  6,  7,  9,  10, 10, 11, 13, 16,
                                           17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
inline const std::vector<std::uint8_t> kRelapse6mp{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1,
                                                   0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
inline const std::vector<double> kWeeksPlacebo{1, 1, 2,  2,  3,  4,  4,  5,  5,  8, 8,
                                               8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
inline const std::vector<std::uint8_t> kRelapsePlacebo = std::vector<std::uint8_t>(21, 1);

}  // namespace resettle::statistics::leukaemia
