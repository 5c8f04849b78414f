#include "analyses/phases/daily_posts.h"

namespace resettle {

DailyPosts read_daily_posts(Workspace& workspace) {
  const auto rows = workspace.query("SELECT day, phase, posts FROM daily_activity ORDER BY day");
  DailyPosts days;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (row == 0) days.first_day = rows->day(0, row);
    if (days.phases.empty() || days.phases.back().name != rows->text(1, row)) {
      days.phases.push_back({std::string(rows->text(1, row)), row, row});
    }
    days.phases.back().end = row + 1;
    days.posts.push_back(static_cast<double>(rows->integer(2, row)));
  }
  return days;
}

}  // namespace resettle
