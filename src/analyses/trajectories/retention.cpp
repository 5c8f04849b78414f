// The curve of retention: after so many days on the clock, the share of authors who had not posted
// for the last time (Kaplan and Meier 1958), with the log–log interval; where that has no width,
// since all stayed or all have left, it comes from those at risk (stay.h). Day 0 is the clock's
// start.
// one row per: group_name, day
// reads: retained_users
#include "analyses/trajectories/durations.h"
#include "analyses/trajectories/stay.h"
#include "statistics/survival/kaplan_meier.h"
#include "tables/maker.h"

namespace resettle {

void make_retention(Making& making) {
  RowList rows({{"group_name", ColumnType::text},
                {"day", ColumnType::integer},
                {"at_risk", ColumnType::integer},
                {"events", ColumnType::integer},
                {"censored", ColumnType::integer},
                {"survival", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number}});
  for (const GroupDurations& group : read_durations(making.workspace)) {
    const auto curve = statistics::kaplan_meier(group.durations());
    if (!curve.has_value()) continue;
    const auto& table = curve->table;
    const auto whole = [](double value) { return static_cast<std::int64_t>(value); };
    if (table.time.front() > 0) {
      rows.row().text(group.name).integer(0).integer(whole(table.at_risk.front()));
      rows.integer(0).integer(0).number(1).number(1).number(1);
    }
    for (std::size_t i = 0; i < table.time.size(); ++i) {
      rows.row().text(group.name).integer(whole(table.time[i])).integer(whole(table.at_risk[i]));
      rows.integer(whole(table.events[i])).integer(whole(table.censored[i]));
      const Retained retained = retained_in(*curve, i);
      rows.number(retained.share).number(retained.low).number(retained.high);
    }
  }
  making.write(rows, "group_name, day");
}

}  // namespace resettle
