// The step that posts and comments share: from (id, text) to (id, language, mixed_language).
#pragma once

#include <string>

#include "tables/maker.h"

namespace resettle {

// `select` yields the column named `id` and the column `text`.
void write_languages(Making& making, const std::string& select, const std::string& id);

}  // namespace resettle
