#include <fmt/core.h>

#include <cmath>
#include <numeric>

#include "coverage.h"
#include "statistics/resample/block_bootstrap.h"
#include "statistics/resample/cluster_bootstrap.h"
#include "statistics/resample/divergence.h"
#include "statistics/resample/permutation.h"
#include "statistics/resample/two_way_bootstrap.h"

namespace resettle::statistics {
namespace {

using Rows = std::vector<CoverageRow>;

constexpr std::size_t kDraws = 999;

void append(Rows& rows, Rows more) { rows.insert(rows.end(), more.begin(), more.end()); }

Held holds(const Result<BootstrapInterval>& interval, double truth) {
  if (!interval) return std::nullopt;
  return interval->low <= truth && truth <= interval->high;
}

const StatisticOfSums kRatio = ratios_of_sums({{0, 1}});

std::vector<Held> every_interval(const std::vector<double>& sums, double truth,
                                 std::uint64_t seed) {
  std::vector<Held> held;
  for (const IntervalKind kind : {IntervalKind::kPercentile, IntervalKind::kExpanded,
                                  IntervalKind::kBasic, IntervalKind::kStudentised}) {
    held.push_back(holds(
        cluster_bootstrap({sums, 2}, 1, kRatio, kind, {.draws = kDraws, .seed = seed})[0], truth));
  }
  return held;
}

const std::vector<Method> kIntervals{{"percentile"}, {"expanded"}, {"basic"}, {"studentised"}};

Rows shares(std::size_t clusters, double icc, const CoverageOptions& options) {
  const std::string setting =
      fmt::format("share of .3, {} clusters, intraclass correlation {:g}", clusters, icc);
  return simulate_coverage(setting, kIntervals, options, [=](Philox& random, std::uint64_t seed) {
    std::vector<double> sums;
    for (const std::size_t size : cluster_sizes(random, clusters)) {
      const ClusteredCoin coin(random, .3, icc);
      double hits = 0;
      for (std::size_t unit = 0; unit < size; ++unit) hits += coin.toss(random);
      sums.insert(sums.end(), {hits, static_cast<double>(size)});
    }
    return every_interval(sums, .3, seed);
  });
}

// Log-normal values with a standard deviation of the logarithm of 2, as likes have; of its variance
// the share `icc` belongs to the cluster.
Rows heavy_tailed_means(std::size_t clusters, double icc, const CoverageOptions& options) {
  const std::string setting = fmt::format(
      "mean of a log-normal (σ = 2), {} clusters, intraclass correlation {:g}", clusters, icc);
  return simulate_coverage(setting, kIntervals, options, [=](Philox& random, std::uint64_t seed) {
    std::vector<double> sums;
    for (const std::size_t size : cluster_sizes(random, clusters)) {
      const double level = 2 * std::sqrt(icc) * random.normal();
      double sum = 0;
      for (std::size_t unit = 0; unit < size; ++unit) {
        sum += std::exp(level + 2 * std::sqrt(1 - icc) * random.normal());
      }
      sums.insert(sums.end(), {sum, static_cast<double>(size)});
    }
    return every_interval(sums, std::exp(2), seed);
  });
}

// Comments fall on authors and commenters at random, each with a lean of its own.
Rows crossed(double icc, const CoverageOptions& options) {
  const std::string setting = fmt::format(
      "mean over 60 authors × 200 commenters, 2,000 comments, correlation {:g} in each", icc);
  const std::vector<Method> methods{
      {"authors only"}, {"commenters only"}, {"wider of the two"}, {"two-way"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t seed) {
    std::vector<double> author(60), commenter(200), sums;
    for (double& lean : author) lean = std::sqrt(icc) * random.normal();
    for (double& lean : commenter) lean = std::sqrt(icc) * random.normal();
    std::vector<std::uint32_t> first, second;
    std::vector<double> by_author(120), by_commenter(400);
    for (int comment = 0; comment < 2000; ++comment) {
      first.push_back(static_cast<std::uint32_t>(random.below(60)));
      second.push_back(static_cast<std::uint32_t>(random.below(200)));
      const double value = author[first.back()] + commenter[second.back()] +
                           std::sqrt(1 - 2 * icc) * random.normal();
      sums.insert(sums.end(), {value, 1});
      by_author[2 * first.back()] += value, ++by_author[2 * first.back() + 1];
      by_commenter[2 * second.back()] += value, ++by_commenter[2 * second.back() + 1];
    }
    const ResampleOptions draws{.draws = kDraws, .seed = seed};
    const auto percentile = IntervalKind::kPercentile;
    const auto one = cluster_bootstrap({by_author, 2}, 1, kRatio, percentile, draws)[0];
    const auto other = cluster_bootstrap({by_commenter, 2}, 1, kRatio, percentile, draws)[0];
    const auto both = two_way_bootstrap({sums, 2, first, second}, 1, kRatio, percentile, draws)[0];
    return std::vector<Held>{holds(one, 0), holds(other, 0), holds(wider(*one, *other), 0),
                             holds(both, 0)};
  });
}

double mean(std::span<const double> series) {
  return std::accumulate(series.begin(), series.end(), 0.) / static_cast<double>(series.size());
}

Rows series(std::size_t length, double correlation, const CoverageOptions& options) {
  const std::string setting =
      fmt::format("mean of {} days, autocorrelation {:g}", length, correlation);
  const std::vector<Method> methods{
      {"single days"}, {"blocks of a week"}, {"blocks of three weeks"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t seed) {
    std::vector<double> days(length);
    double value = random.normal() / std::sqrt(1 - correlation * correlation);
    for (double& day : days) day = value = correlation * value + random.normal();
    std::vector<Held> held;
    for (const std::size_t block : {1, 7, 21}) {
      held.push_back(holds(moving_block_bootstrap(days, block, mean, IntervalKind::kPercentile,
                                                  {.draws = kDraws, .seed = seed}),
                           0));
    }
    return held;
  });
}

// A label carried by the cluster, without effect.
Rows permutations(std::size_t clusters, double icc, const CoverageOptions& options) {
  const std::string setting =
      fmt::format("label of the cluster without effect, {} clusters, intraclass correlation {:g}",
                  clusters, icc);
  const std::vector<Method> methods{{"permuting units", true, .05},
                                    {"permuting clusters", true, .05}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t seed) {
    std::vector<double> units, clusters_sums;
    std::vector<int> unit_labels, cluster_labels;
    std::uint32_t cluster = 0;
    for (const std::size_t size : cluster_sizes(random, clusters)) {
      const ClusteredCoin coin(random, .3, icc);
      cluster_labels.push_back(static_cast<int>(cluster++ % 2));
      double hits = 0;
      for (std::size_t unit = 0; unit < size; ++unit) {
        const double hit = coin.toss(random);
        units.insert(units.end(), {hit, 1});
        unit_labels.push_back(cluster_labels.back());
        hits += hit;
      }
      clusters_sums.insert(clusters_sums.end(), {hits, static_cast<double>(size)});
    }
    const auto difference = [](std::span<const double> s) { return s[2] / s[3] - s[0] / s[1]; };
    const auto rejects = [&](const std::vector<int>& labels,
                             const std::vector<double>& sums) -> Held {
      const auto test = cluster_sums_permutation_test(
          labels, 2, {sums, 2}, difference, Alternative::kTwoSided, {.draws = 199, .seed = seed});
      if (!test) return std::nullopt;
      return test->p <= .05;
    };
    return std::vector<Held>{rejects(unit_labels, units), rejects(cluster_labels, clusters_sums)};
  });
}

// Jensen–Shannon divergence in bits (Lin 1991).
double jensen_shannon(std::span<const double> first, std::span<const double> second) {
  const double n = std::accumulate(first.begin(), first.end(), 0.);
  const double m = std::accumulate(second.begin(), second.end(), 0.);
  const auto term = [](double p) { return p > 0 ? -p * std::log2(p) : 0; };
  double divergence = 0;
  for (std::size_t k = 0; k < first.size(); ++k) {
    const double p = first[k] / n, q = second[k] / m;
    divergence += term((p + q) / 2) - (term(p) + term(q)) / 2;
  }
  return divergence;
}

std::size_t category_of(double uniform, const std::vector<double>& shares) {
  std::size_t k = 0;
  while (k + 1 < shares.size() && uniform >= shares[k]) uniform -= shares[k++];
  return k;
}

// Eleven emotions; the second group moves `tilt` of its units to the first emotion.
Rows divergences(std::size_t clusters, double icc, double tilt, const CoverageOptions& options) {
  std::vector<double> first_shares{.2, .15, .15, .1, .1, .08, .07, .05, .04, .03, .03};
  std::vector<double> second_shares = first_shares;
  for (double& share : second_shares) share *= 1 - tilt;
  second_shares[0] += tilt;
  const double truth = jensen_shannon(first_shares, second_shares);
  const std::string setting =
      fmt::format("divergence of {:.3f} bits, {} clusters, correlation {:g}", truth, clusters, icc);
  std::vector<Method> methods{{"basic, bias taken off"}};
  if (tilt == 0) methods.push_back({"p by permutation", true, .05});
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t seed) {
    std::vector<double> counts;
    std::vector<int> group;
    std::vector<std::uint32_t> cluster;
    for (const std::size_t size : cluster_sizes(random, clusters)) {
      const auto number = static_cast<std::uint32_t>(group.size());
      const std::vector<double>& shares = number % 2 == 0 ? first_shares : second_shares;
      const std::size_t own = category_of(random.uniform(), shares);
      std::vector<double> row(shares.size());
      for (std::size_t unit = 0; unit < size; ++unit) {
        const bool copy = random.uniform() < std::sqrt(icc);
        ++row[copy ? own : category_of(random.uniform(), shares)];
      }
      counts.insert(counts.end(), row.begin(), row.end());
      group.push_back(static_cast<int>(number % 2));
      cluster.push_back(number);
    }
    const auto result = cluster_divergence({counts, first_shares.size(), group, cluster},
                                           jensen_shannon, {.draws = 499, .seed = seed});
    if (!result) return std::vector<Held>(2);
    return std::vector<Held>{result->low <= truth && truth <= result->high, result->p <= .05};
  });
}

}  // namespace

Rows resample_coverage(const CoverageOptions& options) {
  Rows rows;
  for (const std::size_t clusters : {60, 1300}) {
    for (const double icc : {.02, .2}) append(rows, shares(clusters, icc, options));
  }
  for (const std::size_t clusters : {60, 1300}) {
    for (const double icc : {.02, .2}) append(rows, heavy_tailed_means(clusters, icc, options));
  }
  for (const double icc : {.02, .2}) append(rows, crossed(icc, options));
  for (const std::size_t length : {150, 600}) {
    for (const double correlation : {.3, .7}) append(rows, series(length, correlation, options));
  }
  for (const std::size_t clusters : {60, 1300}) {
    for (const double icc : {.02, .2}) append(rows, permutations(clusters, icc, options));
  }
  for (const double tilt : {0., .15, .4}) {
    for (const std::size_t clusters : {60, 1300}) {
      append(rows, divergences(clusters, .2, tilt, options));
    }
  }
  return rows;
}

}  // namespace resettle::statistics
