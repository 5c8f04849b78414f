#include "statistics/imperfect_labels/gold_design.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "statistics/describe/exact_sum.h"

namespace resettle::statistics {
namespace {

// The gold of one stratum; without strata, of all units.
struct Stratum {
  int64_t units = 0;
  int64_t gold = 0;
  double inclusion = 0;
  std::vector<double> mean_error;  // a number a column
  bool all_gold() const { return gold == units; }
};

using Strata = std::map<int, Stratum>;

int stratum_of(const GoldDesign& design, size_t unit) {
  return design.strata.empty() ? 0 : design.strata[unit];
}

Strata strata_of(const GoldDesign& design) {
  Strata strata;
  for (size_t i = 0; i < design.sampled.size(); ++i) {
    Stratum& stratum = strata[stratum_of(design, i)];
    ++stratum.units;
    stratum.gold += design.sampled[i];
    stratum.inclusion = design.inclusion[i];
  }
  return strata;
}

std::string stratum_flaw(const GoldDesign& design) {
  const Strata strata = strata_of(design);
  for (const auto& [number, stratum] : strata) {
    if (stratum.gold == 0) return "stratum " + std::to_string(number) + " has no gold unit";
  }
  for (size_t i = 0; i < design.strata.size(); ++i) {
    const Stratum& stratum = strata.at(design.strata[i]);
    const double drawn = static_cast<double>(stratum.gold) / static_cast<double>(stratum.units);
    if (std::abs(design.inclusion[i] - drawn) > 1e-6 * drawn) {
      return "in stratum " + std::to_string(design.strata[i]) + " gold is known for " +
             std::to_string(stratum.gold) + " of " + std::to_string(stratum.units) +
             " units, which is not its inclusion probability";
    }
  }
  return "";
}

// Mean errors of the strata that were drawn in fixed numbers; without strata they stay 0.
void set_mean_errors(const Scores& scores, const GoldDesign& design, Strata& strata) {
  std::map<int, std::vector<ExactSum>> sums;
  for (auto& [number, stratum] : strata) {
    stratum.mean_error.assign(scores.columns, 0);
    if (!design.strata.empty()) sums[number].resize(scores.columns);
  }
  if (design.strata.empty()) return;
  for (size_t i = 0; i < design.sampled.size(); ++i) {
    if (design.sampled[i] == 0) continue;
    auto& sum = sums[design.strata[i]];
    for (size_t c = 0; c < scores.columns; ++c) sum[c].add(scores.errors[i * scores.columns + c]);
  }
  for (auto& [number, stratum] : strata) {
    for (size_t c = 0; c < scores.columns && !design.strata.empty(); ++c) {
      stratum.mean_error[c] = sums[number][c].mean_of(static_cast<size_t>(stratum.gold));
    }
  }
}

// What a unit adds to the total, with a variance that is right for its stratum: the machine's score
// with the stratum's mean error put in, and the unit's own error around that mean. The factor makes
// up for the mean having been estimated; it leaves units of certainty (π = 1) alone.
void add_linearised(const Scores& scores, const GoldDesign& design, const Strata& strata,
                    size_t unit, std::span<ExactSum> sums) {
  const Stratum& stratum = strata.at(stratum_of(design, unit));
  const double pi = design.inclusion[unit];
  const bool drawn = design.sampled[unit] != 0;
  const bool fixed = !design.strata.empty() && stratum.gold > 1;
  const double factor =
      fixed ? std::sqrt(1 + (1 - pi) / (static_cast<double>(stratum.gold) - 1)) : 1;
  for (size_t c = 0; c < scores.columns; ++c) {
    const size_t cell = unit * scores.columns + c;
    sums[c].add(scores.predicted[cell]);
    sums[c].add(stratum.mean_error[c]);
    if (drawn) sums[c].add(factor * (scores.errors[cell] - stratum.mean_error[c]) / pi);
  }
}

// Sums of products of rows of numbers, of the deviations from the rows' mean.
std::vector<double> products_of_deviations(const std::vector<double>& rows, size_t columns) {
  const size_t count = rows.size() / columns;
  std::vector<double> means;
  for (size_t c = 0; c < columns; ++c) {
    ExactSum sum;
    for (size_t i = 0; i < count; ++i) sum.add(rows[i * columns + c]);
    means.push_back(sum.mean_of(count));
  }
  std::vector<double> products(columns * columns);
  for (size_t a = 0; a < columns; ++a) {
    for (size_t b = 0; b <= a; ++b) {
      ExactSum sum;
      for (size_t i = 0; i < count; ++i) {
        sum.add_product(rows[i * columns + a] - means[a], rows[i * columns + b] - means[b]);
      }
      products[a * columns + b] = products[b * columns + a] = sum.value();
    }
  }
  return products;
}

// Units in the order of their clusters; in any order where there are none.
std::vector<size_t> by_cluster(const GoldDesign& design) {
  std::vector<size_t> order(design.sampled.size());
  std::iota(order.begin(), order.end(), size_t{0});
  if (!design.clusters.empty()) {
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return design.clusters[a] < design.clusters[b]; });
  }
  return order;
}

