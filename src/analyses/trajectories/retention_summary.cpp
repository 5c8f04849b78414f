// Retention in a few numbers a group: the median stay (empty where more than half stayed) and who
// was still there 7, 30 and 90 days after the clock's start (empty beyond what was observed).
// one row per: group_name
// reads: retained_users
#include <cmath>
#include <numeric>

#include "analyses/trajectories/durations.h"
#include "analyses/trajectories/stay.h"
#include "tables/maker.h"

namespace resettle {
namespace {

constexpr int kDays[] = {7, 30, 90};

void add_median(RowList& rows, const statistics::SurvivalCurve& curve) {
  const auto median = statistics::survival_quantile(curve);
  const auto add = [&](double value) {
    if (std::isfinite(value)) {
      rows.number(value);
    } else {
      rows.null();
    }
  };
  if (!median.has_value()) {
    rows.null().null().null();
    return;
  }
  add(median->estimate);
  add(median->low);
  add(median->high);
}

void add_survival(RowList& rows, const statistics::SurvivalCurve& curve, double day) {
  if (const auto retained = retained_at(curve, day)) {
    rows.number(retained->share).number(retained->low).number(retained->high);
  } else {
    rows.null().null().null();
  }
}

}  // namespace

void make_retention_summary(Making& making) {
  Columns columns = {{"group_name", ColumnType::text},   {"users", ColumnType::integer},
                     {"events", ColumnType::integer},    {"median_days", ColumnType::number},
                     {"median_low", ColumnType::number}, {"median_high", ColumnType::number}};
  for (const int day : kDays) {
    const std::string name = "retained_" + std::to_string(day) + "_days";
    columns.push_back({name + "_share", ColumnType::number});
    columns.push_back({name + "_low", ColumnType::number});
    columns.push_back({name + "_high", ColumnType::number});
  }
  RowList rows(columns);
  for (const GroupDurations& group : read_durations(making.workspace)) {
    const auto curve = statistics::kaplan_meier(group.durations());
    if (!curve.has_value()) continue;
    rows.row().text(group.name).integer(static_cast<std::int64_t>(group.days.size()));
    rows.integer(std::accumulate(group.left.begin(), group.left.end(), std::int64_t{0}));
    add_median(rows, *curve);
    for (const int day : kDays) add_survival(rows, *curve, day);
  }
  making.write(rows, "group_name");
}

}  // namespace resettle
