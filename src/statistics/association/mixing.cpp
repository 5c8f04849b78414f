#include "statistics/association/mixing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "statistics/association/correlation.h"
#include "statistics/describe/quantiles.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

constexpr const char* kNoInteractions = "there are no interactions";
constexpr const char* kOneGroup =
    "all senders or all receivers belong to one group, so chance leaves only one value";

// Interactions from one node to another, each pair once with its number, sorted.
using Ties = std::vector<std::pair<std::pair<int, int>, int64_t>>;

Ties ties_of(std::span<const int> from, std::span<const int> to, int nodes) {
  check(from.size() == to.size(), "every interaction has two ends");
  std::vector<std::pair<int, int>> pairs;
  for (size_t i = 0; i < from.size(); ++i) {
    check(std::min(from[i], to[i]) >= 0 && std::max(from[i], to[i]) < nodes,
          "nodes are numbered from 0");
    if (from[i] != to[i]) pairs.emplace_back(from[i], to[i]);
  }
  std::sort(pairs.begin(), pairs.end());
  Ties ties;
  for (const auto& pair : pairs) {
    if (ties.empty() || ties.back().first != pair) ties.push_back({pair, 0});
    ++ties.back().second;
  }
  return ties;
}

// How often the opposite tie was used; 0 where there is none.
int64_t returned(const Ties& ties, std::pair<int, int> tie) {
  const std::pair opposite{tie.second, tie.first};
  const auto found = std::lower_bound(
      ties.begin(), ties.end(), opposite,
      [](const auto& entry, const std::pair<int, int>& sought) { return entry.first < sought; });
  return found != ties.end() && found->first == opposite ? found->second : 0;
}

std::vector<double> counts_of(std::span<const int> groups, size_t group_count) {
  std::vector<double> counts(group_count);
  for (const int group : groups) ++counts[static_cast<size_t>(group)];
  return counts;
}

size_t group_count(std::span<const int> a, std::span<const int> b) {
  int largest = -1;
  for (const auto groups : {a, b}) {
    for (const int group : groups) {
      check(group >= 0, "groups are numbered from 0");
      largest = std::max(largest, group);
    }
  }
  return static_cast<size_t>(largest) + 1;
}

bool one_group_only(std::span<const int> groups) {
  return std::all_of(groups.begin(), groups.end(), [&](int g) { return g == groups.front(); });
}

int64_t count_internal(std::span<const int> from_group, std::span<const int> to_group) {
  int64_t internal = 0;
  for (size_t i = 0; i < from_group.size(); ++i) internal += from_group[i] == to_group[i];
  return internal;
}

// The share of interactions that would stay inside when ends are paired at random: Σ a_k b_k.
double internal_at_random(std::span<const int> from_group, std::span<const int> to_group) {
  const size_t groups = group_count(from_group, to_group);
  const auto out = counts_of(from_group, groups);
  const auto in = counts_of(to_group, groups);
  const auto n = static_cast<double>(from_group.size());
  double share = 0;
  for (size_t k = 0; k < groups; ++k) share += (out[k] / n) * (in[k] / n);
  return share;
}

double index_of(double internal, double all) { return 1 - 2 * internal / all; }

// For each sender, how many of its interactions go to each group.
struct SentToGroup {
  size_t groups = 0;
  std::vector<int32_t> counts;  // sender-major
  int64_t internal(std::span<const int> group_of_sender) const {
    int64_t sum = 0;
    for (size_t s = 0; s < group_of_sender.size(); ++s) {
      sum += counts[s * groups + static_cast<size_t>(group_of_sender[s])];
    }
    return sum;
  }
};

SentToGroup sent_to_group(std::span<const int> sender, std::span<const int> group_of_sender,
                          std::span<const int> to_group) {
  SentToGroup sent{.groups = group_count(group_of_sender, to_group)};
  sent.counts.resize(group_of_sender.size() * sent.groups);
  for (size_t i = 0; i < sender.size(); ++i) {
    check(sender[i] >= 0 && static_cast<size_t>(sender[i]) < group_of_sender.size(),
          "every interaction has a sender with a group");
    ++sent.counts[static_cast<size_t>(sender[i]) * sent.groups + static_cast<size_t>(to_group[i])];
  }
  return sent;
}

// Interactions inside groups, on average over all ways to deal the senders' groups: each goes to a
// group that its sender has with the group's share of the senders.
double expected_internal(std::span<const int> group_of_sender, std::span<const int> to_group) {
  const auto senders = counts_of(group_of_sender, group_count(group_of_sender, to_group));
  double sum = 0;
  for (const int group : to_group) sum += senders[static_cast<size_t>(group)];
  return sum / static_cast<double>(group_of_sender.size());
}

}  // namespace