// The linearised sums of the clusters, row after row.
std::vector<double> cluster_sums(const Scores& scores, const GoldDesign& design,
                                 const Strata& strata) {
  const auto order = by_cluster(design);
  std::vector<double> rows;
  std::vector<ExactSum> sums(scores.columns);
  for (size_t i = 0; i < order.size(); ++i) {
    add_linearised(scores, design, strata, order[i], sums);
    const bool last = i + 1 == order.size() || design.clusters.empty() ||
                      design.clusters[order[i + 1]] != design.clusters[order[i]];
    if (!last) continue;
    for (ExactSum& sum : sums) {
      rows.push_back(sum.value());
      sum.clear();
    }
  }
  return rows;
}

Result<ScoreCovariance> of_units_like_these(const Scores& scores, const GoldDesign& design,
                                            const Strata& strata) {
  const auto rows = cluster_sums(scores, design, strata);
  const auto count = static_cast<double>(rows.size() / scores.columns);
  if (count < 2) {
    return Result<ScoreCovariance>::none(design.clusters.empty()
                                             ? "an error needs at least two units"
                                             : "all units belong to one cluster");
  }
  ScoreCovariance result{.of_totals = products_of_deviations(rows, scores.columns),
                         .clusters = static_cast<int64_t>(count)};
  for (double& value : result.of_totals) value *= count / (count - 1);
  return result;
}

// Stratified: Σ N_h² (1 − n_h/N_h) S_h / n_h, S_h the covariance of the errors in the stratum.
void add_stratum_covariance(const Scores& scores, const GoldDesign& design, int number,
                            const Stratum& stratum, std::vector<double>& sum) {
  std::vector<double> errors;
  for (size_t i = 0; i < design.sampled.size(); ++i) {
    if (design.sampled[i] == 0 || design.strata[i] != number) continue;
    const auto first = scores.errors.begin() + static_cast<std::ptrdiff_t>(i * scores.columns);
    errors.insert(errors.end(), first, first + static_cast<std::ptrdiff_t>(scores.columns));
  }
  const auto products = products_of_deviations(errors, scores.columns);
  const auto n = static_cast<double>(stratum.gold);
  const auto size = static_cast<double>(stratum.units);
  for (size_t cell = 0; cell < sum.size(); ++cell) {
    sum[cell] += size * size * (1 - n / size) * products[cell] / (n - 1) / n;
  }
}

// One by one: Σ over gold of (1 − π)/π² error².
std::vector<double> poisson_covariance(const Scores& scores, const GoldDesign& design) {
  const size_t columns = scores.columns;
  std::vector<ExactSum> sums(columns * columns);
  for (size_t i = 0; i < design.sampled.size(); ++i) {
    if (design.sampled[i] == 0) continue;
    const double pi = design.inclusion[i];
    for (size_t cell = 0; cell < sums.size(); ++cell) {
      const double a = scores.errors[i * columns + cell / columns];
      const double b = scores.errors[i * columns + cell % columns];
      sums[cell].add((1 - pi) / pi * (a / pi * b));
    }
  }
  std::vector<double> values;
  for (const ExactSum& sum : sums) values.push_back(sum.value());
  return values;
}

