#include "base/inert.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/value.h"

namespace resettle {

bool is_acting(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x034F || c == 0x061C ||
         c == 0x115F || c == 0x1160 || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x2800 ||
         c == 0x3164 || c == 0xFEFF || c == 0xFFA0 || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

bool is_joining(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D); }

namespace {

// Beyond U+FFFF a pair of surrogates.
std::string json_escape(char32_t c) {
  if (c <= 0xFFFF) return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
  const auto rest = static_cast<std::uint32_t>(c) - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
}

}  // namespace

std::string json_text(std::string_view text) { return inert_json(Value(text).dump_repaired()); }

std::string inert_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(json, at);
    // Those below stand between values, or are escaped already.
    if (c >= 0x7F && is_acting(c)) {
      out += json_escape(c);
    } else {
      out += json.substr(from, at - from);
    }
  }
  return out;
}

}  // namespace resettle
