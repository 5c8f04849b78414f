#include "statistics/regression/sandwich.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "statistics/distributions/distributions.h"
#include "statistics/linear_algebra.h"

namespace resettle::statistics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Clusters numbered 0 … count − 1 in the order in which they first appear.
struct Numbered {
  std::vector<std::uint32_t> of_row;
  std::size_t count = 0;
};

template <typename Key>
Numbered numbered(std::span<const Key> clusters) {
  std::map<Key, std::uint32_t> number;
  Numbered result;
  for (const Key& cluster : clusters) {
    result.of_row.push_back(
        number.emplace(cluster, static_cast<std::uint32_t>(number.size())).first->second);
  }
  result.count = number.size();
  return result;
}

double rows_factor(const MatrixXd& scores) {
  const auto n = static_cast<double>(scores.rows());
  return (n - 1) / (n - static_cast<double>(scores.cols()));
}

MatrixXd meat_by_cluster(const MatrixXd& scores, const Numbered& clusters) {
  MatrixXd sums = MatrixXd::Zero(static_cast<Index>(clusters.count), scores.cols());
  for (Index i = 0; i < scores.rows(); ++i) {
    sums.row(clusters.of_row[static_cast<std::size_t>(i)]) += scores.row(i);
  }
  const auto count = static_cast<double>(clusters.count);
  return transposed_product(sums, sums, count / (count - 1) * rows_factor(scores));
}

MatrixXd meat_newey_west(const MatrixXd& scores, std::size_t lags) {
  MatrixXd meat = transposed_product(scores, scores);
  const Index n = scores.rows();
  const Index last = std::min<Index>(static_cast<Index>(lags), n - 1);
  for (Index lag = 1; lag <= last; ++lag) {
    const MatrixXd gamma = lagged_product(scores, lag);
    const double weight = 1 - static_cast<double>(lag) / static_cast<double>(lags + 1);
    meat += weight * (gamma + gamma.transpose());
  }
  return meat;
}

// Sets negative eigenvalues to 0; true if there were any beyond rounding.
bool make_semidefinite(MatrixXd& covariance) {
  const auto [values, vectors] = symmetric_eigen(covariance);
  if (values.minCoeff() >= -1e-12 * std::max(values.maxCoeff(), 0.)) return false;
  // V · D · Vᵀ as the transpose of V · (V · D)ᵀ: the last digits depend on the order of the sums.
  const MatrixXd stretched = vectors * values.cwiseMax(0).asDiagonal();
  covariance = product(vectors, MatrixXd(stretched.transpose())).transpose();
  return true;
}

Result<SandwichCovariance> by_clusters(const MatrixXd& bread, const MatrixXd& scores,
                                       const StandardErrors& errors) {
  const auto rows = static_cast<std::size_t>(scores.rows());
  const bool two = errors.kind == StandardErrors::Kind::kTwoClusters;
  check(errors.first_cluster.size() == rows, "every row has a cluster");
  const Numbered first = numbered(errors.first_cluster);
  SandwichCovariance result;
  result.clusters = first.count;
  MatrixXd meat;
  if (first.count > 1) meat = meat_by_cluster(scores, first);
  if (two) {
    check(errors.second_cluster.size() == rows, "every row has a second cluster");
    const Numbered second = numbered(errors.second_cluster);
    result.clusters = std::min(first.count, second.count);
    if (result.clusters > 1) {
      std::vector<std::uint64_t> pairs(rows);
      for (std::size_t i = 0; i < rows; ++i) {
        pairs[i] = std::uint64_t{first.of_row[i]} << 32 | second.of_row[i];
      }
      meat += meat_by_cluster(scores, second);
      meat -= meat_by_cluster(scores, numbered(std::span<const std::uint64_t>(pairs)));
    }
  }
  if (result.clusters < 2) {
    return Result<SandwichCovariance>::none("one cluster does not show how clusters differ");
  }
  result.covariance = product(product(bread, meat), bread);
  if (two && make_semidefinite(result.covariance)) {
    result.notes.push_back(
        "The two-way covariance was not positive; its negative eigenvalues are set to 0.");
  }
  if (result.clusters < 20) {
    result.notes.push_back(fmt::format(
        "There are only {} clusters: standard errors are too small and p too.", result.clusters));
  }
  return result;
}

Coefficient coefficient(const std::string& name, double estimate, double variance, double df,
                        double level) {
  Coefficient result{.name = name, .estimate = estimate};
  result.standard_error = std::sqrt(std::max(variance, 0.));
  const double infinite = std::numeric_limits<double>::infinity();
  if (result.standard_error > 0) {
    result.statistic = estimate / result.standard_error;
  } else {
    result.statistic = estimate == 0 ? 0 : std::copysign(infinite, estimate);
  }
  const bool normal = std::isinf(df);
  result.p =
      normal ? normal_two_sided(result.statistic) : student_t_two_sided(result.statistic, df);
  const double reach =
      (normal ? normal_quantile((1 + level) / 2) : student_t_quantile((1 + level) / 2, df)) *
      result.standard_error;
  result.low = estimate - reach;
  result.high = estimate + reach;
  return result;
}

}  // namespace

Result<SandwichCovariance> sandwich_covariance(const MatrixXd& bread, const MatrixXd& scores,
                                               const StandardErrors& errors) {
  using Kind = StandardErrors::Kind;
  check(errors.kind != Kind::kModel, "model errors need no scores");
  if (scores.rows() <= scores.cols()) {
    return Result<SandwichCovariance>::none("no rows are left to estimate errors from");
  }
  if (errors.kind == Kind::kClusters || errors.kind == Kind::kTwoClusters) {
    return by_clusters(bread, scores, errors);
  }
  const std::size_t lags = errors.kind == Kind::kNeweyWest ? errors.lags : 0;
  const auto n = static_cast<double>(scores.rows());
  const double factor = n / (n - static_cast<double>(scores.cols()));
  SandwichCovariance result;
  result.covariance = product(product(bread, meat_newey_west(scores, lags), factor), bread);
  return result;
}

void finish(Regression& regression, const VectorXd& estimates,
            const std::vector<std::string>& names, const SandwichCovariance& covariance,
            double model_df, double level) {
  check(level > 0 && level < 1, "an interval's level lies between 0 and 1");
  const Index k = estimates.size();
  regression.clusters = covariance.clusters;
  regression.degrees_of_freedom =
      covariance.clusters > 0 ? static_cast<double>(covariance.clusters) - 1 : model_df;
  regression.notes.insert(regression.notes.end(), covariance.notes.begin(), covariance.notes.end());
  regression.covariance.resize(static_cast<std::size_t>(k * k));
  for (Index a = 0; a < k; ++a) {
    regression.coefficients.push_back(coefficient(names[static_cast<std::size_t>(a)], estimates(a),
                                                  covariance.covariance(a, a),
                                                  regression.degrees_of_freedom, level));
    for (Index b = 0; b < k; ++b) {
      regression.covariance[static_cast<std::size_t>(a * k + b)] = covariance.covariance(a, b);
    }
  }
}

}  // namespace resettle::statistics
