// Lines of bytes made into UTF-8, each line decided for itself.
#pragma once

#include <string>
#include <string_view>

namespace resettle {

enum class LineEncoding {
  utf8,      // as it was
  gb18030,   // decoded from GB18030
  repaired,  // UTF-8 with malformed sequences replaced by U+FFFD
};

// Leaves `out` untouched when the line is valid UTF-8; else writes the decoded line there. A line
// that is no UTF-8 is GB18030 when it decodes without an error and is not nearly UTF-8: half of its
// non-ASCII bytes in well-formed sequences of three or four, or four fifths in any. Otherwise what
// is malformed becomes U+FFFD.
LineEncoding decode_line(std::string_view line, std::string& out);

}  // namespace resettle
