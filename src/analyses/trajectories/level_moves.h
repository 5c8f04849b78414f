// Moves between levels beside what users who never change would show. Levels hang on a few posts,
// so many move by chance: if each author's counts could as well stand under any of the author's own
// posts, nobody's draw of engagement changes over time, and how many move then is the yardstick.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analyses/influence/levels_of_phases.h"
#include "analyses/post_facts/post_facts.h"

namespace resettle {

// Users by their levels in a phase and in the next: [from][to], low first, of those who have both.
using Moves = std::array<std::array<std::int64_t, 2>, 2>;

class LevelMoves {
 public:
  // Levels are made without followers, who are the same in every phase.
  LevelMoves(const PostFacts& facts, const std::vector<std::optional<Day>>& last_seen,
             const PhaseRules& rules, const ScoreOptions& options);

  // A step from each phase but the last.
  std::vector<Moves> observed() const;
  // The same once each author's counts are shuffled among the author's posts; days stay.
  std::vector<Moves> shuffled(std::uint64_t seed, std::uint64_t stream) const;

 private:
  using Counts = std::array<std::vector<double>, kMetrics>;
  std::vector<Moves> moves(const Counts& counts) const;

  const PostFacts& facts_;
  ScoreOptions options_;
  std::vector<std::int32_t> place_;                 // of each post: phase · authors + author
  std::vector<std::vector<std::uint32_t>> active_;  // authors with a level, by phase
};

}  // namespace resettle
