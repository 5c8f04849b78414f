#include "tables/settings.h"

#include "base/error.h"
#include "base/text.h"

namespace resettle {

std::string canonical(const Setting& setting) {
  return std::string(sql_name(setting.type)) + " " + setting.value.dump();
}

std::vector<SettingColumn> setting_columns(const Settings& settings) {
  std::vector<SettingColumn> columns;
  for (const auto& [name, setting] : settings) {
    const nlohmann::json& value = setting.value;
    SettingColumn column{name, setting.type, std::nullopt};
    check(!value.is_structured(), "a list does not reach SQL: " + name);
    if (value.is_string()) {
      column.value = value.get<std::string>();
    } else if (value.is_number_float()) {
      column.value = format_number(value.get<double>());
    } else if (!value.is_null()) {
      column.value = value.dump();
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace resettle
