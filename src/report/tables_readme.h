// The page tables/README.md of a report: which tables there are, in which forms, and why not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace resettle {

struct ExportedTable {
  std::string name;
  std::string about;               // what its maker says of it
  std::vector<std::string> grain;  // what one row is per
  std::int64_t rows = 0;
  bool has_tex = false;
  std::string nothing;        // as ShownTable's
  std::string left_out = {};  // as ShownTable's
};

// In the order of their names.
std::string tables_readme(std::vector<ExportedTable> tables);

}  // namespace resettle
