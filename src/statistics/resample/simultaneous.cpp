#include "statistics/resample/simultaneous.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/describe/quantiles.h"
#include "statistics/distributions/distributions.h"

namespace resettle::statistics {
namespace {

// A member's draws, as how many standard deviations each lies from the estimate.
struct Member {
  std::size_t at = 0;  // in the family
  double estimate = 0;
  double reach = 0;               // s · g
  std::vector<double> distances;  // one a draw; −1: the estimate does not exist in it
  double size(double none) const { return std::abs(estimate - none) / reach; }
};

Result<Member> member(std::size_t at, double estimate, std::span<const double> draws,
                      double freedom, double level) {
  const auto interval = interval_of_draws(estimate, draws, IntervalKind::kPercentile, level);
  if (!interval) return Result<Member>::none(interval.reason());
  const double deviation = interval->standard_error;
  if (deviation <= 1e-12 * std::max(1.0, std::abs(estimate))) {
    return Result<Member>::none("every draw gave the same number");
  }
  const double growth = expanded_reach(level, freedom) / normal_quantile((1 + level) / 2);
  Member made{at, estimate, deviation * growth, {}};
  for (const double value : draws) {
    made.distances.push_back(std::isfinite(value) ? std::abs(value - estimate) / deviation : -1);
  }
  return made;
}

void raise(std::vector<double>& largest, const Member& one) {
  for (std::size_t d = 0; d < largest.size(); ++d) {
    largest[d] = std::max(largest[d], one.distances[d]);
  }
}

// p of each member, from the smallest up: `largest` holds the maxima over those seen so far.
std::vector<double> step_down(std::span<const Member> members, std::size_t draws, double none) {
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return members[a].size(none) < members[b].size(none);
  });
  std::vector<double> p(members.size()), largest(draws, 0.0);
  for (const std::size_t i : order) {
    raise(largest, members[i]);
    const double size = members[i].size(none);
    const auto reached = std::count_if(largest.begin(), largest.end(),
                                       [&](double distance) { return distance >= size; });
    p[i] = static_cast<double>(1 + reached) / static_cast<double>(draws + 1);
  }
  for (std::size_t i = order.size(); i-- > 1;) {
    p[order[i - 1]] = std::max(p[order[i - 1]], p[order[i]]);
  }
  return p;
}

}  // namespace

std::vector<Result<SimultaneousBand>> simultaneous_bands(const ClusterDraws& draws,
                                                         std::span<const std::size_t> family,
                                                         std::span<const double> degrees_of_freedom,
                                                         double level, double none) {
  std::vector<Result<SimultaneousBand>> bands(family.size(),
                                              Result<SimultaneousBand>::none("no draws"));
  std::vector<Member> members;
  for (std::size_t i = 0; i < family.size(); ++i) {
    const std::size_t e = family[i];
    const auto one = member(i, draws.in_sample[e], draws.draws_of(e),
                            degrees_of_freedom.empty() ? 1 : degrees_of_freedom[e], level);
    if (one) {
      members.push_back(*one);
    } else {
      bands[i] = Result<SimultaneousBand>::none(one.reason());
    }
  }
  if (members.empty()) return bands;
  std::vector<double> largest(members[0].distances.size(), 0.0);
  for (const Member& one : members) raise(largest, one);
  const double critical = *quantile(largest, level);
  const std::vector<double> p = step_down(members, largest.size(), none);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Member& one = members[i];
    const double half = critical * one.reach;
    bands[one.at] = SimultaneousBand{one.estimate - half, one.estimate + half, p[i]};
  }
  return bands;
}

}  // namespace resettle::statistics
