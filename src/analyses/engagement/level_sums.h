// Posts added up by author, level, phase and metric: all that means, their ratios and their
// intervals need.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "analyses/influence/level.h"
#include "analyses/post_facts/post_facts.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {

// Levels of all users in the window (place 0) and in each phase (places 1, 2, …). Without levels of
// the window (place 0 is empty) a post's level is there too that of its phase.
using LevelsByPhase = std::vector<std::vector<Level>>;

// Of a post in `own_phase` (from 1) where the posts of `phase` are added up: its own phase, or 0.
Level level_at(const LevelsByPhase& levels, std::size_t phase, std::size_t own_phase,
               std::size_t user);

// The same levels everywhere.
LevelsByPhase same_levels(const PostFacts& facts, std::vector<Level> levels);

// Those of phases without those of the window.
LevelsByPhase levels_of_phases_alone(LevelsByPhase levels);
LevelsByPhase levels_of_phases_alone(const PostFacts& facts, const Levels& levels);

// What a mean is made of.
enum Part : std::size_t { kSum, kPosts };
inline constexpr std::size_t kParts = 2;

class LevelSums {
 public:
  // The posts for which `counts_in` holds, whose author has a level. A missing count adds nothing.
  LevelSums(const PostFacts& facts, const LevelsByPhase& levels,
            const std::function<bool(std::size_t post)>& counts_in);

  std::size_t phases() const { return phases_; }  // the window counts as one
  // Where a row (or the sum of rows) holds it. Level is low or high.
  std::size_t column(Level level, std::size_t phase, std::size_t metric, Part part) const;
  std::size_t columns() const { return 2 * phases_ * kMetrics * kParts; }
  // One row an author.
  statistics::ClusterSums rows() const { return {values_, columns()}; }

  double total(std::size_t column) const;
  // Users with a post that counts and has the metric.
  std::int64_t users(Level level, std::size_t phase, std::size_t metric) const;
  // Each such user's mean.
  std::vector<double> author_means(Level level, std::size_t phase, std::size_t metric) const;

 private:
  std::size_t phases_;
  std::vector<double> values_;
};

}  // namespace resettle
