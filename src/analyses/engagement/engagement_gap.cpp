// How many times as much the average post of high-influence users received: the ratio of means
// with its interval from a bootstrap over authors, and Cliff's delta of the authors' means.
// Designs: same (the paper's; levels are made of the same posts, so there is no p), split (levels
// from a random half of each author's posts, the gap on the other half), previous (levels of the
// phase before); the last two without followers, who are counted after what is compared. p by
// permuting levels over authors, two-sided on the log of the ratio; q within a design. Phase 0 is
// the whole window; with levels of phases it has no p, for an author may be high in one phase and
// low in another.
// one row per: design, phase_number, metric
// reads: post_facts, days, codebook, author_totals, influence, influence_by_phase,
//   settings(role_topic, level_scope, min_age_days, metrics, normalise, weights, high_share,
//   active_posts, retention_gap, draws, permutations, seed)
// cost: 12
#include <cmath>

#include "analyses/engagement/engagement_levels.h"
#include "analyses/engagement/gap.h"
#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels_of_phases.h"
#include "analyses/intervals.h"
#include "statistics/samples/benjamini_hochberg.h"
#include "statistics/samples/dominance.h"

namespace resettle {
namespace {

struct GapRow {
  std::string design;
  std::size_t scope = kWindow, metric = 0;
  double posts_high = 0, posts_low = 0;
  std::int64_t users_high = 0, users_low = 0;
  std::optional<double> ratio;
  statistics::Result<statistics::BootstrapInterval> interval;
  statistics::Result<double> delta;
  statistics::Result<statistics::PermutationTest> test;
  double q = 0;
};

std::vector<GapRow> rows_of(
    const std::string& design, const LevelSums& sums,
    const std::vector<statistics::Result<statistics::BootstrapInterval>>& ratios,
    std::size_t first_scope) {
  using Test = statistics::Result<statistics::PermutationTest>;
  std::vector<GapRow> rows;
  for (std::size_t scope = first_scope; scope < sums.scopes(); ++scope) {
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      const auto posts = [&](Level level) {
        return sums.total(sums.column(level, scope, metric, kPosts));
      };
      const auto high = sums.author_means(Level::high, scope, metric);
      const auto low = sums.author_means(Level::low, scope, metric);
      rows.push_back({design, scope, metric, posts(Level::high), posts(Level::low),
                      static_cast<std::int64_t>(high.size()), static_cast<std::int64_t>(low.size()),
                      gap_ratio(sums, scope, metric), ratios[scope * kMetrics + metric],
                      statistics::cliffs_delta(high, low),
                      Test::none("levels are made of the same posts")});
    }
  }
  return rows;
}

// Fills q where there is a p.
void correct(std::vector<GapRow>& rows) {
  std::vector<double> p;
  for (const GapRow& row : rows) {
    if (row.test.has_value()) p.push_back(row.test->p);
  }
  const auto q = statistics::benjamini_hochberg(p);
  std::size_t next = 0;
  for (GapRow& row : rows) {
    if (row.test.has_value()) row.q = (*q)[next++];
  }
}

void write_row(RowList& rows, const PostFacts& facts, const GapRow& row) {
  rows.row().text(row.design).integer(static_cast<std::int64_t>(row.scope));
  rows.text(name_of_scope(facts, row.scope));
  rows.text(kMetricNames[row.metric]);
  rows.integer(row.users_high).integer(row.users_low);
  rows.integer(static_cast<std::int64_t>(row.posts_high));
  rows.integer(static_cast<std::int64_t>(row.posts_low));
  rows.number(row.ratio);
  const auto ends = row.ratio ? ends_around(*row.ratio, row.interval) : std::nullopt;
  add_ends(rows, ends);
  rows.number(row.delta.as_optional());
  if (row.test.has_value()) {
    rows.number(row.test->p).number(row.q);
  } else {
    rows.null().null();
  }
  rows.text_or_null(ends ? row.test.reason() : why_no_ends(ends, row.interval));
}

}  // namespace

void make_engagement_gap(Making& making) {
  const auto shared_facts = shared_post_facts(making);
  const PostFacts& facts = *shared_facts;
  const LevelsByScope levels = read_levels_by_scope(making.workspace, facts);
  const auto min_age_days = making.setting("min_age_days").get<std::int64_t>();
  const auto seed = making.setting("seed").get<std::uint64_t>();
  const statistics::ResampleOptions draws = resample_options(making);
  const statistics::ResampleOptions orders{
      .draws = making.setting("permutations").get<std::size_t>(), .seed = seed};
  const auto old_enough = [&](std::size_t post) {
    return is_old_enough(facts, post, min_age_days);
  };

  std::vector<GapRow> rows;
  const auto add = [&](const std::string& design, const LevelSums& sums, std::size_t first_scope,
                       const std::vector<statistics::Result<statistics::PermutationTest>>& tests) {
    std::vector<GapRow> more = rows_of(design, sums, gap_ratios(sums, draws), first_scope);
    for (std::size_t i = 0; i < more.size() && !tests.empty(); ++i) {
      more[i].test = tests[first_scope * kMetrics + i];
    }
    correct(more);
    rows.insert(rows.end(), more.begin(), more.end());
  };

  const bool by_phase = scope_is_phase(making.setting("level_scope"));
  add("same",
      LevelSums(facts,
                by_phase ? levels_without_window(levels) : same_levels(facts, levels[kWindow]),
                old_enough),
      kWindow, {});
  const ScoreOptions options = score_options(making);
  const SplitHalves split = split_halves(facts, options, seed);
  const auto last_seen = read_last_seen(making.workspace, facts);
  const PhaseRules rules = phase_rules(making.settings());
  const auto of_first_half = [&] {
    const auto in_first = [&](std::size_t post) { return split.half[post] == 0; };
    return levels_of_phases(metrics_of_phases(facts, {}, last_seen, in_first), rules,
                            options.without("followers"));
  };
  const LevelsByScope split_levels =
      by_phase ? levels_without_window(facts, of_first_half()) : same_levels(facts, split.levels);
  const LevelSums other_half(facts, split_levels, [&](std::size_t post) {
    return split.half[post] == 1 && old_enough(post);
  });
  add("split", other_half, kWindow, gap_tests(other_half, split_levels, orders));
  if (facts.phases.size() > 1) {
    const LevelsByScope before = read_levels_of_the_phase_before(making.workspace, facts);
    const LevelSums later(facts, before, old_enough);
    add("previous", later, scope_of_phase(1), gap_tests(later, before, orders));
  }

  RowList list({{"design", ColumnType::text},
                {"phase_number", ColumnType::integer},
                {"phase", ColumnType::text},
                {"metric", ColumnType::text},
                {"users_high", ColumnType::integer},
                {"users_low", ColumnType::integer},
                {"posts_high", ColumnType::integer},
                {"posts_low", ColumnType::integer},
                {"ratio", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number},
                {"cliffs_delta", ColumnType::number},
                {"p", ColumnType::number},
                {"q", ColumnType::number},
                {"reason", ColumnType::text}});
  for (const GapRow& row : rows) write_row(list, facts, row);
  making.write(list, "design, phase_number, metric");
}

}  // namespace resettle
