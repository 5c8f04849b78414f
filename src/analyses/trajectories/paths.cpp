// Sequences of levels over all phases: how many users went each way, with the profile's followers
// in the score and without.
// one row per: followers_counted, path
// reads: influence_by_phase
#include <map>

#include "tables/maker.h"

namespace resettle {
namespace {

std::map<std::string, std::int64_t> count_paths(Workspace& workspace, const std::string& level) {
  const auto rows = workspace.query("SELECT user_id, " + level +
                                    " FROM influence_by_phase ORDER BY user_id, phase_number");
  std::map<std::string, std::int64_t> users;
  std::string path;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    path += (path.empty() ? "" : " → ") + std::string(rows->text(1, row));
    const bool is_last = row + 1 == rows->size() || rows->text(0, row + 1) != rows->text(0, row);
    if (!is_last) continue;
    ++users[path];
    path.clear();
  }
  return users;
}

}  // namespace

void make_paths(Making& making) {
  RowList rows({{"followers_counted", ColumnType::boolean},
                {"path", ColumnType::text},
                {"users", ColumnType::integer}});
  for (const bool followers : {false, true}) {
    const char* level = followers ? "level" : "level_without_followers";
    for (const auto& [path, users] : count_paths(making.workspace, level)) {
      rows.row().boolean(followers).text(path).integer(users);
    }
  }
  making.write(rows, "followers_counted, path");
}

}  // namespace resettle
