// A simulated study against what was planted in it: every table of truth/ against the table of that
// name, every quantity of truth/model.csv against the cell that estimates it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace resettle {

struct PlantedRow {
  std::string quantity;  // a table, or table.column with the row's keys
  std::string truth;     // realised | model | score
  std::string planted, estimated, interval;
  // equal | differs | covered | not covered | no interval | not checked: …
  std::string verdict;
};

struct PlantedCheck {
  std::vector<PlantedRow> rows;
  // All that was realised, scores and ranks among it, is in the tables as it was planted.
  bool all_equal = true;
  std::int64_t covered = 0, with_interval = 0;
};

// Tables that this program does not make are listed and change nothing. Throws UserError where
// `folder` is no simulated study, or where its tables are not made yet.
PlantedCheck check_planted(const std::filesystem::path& folder);

}  // namespace resettle
