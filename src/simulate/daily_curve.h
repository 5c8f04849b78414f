// How many posts the cohort writes on each day of the window and how many comments they get: the
// part of a simulation that is exact.
#pragma once

#include <cstdint>
#include <vector>

#include "simulate/scenario.h"

namespace resettle::simulation {

// Posts of each day. A quiet start, a sharp rise from the download day, the peak, an exponential
// decay to the trough, then a steady level with a weekly rhythm, always above the trough. At scale
// 1 they sum to `scenario.posts`; otherwise each day is multiplied by the scale and rounded.
std::vector<std::int64_t> posts_per_day(const Scenario& scenario, std::uint64_t seed);

// Comments that the posts of each day get; sums to `scenario.comments`, or to 50 a post if that is
// less.
std::vector<std::int64_t> comments_per_day(const Scenario& scenario,
                                           const std::vector<std::int64_t>& posts);

// Integers in proportion to `shape`, none above its `cap`, summing to `total` (or to the sum of the
// caps, if that is less): largest remainders, ties to the first; what a cap cuts off goes to the
// others.
std::vector<std::int64_t> apportion(const std::vector<double>& shape,
                                    const std::vector<std::int64_t>& cap, std::int64_t total);

}  // namespace resettle::simulation
