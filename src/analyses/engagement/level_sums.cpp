#include "analyses/engagement/level_sums.h"

#include <cmath>

namespace resettle {

std::string name_of_scope(const PostFacts& facts, std::size_t scope) {
  return scope == kWindow ? "Whole window" : facts.phases[scope - scope_of_phase(0)];
}

LevelsByScope same_levels(const PostFacts& facts, std::vector<Level> levels) {
  return LevelsByScope(scopes_of(facts), std::move(levels));
}

Level level_at(const LevelsByScope& levels, std::size_t scope, std::size_t own_scope,
               std::size_t user) {
  return levels[levels[scope].empty() ? own_scope : scope][user];
}

LevelsByScope levels_without_window(LevelsByScope levels) {
  levels[kWindow].clear();
  return levels;
}

LevelsByScope levels_without_window(const PostFacts& facts, const Levels& levels) {
  LevelsByScope alone(scopes_of(facts));
  for (std::size_t phase = 0; phase < facts.phases.size(); ++phase) {
    for (std::size_t user = 0; user < facts.users.size(); ++user) {
      alone[scope_of_phase(phase)].push_back(levels.of(user, phase));
    }
  }
  return alone;
}

LevelSums::LevelSums(const PostFacts& facts, const LevelsByScope& levels,
                     const std::function<bool(std::size_t post)>& counts_in)
    : scopes_(scopes_of(facts)), values_(facts.users.size() * columns()) {
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    if (!counts_in(post)) continue;
    const auto user = static_cast<std::size_t>(facts.user[post]);
    const std::size_t own_scope = scope_of_phase(static_cast<std::size_t>(facts.phase[post]));
    for (const std::size_t scope : {kWindow, own_scope}) {
      const Level level = level_at(levels, scope, own_scope, user);
      if (level == Level::unscored) continue;
      for (std::size_t metric = 0; metric < kMetrics; ++metric) {
        const double count = facts.counts[metric][post];
        if (std::isnan(count)) continue;
        double* row = values_.data() + user * columns();
        row[column(level, scope, metric, kSum)] += count;
        row[column(level, scope, metric, kPosts)] += 1;
      }
    }
  }
}

std::size_t LevelSums::column(Level level, std::size_t scope, std::size_t metric, Part part) const {
  return ((static_cast<std::size_t>(level) * scopes_ + scope) * kMetrics + metric) * kParts + part;
}

double LevelSums::total(std::size_t column) const {
  double sum = 0;
  for (std::size_t at = column; at < values_.size(); at += columns()) sum += values_[at];
  return sum;
}

std::vector<double> LevelSums::author_means(Level level, std::size_t scope,
                                            std::size_t metric) const {
  std::vector<double> means;
  for (std::size_t user = 0; user * columns() < values_.size(); ++user) {
    const double* row = values_.data() + user * columns();
    const double posts = row[column(level, scope, metric, kPosts)];
    if (posts > 0) means.push_back(row[column(level, scope, metric, kSum)] / posts);
  }
  return means;
}

std::int64_t LevelSums::users(Level level, std::size_t scope, std::size_t metric) const {
  return static_cast<std::int64_t>(author_means(level, scope, metric).size());
}

}  // namespace resettle
