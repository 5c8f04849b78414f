#include "study/fields.h"

#include "base/error.h"

namespace resettle {

std::string_view kind_name(Kind kind) {
  static constexpr std::array<std::string_view, 4> names = {"users", "posts", "comments", "labels"};
  return names[static_cast<std::size_t>(kind)];
}

Kind kind_named(std::string_view name) {
  for (const Kind kind : kKinds) {
    if (kind_name(kind) == name) return kind;
  }
  check(false, "no kind " + std::string(name));
  return Kind::users;
}

std::vector<std::string> mappable_columns(Kind kind) {
  std::vector<std::string> names;
  for (const Field& field : fields_of(kind)) {
    if (is_mappable(field)) names.emplace_back(field.name);
  }
  return names;
}

std::vector<std::string> needed_columns(Kind kind) {
  std::vector<std::string> names;
  for (const Field& field : fields_of(kind)) {
    if (field.by == FilledBy::needed_column) names.emplace_back(field.name);
  }
  return names;
}

}  // namespace resettle
