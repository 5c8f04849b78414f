// The level of an author by influence over a window or a phase.
#pragma once

#include <cstdint>

namespace resettle {

// Unscored authors are in neither group.
enum class Level : std::int8_t { unscored = -1, low = 0, high = 1 };

}  // namespace resettle
