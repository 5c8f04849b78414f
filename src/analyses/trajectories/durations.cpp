#include "analyses/trajectories/durations.h"

namespace resettle {

std::vector<GroupDurations> read_durations(Workspace& workspace) {
  std::vector<GroupDurations> groups = {{"all", {}, {}}, {"high", {}, {}}, {"low", {}, {}}};
  const auto rows = workspace.query(
      "SELECT level, days, left_for_good FROM retained_users WHERE status = 'at risk' "
      "ORDER BY user_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    for (GroupDurations& group : groups) {
      if (group.name != "all" && group.name != rows->text(0, row)) continue;
      group.days.push_back(static_cast<double>(rows->integer(1, row)));
      group.left.push_back(rows->boolean(2, row) ? 1 : 0);
    }
  }
  return groups;
}

}  // namespace resettle