Result<Reciprocity> reciprocity(std::span<const int> from, std::span<const int> to, int nodes) {
  const Ties ties = ties_of(from, to, nodes);
  if (ties.empty()) return Result<Reciprocity>::none(kNoInteractions);
  int64_t both_ways = 0;
  for (const auto& [tie, uses] : ties) both_ways += returned(ties, tie) > 0;
  const auto count = static_cast<double>(ties.size());
  const double possible = static_cast<double>(nodes) * (static_cast<double>(nodes) - 1);
  const double share = static_cast<double>(both_ways) / count;
  const double expected = count / possible;
  return Reciprocity{.ties = static_cast<int64_t>(ties.size()),
                     .share = share,
                     .expected = expected,
                     .excess = expected < 1 ? Result<double>((share - expected) / (1 - expected))
                                            : Result<double>::none("every possible tie is there")};
}

Result<double> weighted_reciprocity(std::span<const int> from, std::span<const int> to, int nodes) {
  const Ties ties = ties_of(from, to, nodes);
  if (ties.empty()) return Result<double>::none(kNoInteractions);
  int64_t both_ways = 0;
  int64_t all = 0;
  for (const auto& [tie, uses] : ties) {
    both_ways += std::min(uses, returned(ties, tie));
    all += uses;
  }
  return static_cast<double>(both_ways) / static_cast<double>(all);
}

Result<double> assortativity_of_groups(std::span<const int> from_group,
                                       std::span<const int> to_group) {
  check(from_group.size() == to_group.size(), "every interaction has two ends");
  if (from_group.empty()) return Result<double>::none(kNoInteractions);
  if (one_group_only(from_group) || one_group_only(to_group)) {
    return Result<double>::none(kOneGroup);
  }
  const double at_random = internal_at_random(from_group, to_group);
  const double internal = static_cast<double>(count_internal(from_group, to_group)) /
                          static_cast<double>(from_group.size());
  return (internal - at_random) / (1 - at_random);
}

Result<double> assortativity_of_values(std::span<const double> from_value,
                                       std::span<const double> to_value) {
  return pearson_correlation(from_value, to_value);
}

Result<EiIndex> ei_index(std::span<const int> from_group, std::span<const int> to_group) {
  check(from_group.size() == to_group.size(), "every interaction has two ends");
  if (from_group.empty()) return Result<EiIndex>::none(kNoInteractions);
  const auto n = static_cast<int64_t>(from_group.size());
  const int64_t internal = count_internal(from_group, to_group);
  const double index = index_of(static_cast<double>(internal), static_cast<double>(n));
  const double expected = index_of(internal_at_random(from_group, to_group), 1);
  const bool fixed = one_group_only(from_group) || one_group_only(to_group);
  const auto unless_fixed = [&](double value) {
    return fixed ? Result<double>::none(kOneGroup) : Result<double>(value);
  };
  return EiIndex{.external = n - internal,
                 .internal = internal,
                 .index = index,
                 .expected = unless_fixed(expected),
                 .excess = unless_fixed(index - expected)};
}

Result<EiPermutation> ei_permutation(std::span<const int> sender,
                                     std::span<const int> group_of_sender,
                                     std::span<const int> to_group,
                                     const ResampleOptions& options) {
  check(sender.size() == to_group.size(), "every interaction has two ends");
  check(options.draws > 0 && options.level > 0 && options.level < 1,
        "a permutation interval has draws and a level below 1");
  if (sender.empty()) return Result<EiPermutation>::none(kNoInteractions);
  if (one_group_only(group_of_sender) || one_group_only(to_group)) {
    return Result<EiPermutation>::none(kOneGroup);
  }
  const SentToGroup sent = sent_to_group(sender, group_of_sender, to_group);
  const auto n = static_cast<double>(sender.size());
  const auto observed = static_cast<double>(sent.internal(group_of_sender));
  const double expected = expected_internal(group_of_sender, to_group);

  std::vector<double> permuted;
  int farther = 0;
  for (size_t draw = 0; draw < options.draws; ++draw) {
    Philox random(options.seed, draw);
    std::vector<int> groups(group_of_sender.begin(), group_of_sender.end());
    random.shuffle(std::span(groups));
    const auto internal = static_cast<double>(sent.internal(groups));
    // Counts are whole, the expectation is rounded: the slack keeps a tie a tie.
    farther += std::abs(internal - expected) >= std::abs(observed - expected) - 1e-6;
    permuted.push_back(index_of(internal, n));
  }
  const double tail = (1 - options.level) / 2;
  return EiPermutation{.index = index_of(observed, n),
                       .expected = index_of(expected, n),
                       .low = *quantile(permuted, tail),
                       .high = *quantile(permuted, 1 - tail),
                       .p = (1.0 + farther) / (1.0 + static_cast<double>(options.draws))};
}

}  // namespace resettle::statistics
