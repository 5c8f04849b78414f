// What a study binds the inputs of makers to: of which tables there are several, which scheme a
// role names, and under which other settings tables are read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/rows.h"
#include "tables/settings.h"

namespace resettle {

// One of the tables of a maker that has several: labels_topic, rule_labels_profile.
struct Instance {
  std::string name;  // the end of the table's name: topic, profile
  std::string scheme;
  Settings settings;  // those that are this table's own, beside the study's
};

struct Bindings {
  // By what a maker has a table for each of: "scheme", or a kind of annotator such as "rule".
  std::map<std::string, std::vector<Instance>> instances;
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
