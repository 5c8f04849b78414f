// Users who moved between low and high, or stayed, from each phase to the next, beside how many
// would have if nobody's engagement changed: each author's counts are shuffled among the author's
// own posts, days stay, and phases are scored anew, 1,000 times (or `permutations`, if that is
// less). expected is the mean, its ends hold 95 % of shuffles; p is one-sided, for more than
// expected. Levels are made without followers. Only users active and watched in both phases count.
// one row per: from_number, from_level, to_level
// reads: post_facts, days, codebook, author_totals,
//   settings(role_topic, metrics, normalise, weights, high_share, active_posts, retention_gap,
//   permutations, seed)
// cost: 12
#include <algorithm>

#include "analyses/influence/author_metrics.h"
#include "analyses/intervals.h"
#include "analyses/trajectories/level_moves.h"
#include "statistics/resample/draws.h"
#include "tables/schedule.h"

namespace resettle {
namespace {

constexpr std::size_t kMostShuffles = 1000;

// [shuffle][step]
std::vector<std::vector<Moves>> shuffle_moves(const LevelMoves& moves, std::size_t shuffles,
                                              std::uint64_t seed, int threads) {
  std::vector<std::vector<Moves>> all(shuffles);
  statistics::for_ranges_of_draws(shuffles, static_cast<std::size_t>(threads),
                                  [&](std::size_t begin, std::size_t end) {
                                    for (std::size_t i = begin; i < end; ++i)
                                      all[i] = moves.shuffled(seed, i);
                                  });
  return all;
}

void add_noise(RowList& rows, std::int64_t observed, const std::vector<double>& shuffled) {
  add_mean_and_ends(rows, shuffled);
  if (shuffled.empty()) {
    rows.null();
    return;
  }
  const auto reached = std::count_if(shuffled.begin(), shuffled.end(), [&](double users) {
    return users >= static_cast<double>(observed);
  });
  rows.number(static_cast<double>(1 + reached) / static_cast<double>(1 + shuffled.size()));
}

}  // namespace

void make_moves_beyond_noise(Making& making) {
  const auto facts = shared_post_facts(making);
  const LevelMoves moves(*facts, read_last_seen(making.workspace, *facts),
                         phase_rules(making.settings()), score_options(making));
  const std::vector<Moves> observed = moves.observed();
  const auto all = shuffle_moves(
      moves, std::min(kMostShuffles, making.setting("permutations").get<std::size_t>()),
      making.setting("seed").get<std::uint64_t>(), threads_for(making.threads()));

  RowList rows({{"from_number", ColumnType::integer},
                {"from_phase", ColumnType::text},
                {"to_phase", ColumnType::text},
                {"from_level", ColumnType::text},
                {"to_level", ColumnType::text},
                {"users", ColumnType::integer},
                {"of_users", ColumnType::integer},
                {"expected", ColumnType::number},
                {"expected_low", ColumnType::number},
                {"expected_high", ColumnType::number},
                {"p", ColumnType::number}});
  constexpr std::array<const char*, 2> kLevels = {"low", "high"};
  for (std::size_t step = 0; step < observed.size(); ++step) {
    for (std::size_t from = 0; from < 2; ++from) {
      for (std::size_t to = 0; to < 2; ++to) {
        std::vector<double> shuffled;
        for (const auto& steps : all) {
          shuffled.push_back(static_cast<double>(steps[step][from][to]));
        }
        rows.row().integer(static_cast<std::int64_t>(step) + 1);
        rows.text(facts->phases[step]).text(facts->phases[step + 1]);
        rows.text(kLevels[from]).text(kLevels[to]).integer(observed[step][from][to]);
        rows.integer(observed[step][from][0] + observed[step][from][1]);
        add_noise(rows, observed[step][from][to], shuffled);
      }
    }
  }
  making.write(rows, "from_number, from_level, to_level");
}

}  // namespace resettle
