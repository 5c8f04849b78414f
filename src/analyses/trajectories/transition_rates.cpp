// The share of a level's users that went to each level of the next phase, with Wilson's interval: a
// user counts once. What unchanging users would show stands in moves_beyond_noise.
// one row per: followers_counted, from_number, from_level, to_level
// reads: transitions
#include "analyses/intervals.h"

namespace resettle {

void make_transition_rates(Making& making) {
  const auto steps = making.workspace.query(
      "SELECT followers_counted, from_number, from_phase, to_phase, from_level, to_level, users, "
      "CAST(SUM(users) OVER (PARTITION BY followers_counted, from_number, from_level) AS BIGINT) "
      "AS of_users FROM transitions");
  RowList rows({{"followers_counted", ColumnType::boolean},
                {"from_number", ColumnType::integer},
                {"from_phase", ColumnType::text},
                {"to_phase", ColumnType::text},
                {"from_level", ColumnType::text},
                {"to_level", ColumnType::text},
                {"users", ColumnType::integer},
                {"of_users", ColumnType::integer},
                {"share", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number}});
  for (std::size_t row = 0; row < steps->size(); ++row) {
    const std::int64_t users = steps->integer(6, row), of_users = steps->integer(7, row);
    rows.row().boolean(steps->boolean(0, row)).integer(steps->integer(1, row));
    for (const std::size_t column : {2, 3, 4, 5}) rows.text(steps->text(column, row));
    rows.integer(users).integer(of_users);
    if (of_users == 0) {
      rows.null().null().null();
      continue;
    }
    const auto part = static_cast<double>(users), whole = static_cast<double>(of_users);
    rows.number(part / whole);
    add_ends(rows, ends_of_share(part, whole));
  }
  making.write(rows, "followers_counted, from_number, from_level, to_level");
}

}  // namespace resettle
