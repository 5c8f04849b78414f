#include "tables/maker.h"

#include <algorithm>

#include "base/error.h"

namespace resettle {

const nlohmann::json& Making::setting(const std::string& name) const {
  const auto found = settings_.find(name);
  check(found != settings_.end(), "the setting is declared: " + name);
  return found->second.value;
}

std::vector<Variation> Making::variations(const std::string& setting) const {
  const auto found = variations_.find(setting);
  return found == variations_.end() ? std::vector<Variation>() : found->second;
}

void Making::check_declared(const std::vector<std::string>& tables) const {
  for (const std::string& table : tables) {
    const bool is_declared =
        std::any_of(maker_.reads.begin(), maker_.reads.end(), [&](const Input& input) {
          if (input.name == table) return true;
          const std::vector<Variation> others = variations(input.varied);
          return std::any_of(others.begin(), others.end(), [&](const Variation& other) {
            return input.name + other.suffix == table;
          });
        });
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
