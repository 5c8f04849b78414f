// The phases as study.toml names them; first_day is empty where a phase begins with the window.
// one row per: number
// reads: settings(phases)
#include "tables/maker.h"

namespace resettle {

void make_study_phases(Making& making) {
  RowList rows({{"number", ColumnType::integer},
                {"phase", ColumnType::text},
                {"first_day", ColumnType::day}});
  std::int64_t number = 0;
  for (const auto& phase : making.setting("phases").elements()) {
    rows.row().integer(++number).text(phase.at("name").get<std::string>());
    if (phase.at("first_day").is_null()) {
      rows.null();
    } else {
      rows.day(*parse_day(phase.at("first_day").get<std::string>()));
    }
  }
  if (number == 0) rows.row().integer(1).text("Whole window").null();
  making.write(rows, "number");
}

}  // namespace resettle
