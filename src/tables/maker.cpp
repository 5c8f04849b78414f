#include "tables/maker.h"

#include "base/error.h"

namespace resettle {

const nlohmann::json& Making::setting(const std::string& name) const {
  const auto found = settings_.find(name);
  check(found != settings_.end(), "the setting is declared: " + name);
  return found->second.value;
}

void Making::write(std::string_view select) { written_ = workspace.write(select, file_); }

void Making::write(RowSource& rows, std::string_view order_by) {
  written_ = workspace.write(rows, order_by, file_);
}

}  // namespace resettle
