// How much attention a user gets: appeal, followers, and the few whose appeal rises. The gap of the
// paper's Figure 2 hangs on these numbers, which are ours.
#pragma once

#include "simulate/population.h"
#include "simulate/random.h"

namespace resettle::simulation {

// Of the noise that every post adds to the log of its likes.
inline constexpr double kSparkSpread = 1.1;

// Fills `appeal`, `rise` and `followers` of a user who is otherwise complete.
void draw_appeal(const Scenario& scenario, User& user, std::uint64_t seed, std::size_t index);

// The appeal that a post draws for itself where its author has none (preset null-2025): the same
// mixture, so that counts look alike.
double appeal_of_nobody(Random& random);

}  // namespace resettle::simulation
