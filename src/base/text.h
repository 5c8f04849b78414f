// Small functions on UTF-8 text and on numbers as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resettle {

// Without ASCII white space and U+3000 (ideographic space) at both ends.
std::string_view trim(std::string_view text);
// Splits at every `separator`; "" gives one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& pieces, std::string_view separator);
std::string lower_ascii(std::string_view text);

// The whole text as a number, nothing before or after it.
std::optional<std::int64_t> parse_integer(std::string_view text);
std::optional<double> parse_number(std::string_view text);
// The shortest text that reads back as the same double (std::to_chars). Finite values only.
std::string format_number(double value);

// Reads one code point at `position` and moves past it; U+FFFD for a malformed sequence, one byte
// at a time. Every character of every text comes here, and most are ASCII: no call for those.
char32_t next_long_code_point(std::string_view text, std::size_t& position);
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto first = static_cast<unsigned char>(text[position]);
  if (first >= 0x80) return next_long_code_point(text, position);
  ++position;
  return first;
}
void append_utf8(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view text);
bool is_utf8(std::string_view text);

// Control characters and escape sequences made visible, so that text from a file is inert on a
// terminal.
std::string printable(std::string_view text);

// Text as one word of a shell's command, quoted where it must be.
std::string shell_word(std::string_view text);

// The entry of `names` with the smallest edit distance to `wrong`; empty when none is near.
std::string nearest_name(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace resettle
