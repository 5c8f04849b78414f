// Do high and low stay alike? The log-rank test of the two curves; without a value, why there is
// none.
// one row per: test
// reads: retained_users
#include "analyses/trajectories/durations.h"
#include "statistics/survival/log_rank.h"
#include "tables/maker.h"

namespace resettle {

void make_retention_comparison(Making& making) {
  const std::vector<GroupDurations> groups = read_durations(making.workspace);
  std::vector<double> days;
  std::vector<std::uint8_t> left;
  std::vector<int> group_of;
  int number = 0;
  for (const std::size_t group : {std::size_t{1}, std::size_t{2}}) {
    if (groups[group].days.empty()) continue;
    days.insert(days.end(), groups[group].days.begin(), groups[group].days.end());
    left.insert(left.end(), groups[group].left.begin(), groups[group].left.end());
    group_of.insert(group_of.end(), groups[group].days.size(), number++);
  }
  RowList rows({{"test", ColumnType::text},
                {"chi_square", ColumnType::number},
                {"degrees_of_freedom", ColumnType::number},
                {"p", ColumnType::number},
                {"reason", ColumnType::text}});
  rows.row().text("log-rank, high and low");
  const auto test =
      number < 2
          ? statistics::Result<statistics::LogRankTest>::none("only one level has users at risk")
          : statistics::log_rank({days, left}, group_of, 2);
  if (test.has_value()) {
    rows.number(test->chi_square).number(test->degrees_of_freedom).number(test->p).null();
  } else {
    rows.null().null().null().text(test.reason());
  }
  making.write(rows, "test");
}

}  // namespace resettle
