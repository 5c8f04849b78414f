// How topics hold from one phase to another: how alike their ranking is, and whether a share
// changed because the same authors wrote about other things or because other authors came and went.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "analyses/topics/author_sums.h"
#include "analyses/topics/topic_counts.h"
#include "tables/maker.h"

namespace resettle {

// Posts of a phase by topic, for a scope of authors.
std::vector<double> posts_by_topic(const TopicCounts& counts, std::size_t phase, Scope scope);

struct Stability {
  Estimate spearman;  // rho of the shares over topics with a post in either phase
  std::optional<double> rank_biased_overlap;  // at p = .9, over topics with a post
  // Half the sum of the differences of shares; above 0 even where only authors' chance differs.
  std::optional<double> total_variation;
};

struct PhasePair {
  std::size_t from = 0, to = 0;
};
// Every earlier phase with every later one.
std::vector<PhasePair> phase_pairs(std::size_t phases);

// pairs × scopes, pair-major.
std::vector<Stability> topic_stability(const TopicCounts& counts,
                                       const std::vector<PhasePair>& pairs,
                                       const std::vector<Scope>& scopes,
                                       const statistics::ResampleOptions& options);

// Spearman's rho of a few numbers, with the mean of tied ranks: as statistics/association, but for
// thousands of draws. NaN where there is none. Topics that are 0 in both do not count.
double spearman_of_few(std::span<const double> first, std::span<const double> second);

// A topic's share in the later phase less that in the earlier, in four parts that add up (Melitz
// and Polanec 2015, "Dynamic Olley–Pakes productivity decomposition with entry and exit", equation
// 6, with posts as weights; its part of the stayers split once more). S are the authors with
// labelled posts in both phases, n_i their posts and N all of them in a phase, p_i their own
// shares:
//   within       Σ_S ½ (n_i1/N₁ + n_i2/N₂) (p_i2 − p_i1),  authors who turned to the topic, or away
//   reweighting  p₂(S) − p₁(S) − within,  authors of the topic who came to write more, or less
//   entry        w₂(E) (p₂(E) − p₂(S)),  E the authors of the later phase only, w₂ their part of
//   posts exit         w₁(X) (p₁(S) − p₁(X)),  X the authors of the earlier phase only
inline constexpr std::array<const char*, 4> kChangeParts = {"within", "reweighting", "entry",
                                                            "exit"};

// Draws of a handful of authors agree where nobody can know: of an interval, ask how many wrote.
struct ChangePart {
  Estimate change;
  std::int64_t authors = 0;           // of S, E or X
  std::int64_t authors_of_topic = 0;  // those of them who wrote about the topic in either phase
};

struct ShareChange {
  double posts_from = 0, posts_to = 0;
  std::optional<double> share_from, share_to;
  Estimate change;  // with its band: the topics of a pair of phases are a family
  std::array<ChangePart, kChangeParts.size()> parts;
};

// pairs × topics, pair-major.
std::vector<ShareChange> topic_change(const TopicCounts& counts,
                                      const std::vector<PhasePair>& pairs,
                                      const statistics::ResampleOptions& options);

// Of every pair of phases, made once a run. Makers that call it declare topic_counts, topic_list,
// days and settings(draws, seed).
std::shared_ptr<const std::vector<ShareChange>> shared_topic_changes(Making& making);

}  // namespace resettle
