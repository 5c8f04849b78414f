// The raw tables: what importers fill, one part a raw file. Ids are pseudonyms already; nicknames,
// avatars and profile links are never read.
#pragma once

#include <vector>

#include "tables/graph.h"

namespace resettle {

const std::vector<RawTable>& raw_tables();
const Columns& raw_columns(const std::string& table);

}  // namespace resettle
