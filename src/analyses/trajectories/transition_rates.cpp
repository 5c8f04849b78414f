// The share of a level's users that went to each level of the next phase, with Wilson's interval: a
// user counts once. What unchanging users would show stands in moves_beyond_noise.
// one row per: followers_counted, from_number, from_level, to_level
// reads: influence_by_phase
#include <array>
#include <numeric>

#include "analyses/intervals.h"

namespace resettle {
namespace {

constexpr std::array<const char*, 3> kLevels = {"inactive", "low", "high"};
constexpr std::size_t kCount = kLevels.size();

// How many users went each way from a phase to the next.
struct Step {
  std::int64_t from_number = 0;
  std::string from_phase, to_phase;
  std::array<std::array<std::int64_t, kCount>, kCount> users = {};  // [from level][to level]

  std::int64_t from(std::size_t level) const {
    return std::accumulate(users[level].begin(), users[level].end(), std::int64_t{0});
  }
};

std::size_t position_of(std::string_view level) {
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
    const std::size_t from = position_of(rows->text(2, row));
    const std::size_t to = position_of(rows->text(2, row + 1));
    if (from == kCount || to == kCount) continue;
    for (Step& step : steps) {
      if (step.from_number == rows->integer(1, row)) ++step.users[from][to];
    }
  }
  return steps;
}

void add_row(RowList& rows, bool followers_counted, const Step& step, std::size_t from,
             std::size_t to) {
  const std::int64_t users = step.users[from][to], of_users = step.from(from);
  rows.row().boolean(followers_counted).integer(step.from_number).text(step.from_phase);
  rows.text(step.to_phase).text(kLevels[from]).text(kLevels[to]).integer(users).integer(of_users);
  if (of_users == 0) {
    rows.null().null().null();
    return;
  }
  const auto part = static_cast<double>(users), whole = static_cast<double>(of_users);
  rows.number(part / whole);
  add_ends(rows, ends_of_share(part, whole));
}

}  // namespace

void make_transition_rates(Making& making) {
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
  for (const bool followers : {false, true}) {
    const char* level = followers ? "level" : "level_without_followers";
    for (const Step& step : read_steps(making.workspace, level)) {
      for (std::size_t from = 0; from < kCount; ++from) {
        for (std::size_t to = 0; to < kCount; ++to) add_row(rows, followers, step, from, to);
      }
    }
  }
  making.write(rows, "followers_counted, from_number, from_level, to_level");
}

}  // namespace resettle
