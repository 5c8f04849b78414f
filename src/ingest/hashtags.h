// The hashtags of a post, each once, in their order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace resettle {

// Of a list column: a JSON array, "a#b#c" or "a,b,c", or a list as Python writes it: ['a', 'b'].
std::vector<std::string> listed_hashtags(std::string_view text);
// Of a text: "#x[话题]#" and "#x" up to white space.
std::vector<std::string> hashtags_of(std::string_view text);

}  // namespace resettle
