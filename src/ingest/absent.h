// What tools write where there is nothing.
#pragma once

#include <string_view>

namespace resettle {

// Of text without white space around it: empty, or a word such as NULL, nan, None, N/A or -, in
// small letters or capitals. NA in capitals alone, as R writes it.
bool says_nothing(std::string_view text);
// The text without white space around it, or nothing if it says nothing.
std::string_view said(std::string_view text);
// The same of a text that somebody wrote, where - and None may be meant: nothing only if it is \N,
// NULL, nan or NaN. White space stays.
std::string_view written(std::string_view text);

// Whether an id is none: it says nothing, or is an empty or broken value such as [deleted], false,
// {}, [] or -1. Somebody who is really called null is not told apart.
bool is_no_id(std::string_view id);
// The same of an id that names somebody or something else, where 0 is nobody. A record's own id may
// be 0: it may number the rows.
bool is_nobody(std::string_view id);

}  // namespace resettle
