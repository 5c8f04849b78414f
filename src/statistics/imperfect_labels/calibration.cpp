#include "statistics/imperfect_labels/calibration.h"

#include <algorithm>
#include <cmath>
#include <eigen3/Eigen/Core>
#include <map>
#include <optional>

#include "statistics/describe/quantiles.h"
#include "statistics/distributions/distributions.h"
#include "statistics/finite.h"
#include "statistics/linear_algebra.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

// The fold of each unit: clusters (or units) in a random order, dealt round and round.
std::vector<int> deal_folds(const GoldDesign& design, int folds, uint64_t seed) {
  std::map<int, int> fold_of_cluster;
  const size_t units = design.sampled.size();
  for (size_t i = 0; i < units; ++i) {
    fold_of_cluster.emplace(design.clusters.empty() ? static_cast<int>(i) : design.clusters[i], 0);
  }
  std::vector<int*> places;
  for (auto& [cluster, fold] : fold_of_cluster) places.push_back(&fold);
  Philox random(seed);
  random.shuffle(std::span(places));
  for (size_t i = 0; i < places.size(); ++i) *places[i] = static_cast<int>(i) % folds;
  std::vector<int> fold_of_unit;
  for (size_t i = 0; i < units; ++i) {
    fold_of_unit.push_back(
        fold_of_cluster.at(design.clusters.empty() ? static_cast<int>(i) : design.clusters[i]));
  }
  return fold_of_unit;
}

using Rows =
    Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

// Least squares with weights 1/π on gold outside the fold; none where it has no one solution.
std::optional<Eigen::VectorXd> fit_outside(const Rows& features, std::span<const double> gold,
                                           const GoldDesign& design, std::span<const int> folds,
                                           int fold) {
  std::vector<Eigen::Index> used;
  for (size_t i = 0; i < folds.size(); ++i) {
    if (design.sampled[i] != 0 && folds[i] != fold) used.push_back(static_cast<Eigen::Index>(i));
  }
  const auto count = static_cast<Eigen::Index>(used.size());
  if (count < features.cols()) return std::nullopt;
  Eigen::MatrixXd left(count, features.cols());
  Eigen::VectorXd right(count);
  for (Eigen::Index row = 0; row < count; ++row) {
    const auto unit = static_cast<size_t>(used[static_cast<size_t>(row)]);
    const double weight = 1 / std::sqrt(design.inclusion[unit]);
    left.row(row) = weight * features.row(static_cast<Eigen::Index>(unit));
    right(row) = weight * gold[unit];
  }
  return pivoted_solution(left, right);
}

}  // namespace

Result<std::vector<double>> cross_fitted_predictions(std::span<const double> features,
                                                     size_t columns, std::span<const double> gold,
                                                     const GoldDesign& design, int folds,
                                                     uint64_t seed) {
  using Predictions = Result<std::vector<double>>;
  const size_t units = design.sampled.size();
  check(folds >= 2 && columns > 0 && features.size() == units * columns && gold.size() == units,
        "every unit has features and there are at least two folds");
  if (const auto flaw = design_flaw(design); !flaw.empty()) return Predictions::none(flaw);
  if (!all_finite(features)) return Predictions::none(kNotFinite);
  for (size_t i = 0; i < units; ++i) {
    if (design.sampled[i] != 0 && !std::isfinite(gold[i])) {
      return Predictions::none("gold is missing");
    }
  }
  const auto fold_of_unit = deal_folds(design, folds, seed);
  const Rows rows(features.data(), static_cast<Eigen::Index>(units),
                  static_cast<Eigen::Index>(columns));
  std::vector<double> predictions(units);
  if (std::ranges::count(fold_of_unit, folds - 1) == 0) {
    return Predictions::none("there are fewer clusters than folds");
  }
  for (int fold = 0; fold < folds; ++fold) {
    const auto fitted = fit_outside(rows, gold, design, fold_of_unit, fold);
    if (!fitted) return Predictions::none("too little gold to calibrate the labels");
    for (size_t i = 0; i < units; ++i) {
      if (fold_of_unit[i] != fold) continue;
      predictions[i] = rows.row(static_cast<Eigen::Index>(i)).dot(*fitted);
    }
  }
  return predictions;
}

Result<CorrectedEstimate> median_over_splits(std::span<const CorrectedEstimate> estimates,
                                             double confidence) {
  if (estimates.empty()) return Result<CorrectedEstimate>::none("there are no estimates");
  std::vector<double> values;
  for (const auto& split : estimates) values.push_back(split.estimate);
  const double middle = *median(values);
  std::vector<double> squares;
  CorrectedEstimate result = estimates.front();
  for (const auto& split : estimates) {
    squares.push_back(split.standard_error * split.standard_error +
                      (split.estimate - middle) * (split.estimate - middle));
    result.degrees_of_freedom = std::min(result.degrees_of_freedom, split.degrees_of_freedom);
  }
  result.estimate = middle;
  result.standard_error = std::sqrt(*median(squares));
  const double reach =
      result.standard_error * student_t_quantile((1 + confidence) / 2, result.degrees_of_freedom);
  result.low = middle - reach;
  result.high = middle + reach;
  return result;
}

}  // namespace resettle::statistics
