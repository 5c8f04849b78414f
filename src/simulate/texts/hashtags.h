// The hashtags of a post: a few that everyone uses, then ever rarer ones.
#pragma once

#include <string>
#include <vector>

#include "simulate/random.h"

namespace resettle::simulation {

// No two are equal when lower-cased; none holds a comma, a space or #.
std::vector<std::string> draw_tags(Random& random);

}  // namespace resettle::simulation
