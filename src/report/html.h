// Text made inert for the three places of a page where it can stand.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace resettle {

// What stands for & < > " ' in HTML; empty: the character itself.
std::string_view entity_of(char c);
// For element content and quoted attributes: & < > " ' escaped, control characters made visible.
std::string escape_html(std::string_view text);
// JSON text for a <script> element: no "</", no "<!--", no U+2028 or U+2029.
std::string inert_in_script(std::string_view json);
// Replaces each {{name}} of the template once, without looking at what it put in. A name that is
// not in `parts` is a bug.
std::string fill_template(std::string_view text, const std::map<std::string, std::string>& parts);

}  // namespace resettle
