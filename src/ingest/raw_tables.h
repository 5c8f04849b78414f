// The raw tables: what importers fill, a part from each raw file. Ids are pseudonyms already;
// nicknames, avatars and profile links are never read.
#pragma once

#include <vector>

#include "tables/maker.h"

namespace resettle {

const std::vector<Maker>& raw_tables();
const Columns& raw_columns(const std::string& table);

}  // namespace resettle
