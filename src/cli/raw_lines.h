// A line of a raw file, read again on demand: tables hold only where it stands.
#pragma once

#include <cstdint>
#include <string>

#include "study/study.h"

namespace resettle {

// `byte` where the line begins; 0 for files without lines (Parquet). The text may hold personal
// data and control characters: print it through printable(). UserError when the file is gone or
// shorter now.
std::string raw_line(const Study& study, const std::string& file, std::int64_t line,
                     std::int64_t byte);

}  // namespace resettle
