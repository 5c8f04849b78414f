// The share of a level's users that went to each level of the next phase: with its interval from a
// bootstrap over users (Wilson's if nobody or everybody went), and with the share expected if the
// phases were independent (that of the next phase's level among all who are counted).
// one row per: followers_counted, from_number, from_level, to_level
// reads: influence_by_phase, settings(draws, seed)
#include <array>
#include <map>

#include "analyses/intervals.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {
namespace {

constexpr std::array<const char*, 3> kLevels = {"inactive", "low", "high"};
constexpr std::size_t kCells = 9;
constexpr std::size_t kColumns = kCells + 3;  // and a total for each level of departure

// A row a user: 1 in the cell of the way that was gone, and in its level of departure's total.
struct Step {
  std::int64_t from_number = 0;
  std::string from_phase, to_phase;
  std::vector<double> users = {};

  double total(std::size_t column) const {
    double sum = 0;
    for (std::size_t at = column; at < users.size(); at += kColumns) sum += users[at];
    return sum;
  }
};

std::size_t place_of(std::string_view level) {
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    if (level == kLevels[i]) return i;
  }
  return kLevels.size();
}

// Users unobserved or not scored in either phase have no way.
std::vector<Step> read_steps(Workspace& workspace, const std::string& level) {
  std::vector<Step> steps;
  const auto phases = workspace.query(
      "SELECT DISTINCT phase_number, phase FROM influence_by_phase ORDER BY phase_number");
  for (std::size_t row = 0; row + 1 < phases->size(); ++row) {
    steps.push_back({phases->integer(0, row), std::string(phases->text(1, row)),
                     std::string(phases->text(1, row + 1))});
  }
  const auto rows = workspace.query("SELECT user_id, phase_number, " + level +
                                    " FROM influence_by_phase ORDER BY user_id, phase_number");
  for (std::size_t row = 0; row + 1 < rows->size(); ++row) {
    if (rows->text(0, row) != rows->text(0, row + 1)) continue;
    const std::size_t from = place_of(rows->text(2, row));
    const std::size_t to = place_of(rows->text(2, row + 1));
    if (from == kLevels.size() || to == kLevels.size()) continue;
    for (Step& step : steps) {
      if (step.from_number != rows->integer(1, row)) continue;
      const std::size_t at = step.users.size();
      step.users.resize(at + kColumns, 0.0);
      step.users[at + 3 * from + to] = 1;
      step.users[at + kCells + from] = 1;
    }
  }
  return steps;
}

void add_rows(RowList& rows, bool followers_counted, const Step& step,
              const statistics::ResampleOptions& options) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t cell = 0; cell < kCells; ++cell) pairs.emplace_back(cell, kCells + cell / 3);
  const auto intervals = statistics::cluster_bootstrap(
      {step.users, kColumns}, kCells, statistics::ratios_of_sums(pairs),
      statistics::IntervalKind::kExpanded, options);
  const double all = step.total(kCells) + step.total(kCells + 1) + step.total(kCells + 2);
  for (std::size_t cell = 0; cell < kCells; ++cell) {
    const double users = step.total(cell);
    const double from = step.total(kCells + cell / 3);
    const double to = step.total(cell % 3) + step.total(3 + cell % 3) + step.total(6 + cell % 3);
    rows.row().boolean(followers_counted).integer(step.from_number).text(step.from_phase);
    rows.text(step.to_phase).text(kLevels[cell / 3]).text(kLevels[cell % 3]);
    rows.integer(static_cast<std::int64_t>(users)).integer(static_cast<std::int64_t>(from));
    if (from == 0) {
      rows.null().null().null().null();
      continue;
    }
    rows.number(users / from);
    add_ends(rows, ends_of_share(users, from, intervals[cell], options));
    rows.number(to / all);
  }
}

}  // namespace

void make_transition_rates(Making& making) {
  const statistics::ResampleOptions options = resample_options(making);
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
                {"high", ColumnType::number},
                {"expected", ColumnType::number}});
  for (const bool followers : {false, true}) {
    const char* level = followers ? "level" : "level_without_followers";
    for (const Step& step : read_steps(making.workspace, level)) {
      add_rows(rows, followers, step, options);
    }
  }
  making.write(rows, "followers_counted, from_number, from_level, to_level");
}

}  // namespace resettle
