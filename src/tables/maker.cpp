#include "tables/maker.h"

#include <algorithm>

#include "base/error.h"

namespace resettle {

const nlohmann::json& Making::setting(const std::string& name) const {
  const auto found = settings_.find(name);
  check(found != settings_.end(), "the setting is declared: " + name);
  return found->second.value;
}

void Making::check_declared(const std::vector<std::string>& tables) const {
  for (const std::string& table : tables) {
    const bool is_declared =
        std::find(maker_.reads.begin(), maker_.reads.end(), table) != maker_.reads.end();
    check(is_declared, maker_.table + " declares that it reads " + table);
  }
}

void Making::write(std::string_view select) { written_ = workspace.write(select, file_); }

void Making::write(RowSource& rows, std::string_view order_by) {
  written_ = workspace.write(rows, order_by, file_);
}

std::string without_cost(std::string_view file) {
  std::string text(file);
  const std::size_t line = text.find("\n-- cost:");
  if (line != std::string::npos) text.erase(line, text.find('\n', line + 1) - line);
  return text;
}

}  // namespace resettle
