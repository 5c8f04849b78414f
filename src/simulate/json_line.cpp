#include "simulate/json_line.h"

#include <charconv>

#include "simulate/random.h"

namespace resettle::simulation {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) continue;
    out += text.substr(plain, i - plain);
    plain = i + 1;
    out += '\\';
    if (c == '"' || c == '\\') {
      out += c;
    } else if (c == '\n') {
      out += 'n';
    } else {
      out += 'u';
      append_hex(out, static_cast<unsigned char>(c), 4);
    }
  }
  out += text.substr(plain);
}

}  // namespace

void JsonLine::name(std::string_view name) {
  if (!first_) out_ += ", ";
  first_ = false;
  ((out_ += '"') += name) += "\": ";
}

void JsonLine::text(std::string_view field, std::string_view value) {
  name(field);
  out_ += '"';
  append_escaped(out_, value);
  out_ += '"';
}

void JsonLine::number(std::string_view field, std::int64_t value) {
  name(field);
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out_.append(digits, end);
}

void JsonLine::null(std::string_view field) {
  name(field);
  out_ += "null";
}

}  // namespace resettle::simulation
