// JSON that somebody else wrote.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace resettle {

// nlohmann's values are copied and printed by recursion: those that are nested deeper than this may
// end the program at the end of its stack.
constexpr std::size_t kMostLevels = 200;

// Whether lists and objects are nested deeper than `levels`.
bool nests_deeper(std::string_view json, std::size_t levels = kMostLevels);

// The value; discarded (is_discarded()) if the text is no JSON, or nested too deep.
nlohmann::json parse_json(std::string_view text);

}  // namespace resettle
