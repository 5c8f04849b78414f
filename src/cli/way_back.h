// The way from a row of any table back to what it was made of: the lines of raw files where the row
// is about one user, post, comment or label, else the rows that it counts.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "cli/study_graph.h"

namespace resettle {

struct RowKey {
  std::string table;
  std::vector<std::string> values;  // of the first columns of the table's grain, as text
};

// rows: those with this key, the first ten, and `count` how many there are. Besides, what there is
// of
//   records: file, line and byte of each line, the oldest first; with `raw` its text
//   behind: table, columns that it shares with the key, count, and the first ten of its rows by the
//     columns of its grain: of the nearest tables before this one that have the key's columns
//   next: commands that show the rows of the inputs
// Throws UserError if the table has no such row, or no so many columns in its grain.
nlohmann::ordered_json way_back(OpenStudy& open, const RowKey& key, bool raw);

}  // namespace resettle
