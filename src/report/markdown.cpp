#include "report/markdown.h"

#include "base/text.h"
#include "report/html.h"

namespace resettle {
namespace {

bool is_of_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// There an underscore is one: cohort_posts.
bool is_inside_word(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_of_word(text[at - 1]) && is_of_word(text[at + 1]);
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  static constexpr std::string_view kTags = "&<>", kSigns = "\\`*[]#|~";
  const std::string visible = printable(text);
  std::string out;
  for (std::size_t at = 0; at < visible.size(); ++at) {
    const char c = visible[at];
    if (kTags.find(c) != std::string_view::npos) {
      out += entity_of(c);
      continue;
    }
    const bool is_sign = kSigns.find(c) != std::string_view::npos;
    if (is_sign || (c == '_' && !is_inside_word(visible, at))) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace resettle
