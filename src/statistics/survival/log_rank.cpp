#include "statistics/survival/log_rank.h"

#include <algorithm>
#include <cmath>
#include <eigen3/Eigen/Core>

#include "statistics/distributions/distributions.h"
#include "statistics/linear_algebra.h"

namespace resettle::statistics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Durations of_group(const Durations& all, std::span<const int> group, int wanted,
                   std::vector<double>& exit, std::vector<std::uint8_t>& event,
                   std::vector<double>& entry) {
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i] != wanted) continue;
    exit.push_back(all.exit[i]);
    event.push_back(all.event[i]);
    if (!all.entry.empty()) entry.push_back(all.entry[i]);
  }
  return {exit, event, entry};
}

// How many of a group exit with the event at each of some times, and how many are at risk then.
struct GroupAtTimes {
  std::vector<double> at_risk, events;
};

GroupAtTimes at_times(const Durations& all, std::span<const int> group, int wanted,
                      const std::vector<double>& times) {
  std::vector<double> exit, entry;
  std::vector<std::uint8_t> event;
  const RiskTable own = *risk_table(of_group(all, group, wanted, exit, event, entry));
  std::ranges::sort(exit);
  std::ranges::sort(entry);
  GroupAtTimes result;
  for (const double time : times) {
    const auto gone = std::ranges::lower_bound(exit, time) - exit.begin();
    const auto entered = all.entry.empty() ? static_cast<std::ptrdiff_t>(exit.size())
                                           : std::ranges::lower_bound(entry, time) - entry.begin();
    result.at_risk.push_back(static_cast<double>(entered - gone));
    const auto place = std::ranges::lower_bound(own.time, time) - own.time.begin();
    const auto row = static_cast<std::size_t>(place);
    result.events.push_back(row < own.time.size() && own.time[row] == time ? own.events[row] : 0);
  }
  return result;
}

// One weight for each row of the table.
std::vector<double> weights_of(const RiskTable& table, LogRankWeights weights) {
  std::vector<double> result;
  double peto = 1;
  for (std::size_t i = 0; i < table.time.size(); ++i) {
    const double n = table.at_risk[i];
    peto *= 1 - table.events[i] / (n + 1);
    switch (weights) {
      case LogRankWeights::kLogRank:
        result.push_back(1);
        break;
      case LogRankWeights::kGehan:
        result.push_back(n);
        break;
      case LogRankWeights::kTaroneWare:
        result.push_back(std::sqrt(n));
        break;
      case LogRankWeights::kPeto:
        result.push_back(peto);
        break;
    }
  }
  return result;
}

struct Comparison {
  VectorXd observed, expected, excess;  // by group; the excess is weighted
  MatrixXd variance;                    // of the excess
};

Comparison compare(const RiskTable& table, const std::vector<GroupAtTimes>& groups,
                   const std::vector<double>& weights) {
  const auto g = static_cast<Index>(groups.size());
  Comparison sum{VectorXd::Zero(g), VectorXd::Zero(g), VectorXd::Zero(g), MatrixXd::Zero(g, g)};
  for (std::size_t i = 0; i < table.time.size(); ++i) {
    const double n = table.at_risk[i], d = table.events[i], w = weights[i];
    if (d == 0) continue;
    VectorXd share(g), events(g);
    for (Index k = 0; k < g; ++k) {
      share(k) = groups[static_cast<std::size_t>(k)].at_risk[i] / n;
      events(k) = groups[static_cast<std::size_t>(k)].events[i];
    }
    sum.observed += events;
    sum.expected += d * share;
    sum.excess += w * (events - d * share);
    if (n > 1) {
      const MatrixXd spread = MatrixXd(share.asDiagonal()) - share * share.transpose();
      sum.variance += w * w * d * (n - d) / (n - 1) * spread;
    }
  }
  return sum;
}

// Zᵀ V⁻ Z with the pseudo-inverse, and the rank of V: the excesses of all groups sum to 0, and a
// group that was never compared has variance 0.
LogRankTest test_of(const Comparison& sum) {
  const auto [values, vectors] = symmetric_eigen(sum.variance);
  const VectorXd along = transposed_product(vectors, sum.excess);
  LogRankTest test;
  for (Index k = 0; k < along.size(); ++k) {
    if (values(k) <= 1e-10 * values.maxCoeff()) continue;
    test.chi_square += along(k) * along(k) / values(k);
    ++test.degrees_of_freedom;
  }
  test.observed.assign(sum.observed.begin(), sum.observed.end());
  test.expected.assign(sum.expected.begin(), sum.expected.end());
  return test;
}

}  // namespace

Result<LogRankTest> log_rank(const Durations& durations, std::span<const int> group, int groups,
                             LogRankWeights weights) {
  using None = Result<LogRankTest>;
  check(group.size() == durations.exit.size(), "every unit has a group");
  check(std::ranges::all_of(group, [&](int g) { return g >= 0 && g < groups; }),
        "groups are 0 … groups − 1");
  const auto table = risk_table(durations);
  if (!table) return None::none(table.reason());
  if (groups < 2) return None::none("there is only one group");
  std::vector<GroupAtTimes> by_group;
  for (int g = 0; g < groups; ++g) {
    if (std::ranges::count(group, g) == 0) return None::none("a group has no units");
    by_group.push_back(at_times(durations, group, g, table->time));
  }
  LogRankTest test = test_of(compare(*table, by_group, weights_of(*table, weights)));
  if (test.degrees_of_freedom == 0) {
    return None::none("no event happens while two groups are at risk");
  }
  test.p = chi_square_upper(test.chi_square, test.degrees_of_freedom);
  return test;
}

}  // namespace resettle::statistics
