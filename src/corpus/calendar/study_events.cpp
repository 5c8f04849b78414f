// The events that study.toml names, for figures and for setting breaks beside them.
// one row per: day, name
// reads: settings(events)
#include <set>

#include "tables/maker.h"

namespace resettle {

void make_study_events(Making& making) {
  RowList rows({{"day", ColumnType::day}, {"name", ColumnType::text}});
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& event : making.setting("events").elements()) {
    const auto day = event.at("day").get<std::string>();
    const auto name = event.at("name").get<std::string>();
    if (seen.emplace(day, name).second) rows.row().day(*parse_day(day)).text(name);
  }
  making.write(rows, "day, name");
}

}  // namespace resettle
