// How change points of daily posting were looked for: the days searched, the penalty that a break
// had to be worth, and how many were found.
// one row per: first_day
// reads: daily_activity
// version: 1
#include "analyses/phases/daily_breaks.h"
#include "tables/maker.h"

namespace resettle {

void make_break_search(Making& making) {
  RowList rows({{"first_day", ColumnType::day},
                {"last_day", ColumnType::day},
                {"days", ColumnType::integer},
                {"breaks", ColumnType::integer},
                {"weekdays_removed", ColumnType::boolean},
                {"autocorrelation", ColumnType::number},
                {"penalty", ColumnType::number},
                {"reason", ColumnType::text}});
  const DailyPosts days = read_daily_posts(making.workspace);
  if (!days.posts.empty()) {
    const DailyBreaks found = find_breaks(days);
    const auto length = static_cast<int>(days.posts.size());
    rows.row().day(days.first_day).day(days.day(length - 1)).integer(length);
    if (found.reason.empty()) {
      rows.integer(static_cast<std::int64_t>(found.breaks.size()))
          .boolean(found.weekdays_removed)
          .number(found.autocorrelation)
          .number(found.penalty)
          .null();
    } else {
      rows.null().null().null().null().text(found.reason);
    }
  }
  making.write(rows, "first_day");
}

}  // namespace resettle
