// The settings of a study as makers see them: named values that are part of a table's recipe.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/value.h"
#include "engine/engine.h"

namespace resettle {

struct Setting {
  ColumnType type = ColumnType::text;
  // Days as "2025-01-19". Lists and objects are for makers in C++ only and never reach SQL.
  Value value;
};

using Settings = std::map<std::string, Setting>;

// The value of a setting that was declared; another name is a bug.
const Value& value_of(const Settings& settings, const std::string& name);
// The canonical text of a value, for recipes.
std::string canonical(const Setting& setting);
// The columns of the one-row table `settings`; a list or object among them is a bug.
std::vector<SettingColumn> setting_columns(const Settings& settings);

}  // namespace resettle
