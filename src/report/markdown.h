// Text as Markdown prints it.
#pragma once

#include <string>
#include <string_view>

namespace resettle {

// Control characters made visible, tags as entities, and the signs that Markdown and its tables
// read escaped: the text is what a reader sees.
std::string escape_markdown(std::string_view text);

}  // namespace resettle
