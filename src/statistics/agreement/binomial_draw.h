// A binomial random number: how many of `trials` succeed when each does with `probability`.
//
// Where fewer than 10 are expected (to succeed or to fail), by walking up the distribution; else by
// transformed rejection (Hörmann 1993, "The generation of binomial random variates", algorithm
// BTRS), whose time does not grow with the trials. trials up to 10^9; probability from 0 to 1.
#pragma once

#include <cstdint>

#include "statistics/resample/philox.h"

namespace resettle::statistics {

int64_t binomial_draw(Philox& random, int64_t trials, double probability);

}  // namespace resettle::statistics
