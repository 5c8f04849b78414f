// A cell as programs read it.
#pragma once

#include <string>

#include "engine/rows.h"

namespace resettle {

// The value with all its digits: true or false, days and instants as ISO 8601, lists as JSON. Empty
// for NULL and for a number that is not finite. Text comes as it is: whoever writes it makes it
// inert.
std::string plain_text(const Rows& rows, std::size_t column, std::size_t row);
// The same as a JSON value; null where it is empty and no text.
std::string json_value(const Rows& rows, std::size_t column, std::size_t row);

}  // namespace resettle
