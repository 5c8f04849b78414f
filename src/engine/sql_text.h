// Values and names as SQL text, quoted.
#pragma once

#include <string>
#include <string_view>

namespace resettle {

inline std::string quoted_for_sql(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

// 'it''s'
inline std::string sql_literal(std::string_view text) { return quoted_for_sql(text, '\''); }
// "a column"
inline std::string sql_identifier(std::string_view name) { return quoted_for_sql(name, '"'); }

// The path of one file for DuckDB, which takes a `~` in front for the user's home.
inline std::string path_text(std::string_view path) {
  return (path.starts_with('~') ? "./" : "") + std::string(path);
}
// The same for its readers, which also take `*`, `?` and `[` for a pattern.
inline std::string sql_path_text(std::string_view path) {
  std::string out;
  for (const char c : path_text(path)) {
    if (c == '*' || c == '?' || c == '[') {
      out += {'[', c, ']'};
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace resettle
