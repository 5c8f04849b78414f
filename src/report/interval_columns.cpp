#include "report/interval_columns.h"

namespace resettle {

bool is_interval(const Columns& columns, std::size_t low) {
  if (low == 0 || low + 1 >= columns.size()) return false;
  const std::string& name = columns[low].name;
  const std::string& next = columns[low + 1].name;
  if (name == "low") return next == "high";
  return name.ends_with("_low") && next == name.substr(0, name.size() - 3) + "high";
}

}  // namespace resettle
