#include <fmt/core.h>

#include <cmath>

#include "coverage.h"
#include "statistics/samples/clustered_welch.h"
#include "statistics/samples/kruskal_wallis.h"
#include "statistics/samples/mann_whitney.h"
#include "statistics/samples/welch.h"

namespace resettle::statistics {
namespace {

using Rows = std::vector<CoverageRow>;

void append(Rows& rows, Rows more) { rows.insert(rows.end(), more.begin(), more.end()); }

template <typename Test>
Held holds_zero(const Result<Test>& test) {
  if (!test) return std::nullopt;
  return test->low <= 0 && 0 <= test->high;
}

template <typename Test>
Held rejects(const Result<Test>& test) {
  if (!test) return std::nullopt;
  return test->p < .05;
}

// Units in clusters, two groups that do not differ.
struct TwoGroups {
  std::vector<double> values;
  std::vector<int> groups;
  std::vector<std::uint32_t> clusters;

  std::vector<double> of(int group) const {
    std::vector<double> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (groups[i] == group) result.push_back(values[i]);
    }
    return result;
  }
};

enum class Grouping { kByCluster, kWithin };

// One unit in four is of the first group; or one cluster in four, with all its units.
TwoGroups simulated(Philox& random, std::size_t count, double icc, Grouping grouping,
                    double heaviness) {
  TwoGroups result;
  std::uint32_t cluster = 0;
  for (const std::size_t size : cluster_sizes(random, count)) {
    const double level = std::sqrt(icc) * random.normal();
    for (std::size_t unit = 0; unit < size; ++unit) {
      const double normal = level + std::sqrt(1 - icc) * random.normal();
      result.values.push_back(heaviness > 0 ? std::exp(heaviness * normal) : normal);
      const bool first = grouping == Grouping::kWithin ? random.below(4) == 0 : cluster % 4 == 0;
      result.groups.push_back(first ? 0 : 1);
      result.clusters.push_back(cluster);
    }
    ++cluster;
  }
  return result;
}

Rows clustered_means(const std::string& what, double heaviness, Grouping grouping,
                     std::size_t count, double icc, const CoverageOptions& options) {
  const std::string setting = fmt::format(
      "{}, {}, {} clusters, intraclass correlation {:g}", what,
      grouping == Grouping::kWithin ? "groups within clusters" : "groups of clusters", count, icc);
  const std::vector<Method> methods{{"Welch"}, {"clustered Welch"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    const TwoGroups units = simulated(random, count, icc, grouping, heaviness);
    return std::vector<Held>{
        holds_zero(welch_test(units.of(0), units.of(1))),
        holds_zero(clustered_welch_test(units.values, units.groups, units.clusters))};
  });
}

// Independent units: 30 of spread 1 and 90 of spread 3, the same mean.
Rows unequal_spreads(const CoverageOptions& options) {
  const std::vector<Method> methods{{"Welch", true, .05}, {"Mann–Whitney", true, .05}};
  return simulate_coverage("30 and 90 independent units, spreads 1 and 3", methods, options,
                           [](Philox& random, std::uint64_t) {
                             std::vector<double> first(30), second(90);
                             for (double& value : first) value = random.normal();
                             for (double& value : second) value = 3 * random.normal();
                             return std::vector<Held>{rejects(welch_test(first, second)),
                                                      rejects(mann_whitney_test(first, second))};
                           });
}

// Independent counts with a long tail and most of them tied.
Rows tied_counts(std::size_t units, const CoverageOptions& options) {
  const std::vector<Method> methods{{"Mann–Whitney", true, .05}, {"Kruskal–Wallis", true, .05}};
  return simulate_coverage(
      fmt::format("three groups of {} independent counts, most of them tied", units), methods,
      options, [=](Philox& random, std::uint64_t) {
        std::vector<std::vector<double>> groups(3, std::vector<double>(units));
        for (auto& group : groups) {
          for (double& value : group) value = std::floor(std::exp(random.normal()));
        }
        return std::vector<Held>{rejects(mann_whitney_test(groups[0], groups[1])),
                                 rejects(kruskal_wallis_test(groups))};
      });
}

}  // namespace

Rows samples_coverage(const CoverageOptions& options) {
  Rows rows;
  for (const std::size_t count : {12, 60, 1300}) {
    for (const double icc : {.02, .2}) {
      for (const Grouping grouping : {Grouping::kByCluster, Grouping::kWithin}) {
        append(rows, clustered_means("normal values", 0, grouping, count, icc, options));
      }
    }
  }
  for (const std::size_t count : {60, 1300}) {
    for (const double heaviness : {1., 2.}) {
      append(rows, clustered_means(fmt::format("log-normal values (σ = {:g})", heaviness),
                                   heaviness, Grouping::kByCluster, count, .2, options));
    }
  }
  append(rows, unequal_spreads(options));
  for (const std::size_t units : {6, 50}) append(rows, tied_counts(units, options));
  return rows;
}

}  // namespace resettle::statistics
