// Which columns of a table are the ends of an interval: `low` and `high`, or `x_low` and `x_high`,
// next to each other behind the column of their estimate (analyses/intervals.h).
#pragma once

#include "engine/engine.h"

namespace resettle {

// Whether the column and the one behind it are such ends.
bool is_interval(const Columns& columns, std::size_t low);

}  // namespace resettle
