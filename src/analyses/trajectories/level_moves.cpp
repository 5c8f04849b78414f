#include "analyses/trajectories/level_moves.h"

#include <numeric>

#include "analyses/influence/author_metrics.h"
#include "statistics/resample/philox.h"

namespace resettle {
namespace {

bool every(std::size_t) { return true; }

// The sums of these authors in a phase, a metric each.
std::vector<UserMetric> sums_of(const std::vector<UserMetric>& sums, std::size_t first,
                                const std::vector<std::uint32_t>& authors) {
  std::vector<UserMetric> some;
  for (const UserMetric& sum : sums) {
    UserMetric& metric = some.emplace_back(UserMetric{sum.name, {}});
    metric.values.reserve(authors.size());
    for (const std::uint32_t author : authors) metric.values.push_back(sum.values[first + author]);
  }
  return some;
}

}  // namespace

LevelMoves::LevelMoves(const PostFacts& facts, const std::vector<std::optional<Day>>& last_seen,
                       const PhaseRules& rules, const ScoreOptions& options)
    : facts_(facts), options_(options.without("followers")) {
  const PhaseMetrics phases = metrics_of_phases(facts, {}, last_seen, every);
  const std::size_t authors = facts.users.size();
  for (std::size_t phase = 0; phase < facts.phases.size(); ++phase) {
    std::vector<std::uint32_t>& active = active_.emplace_back();
    for (std::size_t author = 0; author < authors; ++author) {
      if (has_level(phases, rules, phase, author)) {
        active.push_back(static_cast<std::uint32_t>(author));
      }
    }
  }
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const auto phase = static_cast<std::size_t>(facts.phase[post]);
    place_.push_back(static_cast<std::int32_t>(phase * authors) + facts.user[post]);
  }
}

std::vector<Moves> LevelMoves::observed() const { return moves(facts_.counts); }

std::vector<Moves> LevelMoves::shuffled(std::uint64_t seed, std::uint64_t stream) const {
  std::vector<std::uint32_t> from(facts_.posts());
  std::iota(from.begin(), from.end(), 0U);
  statistics::Philox random(seed, stream);
  for (std::size_t begin = 0; begin < from.size();) {
    std::size_t end = begin;
    while (end < from.size() && facts_.user[end] == facts_.user[begin]) ++end;
    random.shuffle(std::span(from).subspan(begin, end - begin));
    begin = end;
  }
  Counts counts;
  for (std::size_t metric = 0; metric < kMetrics; ++metric) {
    counts[metric].reserve(from.size());
    for (const std::uint32_t post : from) counts[metric].push_back(facts_.counts[metric][post]);
  }
  return moves(counts);
}

std::vector<Moves> LevelMoves::moves(const Counts& counts) const {
  const std::size_t authors = facts_.users.size();
  const auto sums = sums_by_author(place_, active_.size() * authors, counts, every);
  std::vector<std::vector<Level>> levels;
  for (std::size_t phase = 0; phase < active_.size(); ++phase) {
    std::vector<Level>& of_phase =
        levels.emplace_back(std::vector<Level>(authors, Level::unscored));
    const Scores scores = score_users(sums_of(sums, phase * authors, active_[phase]), options_);
    for (std::size_t i = 0; i < active_[phase].size(); ++i) {
      of_phase[active_[phase][i]] = scores.level[i];
    }
  }
  std::vector<Moves> steps(active_.empty() ? 0 : active_.size() - 1);
  for (std::size_t step = 0; step < steps.size(); ++step) {
    for (const std::uint32_t author : active_[step]) {
      const Level from = levels[step][author], to = levels[step + 1][author];
      if (from == Level::unscored || to == Level::unscored) continue;
      ++steps[step][from == Level::high][to == Level::high];
    }
  }
  return steps;
}

}  // namespace resettle
