// The days on which daily posting changed course, found without being told of phases or events,
// each beside the day nearest to it that the study names.
// one row per: number
// reads: daily_activity, study_events, settings(draws, seed)
// version: 1
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "analyses/phases/daily_breaks.h"
#include "statistics/changepoints/break_intervals.h"
#include "tables/maker.h"

namespace resettle {
namespace {

constexpr std::size_t kBlock = 7;  // residuals are drawn a week at a time
constexpr int kClose = 3;          // days; so far from a named day a break still goes by its name

struct NamedDay {
  Day day;
  std::string kind;  // phase | event
  std::string name;
};

// Where the phases begin, but for the window's own beginning, then the events: of two equally near
// the earlier in this list is named.
std::vector<NamedDay> named_days(Workspace& workspace, const DailyPosts& days) {
  std::vector<NamedDay> named;
  for (std::size_t i = 1; i < days.phases.size(); ++i) {
    named.push_back(
        {days.day(static_cast<int>(days.phases[i].begin)), "phase", days.phases[i].name});
  }
  const auto events = workspace.query("SELECT day, name FROM study_events ORDER BY day, name");
  for (std::size_t row = 0; row < events->size(); ++row) {
    named.push_back({events->day(0, row), "event", std::string(events->text(1, row))});
  }
  return named;
}

const NamedDay* nearest(const std::vector<NamedDay>& named, Day day) {
  const NamedDay* best = nullptr;
  for (const NamedDay& one : named) {
    if (best == nullptr || std::abs(one.day - day) < std::abs(best->day - day)) best = &one;
  }
  return best;
}

// The line after the break over the line before it, both on the day of the break.
double ratio_at(const DailyBreaks& found, std::size_t number) {
  const auto at = static_cast<std::size_t>(found.breaks[number]);
  const auto fitted = statistics::fitted_values(found.series, found.breaks, break_options().cost);
  return std::exp(fitted[at] - (2 * fitted[at - 1] - fitted[at - 2]));
}

}  // namespace

void make_detected_breaks(Making& making) {
  RowList rows({{"number", ColumnType::integer},
                {"day", ColumnType::day},
                {"low", ColumnType::day},
                {"high", ColumnType::day},
                {"gain", ColumnType::number},
                {"ratio", ColumnType::number},
                {"nearest_kind", ColumnType::text},
                {"nearest_name", ColumnType::text},
                {"nearest_days", ColumnType::integer},
                {"nearest_close", ColumnType::boolean}});
  const DailyPosts days = read_daily_posts(making.workspace);
  const DailyBreaks found = find_breaks(days);
  const std::vector<NamedDay> named = named_days(making.workspace, days);
  const auto draws = making.setting("draws").get<std::size_t>();
  const statistics::ResampleOptions resample{.draws = std::max<std::size_t>(draws, 1),
                                             .seed = making.setting("seed").get<std::uint64_t>()};
  if (!found.breaks.empty()) {
    const auto intervals =
        statistics::break_intervals(found.series, found.breaks, break_options(), kBlock, resample);
    for (std::size_t i = 0; i < intervals->size(); ++i) {
      const statistics::BreakInterval& one = (*intervals)[i];
      const Day day = days.day(one.position);
      rows.row().integer(static_cast<std::int64_t>(i + 1)).day(day);
      if (draws == 0) {
        rows.null().null();
      } else {
        rows.day(days.day(one.low)).day(days.day(one.high));
      }
      rows.number(one.gain).number(ratio_at(found, i));
      if (const NamedDay* near = nearest(named, day)) {
        rows.text(near->kind).text(near->name).integer(day - near->day);
        rows.boolean(std::abs(day - near->day) <= kClose);
      } else {
        rows.null().null().null().null();
      }
    }
  }
  making.write(rows, "number");
}

}  // namespace resettle
