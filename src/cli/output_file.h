// Where a table may be written to.
#pragma once

#include <filesystem>

#include "study/study.h"

namespace resettle {

// Throws UserError if the file is the study's own or an export, or if it would be read as one; if
// there is something that is no regular file; and if there is a file that `may_replace` does not
// give up.
void check_output(const Study& study, const std::filesystem::path& output, bool may_replace);

}  // namespace resettle
