#include "analyses/influence/levels.h"

#include <algorithm>

#include "base/error.h"

namespace resettle {

std::string_view name_of(Level level) {
  switch (level) {
    case Level::high:
      return "high";
    case Level::low:
      return "low";
    case Level::unscored:
      return "unscored";
  }
  return "unscored";
}

Level level_named(std::string_view name) {
  if (name == "high") return Level::high;
  if (name == "low") return Level::low;
  check(name == "unscored", "a level is high, low or unscored: " + std::string(name));
  return Level::unscored;
}

bool any_unscored(const std::vector<Level>& levels) {
  return std::find(levels.begin(), levels.end(), Level::unscored) != levels.end();
}

std::vector<Level> read_levels(Workspace& workspace, const PostFacts& facts) {
  std::vector<Level> levels(facts.users.size(), Level::unscored);
  const auto rows = workspace.query(
      "SELECT user_id, level FROM influence WHERE level IS NOT NULL ORDER BY user_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto user = place_of_user(facts, rows->text(0, row));
    if (user) levels[*user] = level_named(rows->text(1, row));
  }
  return levels;
}

}  // namespace resettle
