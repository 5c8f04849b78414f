#include "report/markdown.h"

#include "base/text.h"

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
  const std::string visible = printable(text);
  std::string out;
  for (std::size_t at = 0; at < visible.size(); ++at) {
    const char c = visible[at];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\\':
      case '`':
      case '*':
      case '[':
      case ']':
      case '#':
      case '|':
      case '~':
        out += '\\';
        out += c;
        break;
      case '_':
        if (!is_inside_word(visible, at)) out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace resettle
