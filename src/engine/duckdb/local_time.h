// The prelude's native function `local_time(instant, zone)`: what clocks in the zone showed.
// DuckDB's own timezone() sets up a calendar for every row when the zone is no literal, which made
// it the most expensive part of a run; here the offset of each quarter of an hour is looked up once
// a thread.
#pragma once

#include "duckdb.h"

namespace resettle {

void register_local_time(duckdb_connection connection);

}  // namespace resettle
