#include "tables/engine_version.h"

#include <unicode/uvernum.h>

#include "engine/engine.h"
#include "tables/maker.h"

namespace resettle {

Ingredient engine_ingredient() {
  static const Ingredient engine =
      ingredient("engine", "duckdb",
                 duckdb_identity() + "\nICU " U_ICU_VERSION "\n" +
                     source_version("engine/duckdb/duckdb_engine.cpp"));
  return engine;
}

}  // namespace resettle
