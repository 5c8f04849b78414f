// The hashtags of a post: a few that everyone uses, then ever rarer ones.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "simulate/random.h"

namespace resettle::simulation {

// No two are equal when lower-cased; none holds a comma, a space or #. Some are `topical` ones.
std::vector<std::string> draw_tags(Random& random, std::span<const std::string_view> topical);

}  // namespace resettle::simulation
