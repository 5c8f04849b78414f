#include <fmt/core.h>

#include <cmath>

#include "coverage.h"
#include "statistics/regression/counts.h"
#include "statistics/regression/least_squares.h"
#include "statistics/regression/logistic.h"

namespace resettle::statistics {
namespace {

using Rows = std::vector<CoverageRow>;

void append(Rows& rows, Rows more) { rows.insert(rows.end(), more.begin(), more.end()); }

// Does the interval of the second coefficient hold 0? (The truth in every setting here.)
Held holds_zero(const Result<Regression>& fit) {
  if (!fit) return std::nullopt;
  return fit->coefficients[1].low <= 0 && 0 <= fit->coefficients[1].high;
}

// Rows of clusters; the column of interest is a label of the cluster, one in four, without effect.
struct Clustered {
  std::vector<double> values, lean, share_of_cluster;
  std::vector<std::uint32_t> cluster;
  Design design() const { return {values, 3}; }
};

Clustered clustered(Philox& random, std::size_t clusters) {
  Clustered rows;
  std::uint32_t number = 0;
  for (const std::size_t size : cluster_sizes(random, clusters)) {
    const double lean = random.normal();
    for (std::size_t unit = 0; unit < size; ++unit) {
      rows.values.insert(rows.values.end(), {1, number % 4 == 0 ? 1. : 0., random.normal()});
      rows.lean.push_back(lean);
      rows.cluster.push_back(number);
    }
    ++number;
  }
  return rows;
}

const std::vector<Method> kClusterMethods{{"model errors"}, {"errors by cluster"}};

using Fit = std::function<Result<Regression>(const Design&, std::span<const double>,
                                             const StandardErrors&)>;
using Outcome = std::function<double(Philox&, double lean, double other)>;

Rows clusters(const std::string& what, std::size_t count, const CoverageOptions& options,
              const Fit& fit, const Outcome& outcome) {
  const std::string setting = fmt::format("{}, {} clusters", what, count);
  return simulate_coverage(setting, kClusterMethods, options, [=](Philox& random, std::uint64_t) {
    const Clustered rows = clustered(random, count);
    std::vector<double> y;
    for (std::size_t i = 0; i < rows.lean.size(); ++i) {
      y.push_back(outcome(random, rows.lean[i], rows.values[3 * i + 2]));
    }
    return std::vector<Held>{
        holds_zero(fit(rows.design(), y, StandardErrors::model())),
        holds_zero(fit(rows.design(), y, StandardErrors::by_cluster(rows.cluster)))};
  });
}

double poisson_number(Philox& random, double mean) {
  double count = 0;
  for (double time = -std::log(1 - random.uniform()); time < mean;
       time -= std::log(1 - random.uniform())) {
    ++count;
  }
  return count;
}

// The clusters of the two kinds are crossed; the label belongs to clusters of the first kind.
Rows two_clusters(std::size_t count, const CoverageOptions& options) {
  const std::string setting =
      fmt::format("least squares, label of the author, {} authors × 80 commenters", count);
  const std::vector<Method> methods{{"model errors"}, {"errors by author"}, {"errors by both"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    std::vector<double> author(count), commenter(80), x, y;
    for (double& lean : author) lean = .45 * random.normal();
    for (double& lean : commenter) lean = .45 * random.normal();
    std::vector<std::uint32_t> first, second;
    for (std::size_t row = 0; row < 20 * count; ++row) {
      first.push_back(static_cast<std::uint32_t>(random.below(count)));
      second.push_back(static_cast<std::uint32_t>(random.below(80)));
      x.insert(x.end(), {1, static_cast<double>(first.back() % 4 == 0)});
      y.push_back(author[first.back()] + commenter[second.back()] + random.normal());
    }
    const Design design{x, 2};
    return std::vector<Held>{
        holds_zero(least_squares(design, y, StandardErrors::model())),
        holds_zero(least_squares(design, y, StandardErrors::by_cluster(first))),
        holds_zero(least_squares(design, y, StandardErrors::by_two_clusters(first, second)))};
  });
}

// Posts a day around a constant level, and a step halfway that has no effect.
Rows daily_counts(std::size_t days, const CoverageOptions& options) {
  const std::string setting =
      fmt::format("negative binomial, a step without effect in {} days, autocorrelation .5", days);
  const std::vector<Method> methods{{"model errors"}, {"Newey–West, 7 lags"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    std::vector<double> x, y;
    double level = random.normal();
    for (std::size_t day = 0; day < days; ++day) {
      level = .5 * level + std::sqrt(.75) * random.normal();
      x.insert(x.end(), {1, day < days / 2 ? 0. : 1.});
      y.push_back(poisson_number(random, 20 * std::exp(.3 * level)));
    }
    const Design design{x, 2};
    return std::vector<Held>{
        holds_zero(negative_binomial(design, y, {}, StandardErrors::model())),
        holds_zero(negative_binomial(design, y, {}, StandardErrors::newey_west(7)))};
  });
}

Rows of_icc(double icc, std::size_t count, const CoverageOptions& options) {
  Rows rows;
  const std::string correlation = fmt::format("intraclass correlation {:g}", icc);
  append(rows, clusters("least squares, " + correlation, count, options, least_squares,
                        [icc](Philox& random, double lean, double other) {
                          return .5 * other + std::sqrt(icc) * lean +
                                 std::sqrt(1 - icc) * random.normal();
                        }));
  // On the latent logistic scale: the variance of the logistic is π²/3.
  const double spread = std::sqrt(icc / (1 - icc) * 3.2899);
  append(rows, clusters("logistic, latent " + correlation, count, options, logistic,
                        [spread](Philox& random, double lean, double other) {
                          const double eta = -1 + .3 * other + spread * lean;
                          return random.uniform() < 1 / (1 + std::exp(-eta)) ? 1. : 0.;
                        }));
  return rows;
}

}  // namespace

Rows regression_coverage(const CoverageOptions& options) {
  Rows rows;
  for (const std::size_t count : {60, 1300}) {
    for (const double icc : {.02, .2}) append(rows, of_icc(icc, count, options));
  }
  const Outcome overdispersed = [](Philox& random, double lean, double other) {
    return poisson_number(random, std::exp(.5 + .2 * other + .7 * lean));
  };
  for (const std::size_t count : {60, 1300}) {
    append(rows, clusters(
                     "Poisson, clusters differ by e^.7", count, options,
                     [](const Design& x, std::span<const double> y, const StandardErrors& e) {
                       return poisson(x, y, {}, e);
                     },
                     overdispersed));
  }
  append(rows, clusters(
                   "negative binomial, clusters differ by e^.7", 60, options,
                   [](const Design& x, std::span<const double> y, const StandardErrors& e) {
                     return negative_binomial(x, y, {}, e);
                   },
                   overdispersed));
  append(rows, clusters("least squares, log-normal outcome (σ = 2)", 60, options, least_squares,
                        [](Philox& random, double lean, double) {
                          return std::exp(2 * (.45 * lean + .89 * random.normal()));
                        }));
  for (const std::size_t count : {12, 60}) append(rows, two_clusters(count, options));
  for (const std::size_t days : {100, 400}) append(rows, daily_counts(days, options));
  return rows;
}

}  // namespace resettle::statistics
