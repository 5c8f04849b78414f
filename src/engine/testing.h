// Cells and tables as text, and one small engine for all tests of a process.
#pragma once

#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "engine/engine.h"
#include "engine/plain_text.h"

namespace resettle {

// NULL is empty, days and instants are ISO 8601, lists are [a|b].
inline std::string shown(const Rows& rows, std::size_t column, std::size_t row) {
  if (rows.columns()[column].type != ColumnType::text_list) return plain_text(rows, column, row);
  if (rows.is_null(column, row)) return "";
  std::string text;
  for (const std::string_view item : rows.text_list(column, row)) {
    text += (text.empty() ? "[" : "|") + std::string(item);
  }
  return text.empty() ? "[]" : text + "]";
}

inline std::string shown(const Rows& rows, std::string_view column, std::size_t row) {
  return shown(rows, rows.position(column), row);
}

// Rows as lines, cells joined by commas.
inline std::string shown(const Rows& rows) {
  std::string text;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows.columns().size(); ++column) {
      text += (column == 0 ? "" : ",") + shown(rows, column, row);
    }
    text += '\n';
  }
  return text;
}

inline Engine& test_engine() {
  static const std::unique_ptr<Engine> engine =
      make_duckdb_engine({.threads = 2,
                          .memory = "1GB",
                          .check_types = true,
                          .temporary = std::filesystem::temp_directory_path()});
  return *engine;
}

}  // namespace resettle
