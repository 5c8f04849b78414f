#include <fmt/core.h>

#include <cmath>

#include "coverage.h"
#include "statistics/tables/chi_square.h"
#include "statistics/tables/chi_square_monte_carlo.h"
#include "statistics/tables/proportions.h"
#include "statistics/tables/rao_scott.h"

namespace resettle::statistics {
namespace {

using Rows = std::vector<CoverageRow>;

constexpr std::size_t kTopics = 14;

void append(Rows& rows, Rows more) { rows.insert(rows.end(), more.begin(), more.end()); }

template <typename Interval>
Held holds(const Result<Interval>& interval, double truth) {
  if (!interval) return std::nullopt;
  return interval->low <= truth && truth <= interval->high;
}

// A topic from 14, the first the most frequent.
std::uint32_t topic(Philox& random) {
  return static_cast<std::uint32_t>(kTopics * std::pow(random.uniform(), 1.5));
}

// Two levels of clusters by 14 topics, no association; two posts of a cluster have the same topic
// with a chance raised by `icc`.
Rows independence(std::size_t count, double icc, const CoverageOptions& options) {
  const std::string setting = fmt::format(
      "level of the cluster by 14 topics, {} clusters, intraclass correlation {:g}", count, icc);
  const std::vector<Method> methods{{"chi-square", true, .05},
                                    {"Rao–Scott, first order", true, .05},
                                    {"Rao–Scott, second order", true, .05}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    std::vector<std::uint32_t> rows, columns, clusters;
    ContingencyTable table{2, kTopics, std::vector<double>(2 * kTopics, 0.0)};
    std::uint32_t cluster = 0;
    for (const std::size_t size : cluster_sizes(random, count)) {
      const std::uint32_t favourite = topic(random);
      for (std::size_t unit = 0; unit < size; ++unit) {
        rows.push_back(cluster % 4 == 0);
        columns.push_back(random.uniform() < std::sqrt(icc) ? favourite : topic(random));
        clusters.push_back(cluster);
        ++table.counts[rows.back() * kTopics + columns.back()];
      }
      ++cluster;
    }
    const auto plain = chi_square_test(table);
    const auto corrected = rao_scott_test({rows, columns, clusters});
    return std::vector<Held>{plain ? Held(plain->p < .05) : std::nullopt,
                             corrected ? Held(corrected->first_order_p < .05) : std::nullopt,
                             corrected ? Held(corrected->p < .05) : std::nullopt};
  });
}

Rows clustered_shares(std::size_t count, double icc, const CoverageOptions& options) {
  const std::string setting = fmt::format(
      "difference of shares of .3, groups of clusters, {} clusters, intraclass "
      "correlation {:g}",
      count, icc);
  const std::vector<Method> methods{{"Newcombe"}, {"clustered"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    std::vector<int> outcomes, groups;
    std::vector<std::uint32_t> clusters;
    Successes sums[2];
    std::uint32_t cluster = 0;
    for (const std::size_t size : cluster_sizes(random, count)) {
      const ClusteredCoin coin(random, .3, icc);
      const int group = cluster % 4 == 0 ? 0 : 1;
      for (std::size_t unit = 0; unit < size; ++unit) {
        outcomes.push_back(coin.toss(random));
        groups.push_back(group);
        clusters.push_back(cluster);
        sums[group].successes += outcomes.back();
        ++sums[group].units;
      }
      ++cluster;
    }
    return std::vector<Held>{holds(newcombe_difference(sums[0], sums[1]), 0),
                             holds(clustered_proportion_difference(outcomes, groups, clusters), 0)};
  });
}

Rows small_proportions(double share, std::size_t units, const CoverageOptions& options) {
  const std::string setting =
      fmt::format("{} independent units of share {:g}, twice", units, share);
  const std::vector<Method> methods{{"Wilson"}, {"Newcombe"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    Successes sums[2];
    for (Successes& sum : sums) {
      sum.units = static_cast<double>(units);
      for (std::size_t unit = 0; unit < units; ++unit) sum.successes += random.uniform() < share;
    }
    return std::vector<Held>{holds(wilson_interval(sums[0].successes, sums[0].units), share),
                             holds(newcombe_difference(sums[0], sums[1]), 0)};
  });
}

// 30 independent units in 2 × 14 cells: about one a cell.
Rows small_counts(const CoverageOptions& options) {
  const std::vector<Method> methods{{"chi-square", true, .05},
                                    {"chi-square, Monte Carlo", true, .05}};
  return simulate_coverage(
      "30 independent units in 2 × 14 cells", methods, options,
      [](Philox& random, std::uint64_t seed) {
        ContingencyTable table{2, kTopics, std::vector<double>(2 * kTopics, 0.0)};
        for (int unit = 0; unit < 30; ++unit) {
          ++table.counts[(random.below(4) == 0) * kTopics + topic(random)];
        }
        const auto plain = chi_square_test(table);
        const auto exact = chi_square_monte_carlo(table, 999, seed);
        return std::vector<Held>{plain ? Held(plain->p < .05) : std::nullopt,
                                 exact ? Held(exact->p < .05) : std::nullopt};
      });
}

}  // namespace

Rows tables_coverage(const CoverageOptions& options) {
  Rows rows;
  for (const std::size_t count : {60, 1300}) {
    for (const double icc : {.02, .2}) {
      append(rows, independence(count, icc, options));
      append(rows, clustered_shares(count, icc, options));
    }
  }
  for (const double share : {.05, .3}) append(rows, small_proportions(share, 40, options));
  append(rows, small_counts(options));
  return rows;
}

}  // namespace resettle::statistics
