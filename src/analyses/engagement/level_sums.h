// Posts added up by author, level, scope and metric: all that means, their ratios and their
// intervals need.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analyses/influence/level.h"
#include "analyses/post_facts/post_facts.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {

// A scope is the window or one of its phases, which are counted from 0 everywhere else.
inline constexpr std::size_t kWindow = 0;
inline std::size_t scope_of_phase(std::size_t phase) { return phase + 1; }
inline std::size_t scopes_of(const PostFacts& facts) { return facts.phases.size() + 1; }
// "Whole window", or the phase.
std::string name_of_scope(const PostFacts& facts, std::size_t scope);

// The levels of all users in each scope. If those of the window are empty, the window's sums use
// the level that each post's author has in its phase.
using LevelsByScope = std::vector<std::vector<Level>>;

// Of a post whose phase is `own_scope`, where the posts of `scope` are added up: the same, or the
// window.
Level level_at(const LevelsByScope& levels, std::size_t scope, std::size_t own_scope,
               std::size_t user);

// The same levels in every scope.
LevelsByScope same_levels(const PostFacts& facts, std::vector<Level> levels);

// Those of phases, with none of the window.
LevelsByScope levels_without_window(LevelsByScope levels);
LevelsByScope levels_without_window(const PostFacts& facts, const Levels& levels);

// What a mean is made of.
enum Part : std::size_t { kSum, kPosts };
inline constexpr std::size_t kParts = 2;

class LevelSums {
 public:
  // The posts for which `counts_in` holds, whose author has a level. A missing count adds nothing.
  LevelSums(const PostFacts& facts, const LevelsByScope& levels,
            const std::function<bool(std::size_t post)>& counts_in);

  std::size_t scopes() const { return scopes_; }
  // Where a row (or the sum of rows) holds it. Level is low or high.
  std::size_t column(Level level, std::size_t scope, std::size_t metric, Part part) const;
  std::size_t columns() const { return 2 * scopes_ * kMetrics * kParts; }
  // One row an author.
  statistics::ClusterSums rows() const { return {values_, columns()}; }

  double total(std::size_t column) const;
  // Users with a post that counts and has the metric.
  std::int64_t users(Level level, std::size_t scope, std::size_t metric) const;
  // Each such user's mean.
  std::vector<double> author_means(Level level, std::size_t scope, std::size_t metric) const;

 private:
  std::size_t scopes_;
  std::vector<double> values_;
};

}  // namespace resettle
