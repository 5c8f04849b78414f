// The search for days on which daily posting changed course: the smooth course that it starts from
// (number 0), the jumps and kinks that no smooth course explains, and the single days that were set
// aside. Phases and events play no part in it.
// one row per: number
// reads: daily_activity, settings(draws, seed)
#include "analyses/phases/daily_posts.h"
#include "statistics/changepoints/count_breaks.h"
#include "tables/maker.h"

namespace resettle {
namespace {

using statistics::BreakKind;
using statistics::CountBreak;

void add_break(RowList& rows, const DailyPosts& days, const CountBreak& one, bool has_interval) {
  if (has_interval) {
    rows.day(days.day(one.low)).day(days.day(one.high));
  } else {
    rows.null().null();
  }
  rows.text(one.kind == BreakKind::kJump ? "jump" : "kink");
  rows.number(one.gain).number(one.p);
  if (one.kind == BreakKind::kJump) {
    rows.number(one.ratio);
  } else {
    rows.null();
  }
  rows.number(one.growth_before).number(one.growth_after);
  rows.null().null().null().null().null();
}

}  // namespace

void make_break_search(Making& making) {
  RowList rows({{"number", ColumnType::integer},
                {"day", ColumnType::day},
                {"low", ColumnType::day},
                {"high", ColumnType::day},
                {"kind", ColumnType::text},
                {"gain", ColumnType::number},
                {"p", ColumnType::number},
                {"ratio", ColumnType::number},
                {"growth_before", ColumnType::number},
                {"growth_after", ColumnType::number},
                {"weekdays_removed", ColumnType::boolean},
                {"dispersion", ColumnType::number},
                {"wander", ColumnType::number},
                {"memory", ColumnType::number},
                {"reason", ColumnType::text}});
  const DailyPosts days = read_daily_posts(making.workspace);
  if (!days.posts.empty()) {
    const bool has_intervals = making.setting("draws").get<std::size_t>() > 0;
    const auto found = statistics::find_count_breaks(
        days.posts, {.seed = making.setting("seed").get<std::uint64_t>(), .noun = "posts"});
    rows.row().integer(0).day(days.first_day).null().null().text("course");
    rows.null().null().null().null().null();
    if (!found) {
      rows.null().null().null().null().text(found.reason());
    } else {
      const statistics::TrendNoise& noise = found->trend.noise;
      rows.boolean(found->has_weekdays).number(noise.dispersion).number(noise.wander);
      rows.number(noise.wander > 0 ? noise.memory : 0).null();
      std::int64_t number = 0;
      for (const CountBreak& one : found->breaks) {
        rows.row().integer(++number).day(days.day(one.day));
        add_break(rows, days, one, has_intervals);
      }
      for (const int day : found->days_aside) {
        rows.row().integer(++number).day(days.day(day)).null().null().text("set aside");
        for (int column = 0; column < 10; ++column) rows.null();
      }
    }
  }
  making.write(rows, "number");
}

}  // namespace resettle
