// Rows as files that other programs read. All text is UTF-8; doubles are written as the shortest
// text that reads back the same; what is not finite is written as if it were missing.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "engine/rows.h"

namespace resettle {

// RFC 4180 with a header line: NULL is empty, days and instants are ISO 8601, booleans true and
// false, a list is a JSON array. A text that a spreadsheet would run as a formula (first character
// = + - @, wide or not, tab or carriage return; -1 is a number, not one) gets a ' in front. Control
// characters but line ends and tabs are made visible (base/inert.h).
void write_csv(const Rows& rows, std::ostream& out);

// An array of objects, one a line; control characters are \u escapes.
void write_json(const Rows& rows, std::ostream& out);

}  // namespace resettle
