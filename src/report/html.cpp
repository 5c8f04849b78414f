#include "report/html.h"

#include "base/error.h"
#include "base/text.h"

namespace resettle {

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

std::string escape_html(std::string_view text) {
  std::string shown = printable(text);
  // The thin space of thousands, in the form that no line breaks at.
  for (std::size_t at = shown.find("\u2009"); at != std::string::npos; at = shown.find("\u2009")) {
    shown.replace(at, 3, "\u202f");
  }
  std::string out;
  for (const char c : shown) {
    const std::string_view entity = entity_of(c);
    if (entity.empty()) {
      out += c;
    } else {
      out += entity;
    }
  }
  return out;
}

std::string inert_in_script(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 50);
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (json.substr(i, 3) == "\u2028" || json.substr(i, 3) == "\u2029") {
      out += json.substr(i, 3) == "\u2028" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out;
}

std::string fill_template(std::string_view text, const std::map<std::string, std::string>& parts) {
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t open = text.find("{{", from);
    out += text.substr(from, open - from);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find("}}", open);
    check(close != std::string_view::npos, "a template's {{ is closed");
    const auto part = parts.find(std::string(text.substr(open + 2, close - open - 2)));
    check(part != parts.end(), "a template names a part that exists");
    out += part->second;
    from = close + 2;
  }
  return out;
}

}  // namespace resettle
