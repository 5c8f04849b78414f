#include "base/error.h"

#include <fmt/format.h>

namespace resettle {

std::string to_string(const Place& place) {
  if (place.line == 0) return place.file;
  if (place.column == 0) return fmt::format("{}:{}", place.file, place.line);
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

UserError::UserError(const std::string& problem, const std::string& remedy)
    : std::runtime_error(fmt::format("{}\n  {}", problem, remedy)),
      problem_(problem),
      remedy_(remedy) {}

UserError::UserError(const Place& place, const std::string& problem, const std::string& remedy)
    : std::runtime_error(fmt::format("{}: {}\n  {}", to_string(place), problem, remedy)),
      problem_(problem),
      remedy_(remedy),
      place_(place) {}

void broken(std::string_view promise, std::source_location where) {
  throw std::logic_error(
      fmt::format("{}:{}: broken promise: {}", where.file_name(), where.line(), promise));
}

}  // namespace resettle