ScoreCovariance of_these_units(const Scores& scores, const GoldDesign& design,
                               const Strata& strata) {
  ScoreCovariance result{.clusters = static_cast<int64_t>(design.sampled.size())};
  if (design.strata.empty()) {
    result.of_totals = poisson_covariance(scores, design);
    return result;
  }
  result.of_totals.assign(scores.columns * scores.columns, 0);
  for (const auto& [number, stratum] : strata) {
    if (stratum.all_gold()) continue;
    add_stratum_covariance(scores, design, number, stratum, result.of_totals);
  }
  return result;
}

// Gold units that were left to luck, less one for each stratum (or for all), and the clusters less
// one that they lie in: how many independent looks at the errors there are.
double freedom_of(const GoldDesign& design, const Strata& strata, Inference inference,
                  int64_t clusters) {
  double gold = 0;
  std::set<int> clusters_with_gold;
  for (size_t i = 0; i < design.sampled.size(); ++i) {
    if (design.sampled[i] == 0 || design.inclusion[i] == 1) continue;
    ++gold;
    if (!design.clusters.empty()) clusters_with_gold.insert(design.clusters[i]);
  }
  const double all = std::max(1.0, static_cast<double>(clusters) - 1);
  if (gold == 0) return all;
  const auto groups = static_cast<double>(
      std::ranges::count_if(strata, [](const auto& entry) { return entry.second.inclusion < 1; }));
  double freedom = std::max(1.0, gold - (design.strata.empty() ? 1 : groups));
  if (inference == Inference::kTheseUnits) return freedom;
  if (!design.clusters.empty()) {
    freedom = std::min(freedom, static_cast<double>(clusters_with_gold.size()) - 1);
  }
  return std::max(1.0, std::min(freedom, all));
}

}  // namespace

std::string design_flaw(const GoldDesign& design) {
  const size_t units = design.sampled.size();
  check(design.inclusion.size() == units, "every unit has an inclusion probability");
  check(design.strata.empty() || design.strata.size() == units, "every unit has a stratum");
  check(design.clusters.empty() || design.clusters.size() == units, "every unit has a cluster");
  if (units == 0) return "there are no units";
  if (std::ranges::none_of(design.sampled, [](uint8_t sampled) { return sampled != 0; })) {
    return "no unit has gold";
  }
  for (const double pi : design.inclusion) {
    if (!(pi > 0 && pi <= 1)) return "an inclusion probability is not above 0 and at most 1";
  }
  return design.strata.empty() ? "" : stratum_flaw(design);
}

Result<ScoreCovariance> score_covariance(const Scores& scores, const GoldDesign& design,
                                         Inference inference) {
  Strata strata = strata_of(design);
  set_mean_errors(scores, design, strata);
  for (const auto& [number, stratum] : strata) {
    if (design.strata.empty() || stratum.all_gold() || stratum.gold >= 2) continue;
    return Result<ScoreCovariance>::none("stratum " + std::to_string(number) +
                                         " has one gold unit, which shows no spread");
  }
  auto result = inference == Inference::kTheseUnits
                    ? Result<ScoreCovariance>(of_these_units(scores, design, strata))
                    : of_units_like_these(scores, design, strata);
  if (!result) return result;
  ScoreCovariance covariance = *result;
  covariance.gold_units = std::ranges::count_if(design.sampled, [](uint8_t s) { return s != 0; });
  covariance.degrees_of_freedom = freedom_of(design, strata, inference, covariance.clusters);
  return covariance;
}

std::vector<double> score_totals(const Scores& scores, const GoldDesign& design) {
  std::vector<ExactSum> sums(scores.columns);
  for (size_t i = 0; i < design.sampled.size(); ++i) {
    for (size_t c = 0; c < scores.columns; ++c) {
      const size_t cell = i * scores.columns + c;
      sums[c].add(scores.predicted[cell]);
      if (design.sampled[i] != 0) sums[c].add(scores.errors[cell] / design.inclusion[i]);
    }
  }
  std::vector<double> totals;
  for (const ExactSum& sum : sums) totals.push_back(sum.value());
  return totals;
}

}  // namespace resettle::statistics
