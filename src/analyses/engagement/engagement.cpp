// What a post received, by the level of its author, phase and metric. Phase 0 is the whole window.
// Means, of the counts and of their logarithms, have an interval from a bootstrap over authors;
// authors without a level are a row of their own, without one. With levels of phases an author may
// be high in one and low in another, in the window's rows too.
// one row per: level, phase_number, metric
// reads: post_facts, days, codebook, influence, influence_by_phase,
//   settings(role_topic, level_scope, min_age_days, draws, seed)
#include <algorithm>
#include <cmath>

#include "analyses/engagement/engagement_levels.h"
#include "analyses/engagement/gap.h"
#include "analyses/influence/levels.h"
#include "analyses/intervals.h"
#include "statistics/describe/quantiles.h"

namespace resettle {
namespace {

constexpr Level kLevels[] = {Level::low, Level::high, Level::unscored};

struct Cell {
  std::int64_t posts = 0;
  std::vector<double> counts;  // those not missing
  double sum = 0, log_sum = 0;
};

// [level][scope][metric]
using Cells = std::vector<std::vector<std::vector<Cell>>>;

// `logarithms` are the facts in logarithms.
Cells collect(const PostFacts& facts, const PostFacts& logarithms, const LevelsByScope& levels,
              std::int64_t min_age_days) {
  Cells cells(3, std::vector<std::vector<Cell>>(scopes_of(facts), std::vector<Cell>(kMetrics)));
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    if (!is_old_enough(facts, post, min_age_days)) continue;
    const auto user = static_cast<std::size_t>(facts.user[post]);
    const std::size_t own_scope = scope_of_phase(static_cast<std::size_t>(facts.phase[post]));
    for (const std::size_t scope : {kWindow, own_scope}) {
      const Level level = level_at(levels, scope, own_scope, user);
      const std::size_t place = level == Level::unscored ? 2 : static_cast<std::size_t>(level);
      for (std::size_t metric = 0; metric < kMetrics; ++metric) {
        Cell& cell = cells[place][scope][metric];
        ++cell.posts;
        const double count = facts.counts[metric][post];
        if (std::isnan(count)) continue;
        cell.counts.push_back(count);
        cell.sum += count;
        cell.log_sum += logarithms.counts[metric][post];
      }
    }
  }
  return cells;
}

using Interval = statistics::Result<statistics::BootstrapInterval>;

// In the order of the columns of LevelSums.
std::vector<Interval> intervals_of_means(const LevelSums& sums,
                                         const statistics::ResampleOptions& options) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t column = 0; column < sums.columns(); column += kParts) {
    pairs.emplace_back(column + kSum, column + kPosts);
  }
  return statistics::cluster_bootstrap(sums.rows(), pairs.size(), statistics::ratios_of_sums(pairs),
                                       statistics::IntervalKind::kExpanded, options);
}

// ln(1 + count): a few posts that went viral do not make its mean.
PostFacts in_logarithms(PostFacts facts) {
  for (std::vector<double>& counts : facts.counts) {
    for (double& count : counts) count = std::log1p(count);
  }
  return facts;
}

void add_mean(RowList& rows, double mean, const Interval* interval) {
  rows.number(mean);
  add_ends(rows, interval == nullptr ? std::nullopt : ends_around(mean, *interval));
}

void add_log_mean(RowList& rows, const Cell& cell, const Interval* interval) {
  if (cell.counts.empty()) {
    rows.null().null().null();
    return;
  }
  add_mean(rows, cell.log_sum / static_cast<double>(cell.counts.size()), interval);
}

void add_numbers(RowList& rows, const Cell& cell, const Interval* interval) {
  rows.integer(cell.posts).integer(cell.posts - static_cast<std::int64_t>(cell.counts.size()));
  if (cell.counts.empty()) {
    rows.null().null().null().null().null().null();
    return;
  }
  constexpr double kMedianAndP90[] = {0.5, 0.9};
  const auto quantiles = statistics::quantiles(cell.counts, kMedianAndP90);
  add_mean(rows, cell.sum / static_cast<double>(cell.counts.size()), interval);
  rows.number(quantiles->front()).number(quantiles->back()).number(cell.sum);
}

}  // namespace

void make_engagement(Making& making) {
  const auto shared_facts = shared_post_facts(making);
  const PostFacts& facts = *shared_facts;
  LevelsByScope levels = read_levels_by_scope(making.workspace, facts);
  levels = scope_is_phase(making.setting("level_scope")) ? levels_without_window(std::move(levels))
                                                         : same_levels(facts, levels[kWindow]);
  const auto min_age_days = making.setting("min_age_days").get<std::int64_t>();
  const auto counts_in = [&](std::size_t post) { return is_old_enough(facts, post, min_age_days); };
  const PostFacts logarithms = in_logarithms(facts);
  const LevelSums sums(facts, levels, counts_in);
  const auto intervals = intervals_of_means(sums, resample_options(making));
  const auto log_intervals =
      intervals_of_means(LevelSums(logarithms, levels, counts_in), resample_options(making));
  const Cells cells = collect(facts, logarithms, levels, min_age_days);
  RowList rows({{"level", ColumnType::text},
                {"phase_number", ColumnType::integer},
                {"phase", ColumnType::text},
                {"metric", ColumnType::text},
                {"posts", ColumnType::integer},
                {"n_missing", ColumnType::integer},
                {"mean", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number},
                {"median", ColumnType::number},
                {"p90", ColumnType::number},
                {"sum", ColumnType::number},
                {"log_mean", ColumnType::number},
                {"log_low", ColumnType::number},
                {"log_high", ColumnType::number}});
  for (std::size_t place = 0; place < 3; ++place) {
    for (std::size_t scope = kWindow; scope < scopes_of(facts); ++scope) {
      for (std::size_t metric = 0; metric < kMetrics; ++metric) {
        const Cell& cell = cells[place][scope][metric];
        if (cell.posts == 0) continue;
        const Interval* interval = nullptr;
        const Interval* log_interval = nullptr;
        if (kLevels[place] != Level::unscored) {
          const std::size_t at = sums.column(kLevels[place], scope, metric, kSum) / kParts;
          interval = &intervals[at];
          log_interval = &log_intervals[at];
        }
        rows.row().text(name_of(kLevels[place])).integer(static_cast<std::int64_t>(scope));
        rows.text(name_of_scope(facts, scope));
        rows.text(kMetricNames[metric]);
        add_numbers(rows, cell, interval);
        add_log_mean(rows, cell, log_interval);
      }
    }
  }
  making.write(rows, "level, phase_number, metric");
}

}  // namespace resettle
