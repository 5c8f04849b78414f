// The way from a row of any table back to what it was made of: the lines of raw files where the row
// is about one user, post, comment or label, else the rows that it counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/study_graph.h"

namespace resettle {

struct RowKey {
  std::string table;
  std::vector<std::string> values;  // of the first columns of the table's grain, as text
};

// Rows as text; NULL is none.
struct TextRows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

struct RecordLine {
  std::string file;
  std::int64_t line = 0;
  std::int64_t byte = 0;
  std::optional<std::string> raw;  // its text, if asked for
  bool operator==(const RecordLine&) const = default;
};

// Rows of a table before the one asked for.
struct RowsBehind {
  std::string table;
  std::vector<std::string> columns;  // that it shares with the key
  std::int64_t count = 0;
  TextRows rows;  // the first ten, in the columns of its grain
};

struct WayBack {
  std::string table;
  TextRows rows;  // with this key, the first ten
  std::int64_t count = 0;
  std::vector<RecordLine> records;  // the oldest first
  // Without records: of the nearest tables before this one that have the key's columns.
  std::vector<RowsBehind> behind;
  std::vector<std::string> next;  // commands that show the rows of the inputs
};

// Throws UserError if the table has no such row, or no so many columns in its grain.
WayBack way_back(OpenStudy& open, const RowKey& key, bool raw);

}  // namespace resettle
