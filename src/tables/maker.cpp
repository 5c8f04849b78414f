#include "tables/maker.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "resources.h"

namespace resettle {

const Value& Making::setting(const std::string& name) const { return value_of(settings_, name); }

const Columns& Making::columns() const { return maker_.columns; }

void Making::check_declared(const std::vector<std::string>& tables) const {
  for (const std::string& table : tables) {
    const bool is_declared =
        std::any_of(maker_.reads.begin(), maker_.reads.end(), [&](const Input& input) {
          if (input.name == table) return true;
          return !input.varied.empty() &&
                 std::any_of(variations_.begin(), variations_.end(), [&](const Variation& other) {
                   return input.name + other.suffix == table;
                 });
        });
    check(is_declared, maker_.table + " declares that it reads " + table);
  }
}

void Making::write(std::string_view select) { output_.write(maker_.table, select); }

void Making::write(RowSource& rows, std::string_view order_by) {
  output_.write(maker_.table, rows, order_by);
}

std::string source_version(std::string_view place) {
  static const auto versions = [] {
    std::map<std::string_view, std::string_view> of_place;
    for (const std::string_view line : split(resource("source_versions.txt"), '\n')) {
      const std::size_t space = line.find(' ');
      if (space != std::string_view::npos) of_place[line.substr(0, space)] = line.substr(space + 1);
    }
    return of_place;
  }();
  const auto found = versions.find(place);
  check(found != versions.end(), "there is a source " + std::string(place));
  return std::string(found->second);
}

std::string without_cost(std::string_view file) {
  std::string text(file);
  const std::size_t line = text.find("\n-- cost:");
  if (line != std::string::npos) text.erase(line, text.find('\n', line + 1) - line);
  return text;
}

}  // namespace resettle
