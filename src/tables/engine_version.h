// What of the engine a table depends on.
#pragma once

#include "tables/recipe.h"

namespace resettle {

// The engine with its prelude, the sources that read, write and compute its cells, and ICU, which
// knows the time zones.
Ingredient engine_ingredient();

}  // namespace resettle
