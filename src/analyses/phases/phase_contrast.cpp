// Posts a day of each phase over those of the phase before: how much the ratio would differ among
// other authors like these (bootstrap over authors), and among other days like these (negative
// binomial whose errors allow for a week's memory). No p: the boundaries were chosen by looking.
// one row per: number
// reads: daily_activity, days, cohort_posts, settings(draws, seed)
#include <fmt/format.h>

#include <cmath>

#include "analyses/intervals.h"
#include "analyses/phases/daily_posts.h"
#include "analyses/phases/posts_a_day.h"
#include "statistics/regression/counts.h"
#include "statistics/resample/cluster_bootstrap.h"
#include "tables/maker.h"

namespace resettle {
namespace {

constexpr std::size_t kLags = 7;

double posts_in(const DailyPosts& days, const PhaseDays& phase) {
  double posts = 0;
  for (std::size_t day = phase.begin; day < phase.end; ++day) posts += days.posts[day];
  return posts;
}

double length_of(const PhaseDays& phase) { return static_cast<double>(phase.end - phase.begin); }

// One row an author, one column a phase: posts. Authors in order of their ids.
std::vector<double> posts_by_author(Workspace& workspace, const DailyPosts& days) {
  const auto rows = workspace.query(
      "SELECT posts.user_id, days.phase, CAST(COUNT(*) AS BIGINT) AS posts "
      "FROM cohort_posts AS posts JOIN days ON days.day = posts.day "
      "GROUP BY posts.user_id, days.phase ORDER BY posts.user_id, days.phase");
  std::vector<double> sums;
  std::string_view author;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (row == 0 || rows->text(0, row) != author) {
      author = rows->text(0, row);
      sums.resize(sums.size() + days.phases.size());
    }
    for (std::size_t phase = 0; phase < days.phases.size(); ++phase) {
      if (days.phases[phase].name != rows->text(1, row)) continue;
      sums[sums.size() - days.phases.size() + phase] = static_cast<double>(rows->integer(2, row));
    }
  }
  return sums;
}

// Why one of the two phases has nothing to compare; empty when both have posts.
std::string nothing_in(const DailyPosts& days, std::size_t to) {
  for (const std::size_t phase : {to - 1, to}) {
    if (posts_in(days, days.phases[phase]) > 0) continue;
    return fmt::format("there are no posts in {}", days.phases[phase].name);
  }
  return "";
}

void add_ratio(RowList& rows, const DailyPosts& days, std::size_t to,
               const statistics::Result<statistics::BootstrapInterval>& interval) {
  const PhaseDays& before = days.phases[to - 1];
  const PhaseDays& after = days.phases[to];
  const PhasePosts posts_before{posts_in(days, before), length_of(before)};
  const std::string nothing = nothing_in(days, to);
  if (posts_before.posts == 0) {
    rows.null().null().null().text(nothing);
    return;
  }
  const double ratio =
      ratio_of_posts_a_day({posts_in(days, after), length_of(after)}, posts_before);
  rows.number(ratio);
  const auto ends = nothing.empty() ? ends_around(ratio, interval) : std::nullopt;
  add_ends(rows, ends);
  rows.text_or_null(nothing.empty() ? why_no_ends(ends, interval) : nothing);
}

// The same ratio from the days: ln E(posts) = a + b·[day lies in the later phase].
void add_model(RowList& rows, const DailyPosts& days, std::size_t to) {
  const PhaseDays& before = days.phases[to - 1];
  const PhaseDays& after = days.phases[to];
  if (const std::string nothing = nothing_in(days, to); !nothing.empty()) {
    rows.null().null().null().null().text(nothing);
    return;
  }
  const std::vector<std::string> names = {"level", "later phase"};
  std::vector<double> design;
  for (std::size_t day = before.begin; day < after.end; ++day) {
    design.push_back(1);
    design.push_back(day >= after.begin ? 1 : 0);
  }
  const auto outcome = std::span(days.posts).subspan(before.begin, after.end - before.begin);
  const auto fit = statistics::negative_binomial({design, 2, names}, outcome, {},
                                                 statistics::StandardErrors::newey_west(kLags));
  if (!fit) {
    rows.null().null().null().null().text(fit.reason());
    return;
  }
  const statistics::Coefficient& later = fit->coefficients[1];
  rows.number(std::exp(later.estimate)).number(std::exp(later.low)).number(std::exp(later.high));
  rows.number(fit->dispersion).null();
}

}  // namespace

void make_phase_contrast(Making& making) {
  RowList rows({{"number", ColumnType::integer},
                {"from_phase", ColumnType::text},
                {"to_phase", ColumnType::text},
                {"authors", ColumnType::integer},
                {"ratio", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number},
                {"reason", ColumnType::text},
                {"model_ratio", ColumnType::number},
                {"model_low", ColumnType::number},
                {"model_high", ColumnType::number},
                {"dispersion", ColumnType::number},
                {"model_reason", ColumnType::text}});
  const DailyPosts days = read_daily_posts(making.workspace);
  const std::size_t phases = days.phases.size();
  if (phases > 1) {
    const std::vector<double> sums = posts_by_author(making.workspace, days);
    const auto ratios = [&](std::span<const double> posts, std::span<double> estimates) {
      for (std::size_t to = 1; to < phases; ++to) {
        estimates[to - 1] = ratio_of_posts_a_day({posts[to], length_of(days.phases[to])},
                                                 {posts[to - 1], length_of(days.phases[to - 1])});
      }
    };
    const auto intervals = statistics::cluster_bootstrap({sums, phases}, phases - 1, ratios,
                                                         statistics::IntervalKind::kExpanded,
                                                         resample_options(making));
    for (std::size_t to = 1; to < phases; ++to) {
      rows.row().integer(static_cast<std::int64_t>(to));
      rows.text(days.phases[to - 1].name).text(days.phases[to].name);
      rows.integer(static_cast<std::int64_t>(sums.size() / phases));
      add_ratio(rows, days, to, intervals[to - 1]);
      add_model(rows, days, to);
    }
  }
  making.write(rows, "number");
}

}  // namespace resettle
