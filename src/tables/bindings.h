// What a study binds the inputs of makers to: for which schemes there are tables, which scheme a
// role names, and under which other settings tables are read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/rows.h"
#include "tables/settings.h"

namespace resettle {

struct Bindings {
  // By what a maker has a table for each of: "scheme" has all, "ruled scheme" those with rules.
  std::map<std::string, std::vector<std::string>> schemes;
  // The scheme of each role and of `cohort`. None: the input has no rows.
  std::map<std::string, std::optional<std::string>> scheme_of;
  // Values of a setting besides the study's own.
  std::map<std::string, std::vector<Value>> other_values;
};

// An input of a table of the graph.
struct Bound {
  std::string name;   // in the maker's text
  std::string table;  // of the graph; empty: the input has no rows, but `columns`
  Columns columns;
};

}  // namespace resettle
