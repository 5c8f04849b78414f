#include "tables/settings.h"

#include "base/error.h"
#include "base/text.h"

namespace resettle {

const Value& value_of(const Settings& settings, const std::string& name) {
  const auto found = settings.find(name);
  check(found != settings.end(), "the setting is declared: " + name);
  return found->second.value;
}

std::string canonical(const Setting& setting) {
  return std::string(sql_name(setting.type)) + " " + setting.value.dump();
}

std::vector<SettingColumn> setting_columns(const Settings& settings) {
  std::vector<SettingColumn> columns;
  for (const auto& [name, setting] : settings) {
    SettingColumn column{name, setting.type, std::nullopt};
    check(!setting.value.is_structured(), "a list does not reach SQL: " + name);
    if (!setting.value.is_null()) {
      column.value = setting.type == ColumnType::number ? format_number(setting.value.get<double>())
                                                        : setting.value.text();
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace resettle
