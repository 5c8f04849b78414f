#include "analyses/influence/levels.h"

#include <algorithm>

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

std::vector<Level> read_levels(Workspace& workspace, const PostFacts& facts) {
  std::vector<Level> levels(facts.users.size(), Level::unscored);
  const auto rows = workspace.query(
      "SELECT user_id, level FROM influence WHERE level IS NOT NULL ORDER BY user_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto found = std::lower_bound(facts.users.begin(), facts.users.end(), rows->text(0, row));
    if (found == facts.users.end() || *found != rows->text(0, row)) continue;
    levels[static_cast<std::size_t>(found - facts.users.begin())] =
        rows->text(1, row) == "high" ? Level::high : Level::low;
  }
  return levels;
}

}  // namespace resettle
