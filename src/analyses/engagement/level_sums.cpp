#include "analyses/engagement/level_sums.h"

#include <cmath>

namespace resettle {

LevelsByPhase same_levels(const PostFacts& facts, std::vector<Level> levels) {
  return LevelsByPhase(facts.phases.size() + 1, std::move(levels));
}

Level level_at(const LevelsByPhase& levels, std::size_t phase, std::size_t own_phase,
               std::size_t user) {
  return levels[levels[phase].empty() ? own_phase : phase][user];
}

LevelsByPhase levels_of_phases_alone(LevelsByPhase levels) {
  levels[0].clear();
  return levels;
}

LevelsByPhase levels_of_phases_alone(const PostFacts& facts, const Levels& levels) {
  LevelsByPhase alone(facts.phases.size() + 1);
  for (std::size_t phase = 0; phase < facts.phases.size(); ++phase) {
    for (std::size_t user = 0; user < facts.users.size(); ++user) {
      alone[phase + 1].push_back(levels.of(user, phase));
    }
  }
  return alone;
}

LevelSums::LevelSums(const PostFacts& facts, const LevelsByPhase& levels,
                     const std::function<bool(std::size_t post)>& counts_in)
    : phases_(facts.phases.size() + 1), values_(facts.users.size() * columns()) {
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    if (!counts_in(post)) continue;
    const auto user = static_cast<std::size_t>(facts.user[post]);
    const std::size_t own_phase = static_cast<std::size_t>(facts.phase[post]) + 1;
    for (const std::size_t phase : {std::size_t{0}, own_phase}) {
      const Level level = level_at(levels, phase, own_phase, user);
      if (level == Level::unscored) continue;
      for (std::size_t metric = 0; metric < kMetrics; ++metric) {
        const double count = facts.counts[metric][post];
        if (std::isnan(count)) continue;
        double* row = values_.data() + user * columns();
        row[column(level, phase, metric, kSum)] += count;
        row[column(level, phase, metric, kPosts)] += 1;
      }
    }
  }
}

std::size_t LevelSums::column(Level level, std::size_t phase, std::size_t metric, Part part) const {
  return ((static_cast<std::size_t>(level) * phases_ + phase) * kMetrics + metric) * kParts + part;
}

double LevelSums::total(std::size_t column) const {
  double sum = 0;
  for (std::size_t at = column; at < values_.size(); at += columns()) sum += values_[at];
  return sum;
}

std::vector<double> LevelSums::author_means(Level level, std::size_t phase,
                                            std::size_t metric) const {
  std::vector<double> means;
  for (std::size_t user = 0; user * columns() < values_.size(); ++user) {
    const double* row = values_.data() + user * columns();
    const double posts = row[column(level, phase, metric, kPosts)];
    if (posts > 0) means.push_back(row[column(level, phase, metric, kSum)] / posts);
  }
  return means;
}

std::int64_t LevelSums::users(Level level, std::size_t phase, std::size_t metric) const {
  return static_cast<std::int64_t>(author_means(level, phase, metric).size());
}

}  // namespace resettle
