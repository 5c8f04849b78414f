// Rows as an aligned table for a terminal: numbers to the right, Chinese as two columns wide, control
// characters made visible, long texts cut with an ellipsis.
#pragma once

#include <iosfwd>

#include "engine/rows.h"

namespace resettle {

void write_text_table(const Rows& rows, std::ostream& out);

// How many terminal columns the text takes.
std::size_t display_width(std::string_view text);

// One cell as text: numbers to six digits, ISO dates, lists joined by ", "; NULL is empty.
std::string cell_text(const Rows& rows, std::size_t column, std::size_t row);

}  // namespace resettle
