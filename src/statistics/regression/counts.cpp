#include "statistics/regression/counts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "statistics/distributions/distributions.h"
#include "statistics/finite.h"
#include "statistics/linear_algebra.h"
#include "statistics/regression/design.h"
#include "statistics/regression/likelihood_fit.h"
#include "statistics/regression/maximum_likelihood.h"

namespace resettle::statistics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// A row that has a count must not move; one without may only move down.
double harm(double count, double direction) {
  return count > 0 ? std::abs(direction) : std::max(direction, 0.);
}

double poisson_row(double y, double eta, double& slope, double& curvature) {
  const double mean = std::exp(eta);
  slope = y - mean;
  curvature = mean;
  return (y == 0 ? 0 : y * eta) - mean - std::lgamma(y + 1);
}

// ln Γ(y + r) − ln Γ(r), without taking the difference of two large numbers where y is small.
double log_rising(double y, double r) {
  if (y > 30) return std::lgamma(y + r) - std::lgamma(r);
  double sum = 0;
  for (double j = 0; j < y; ++j) sum += std::log(r + j);
  return sum;
}

double negative_binomial_row(double y, double alpha, double eta, double& slope, double& curvature) {
  const double mean = std::exp(eta);
  const double growth = 1 + alpha * mean;
  slope = (y - mean) / growth;
  curvature = mean * (1 + alpha * y) / (growth * growth);
  const double r = 1 / alpha;
  return log_rising(y, r) - std::lgamma(y + 1) - (y + r) * std::log1p(alpha * mean) +
         (y == 0 ? 0 : y * (std::log(alpha) + eta));
}

// With α = 0 the Poisson model.
RowModel model_of(std::span<const double> counts, double alpha) {
  return {.predictors = 1,
          .evaluate =
              [counts, alpha](std::size_t row, std::span<const double> eta, std::span<double> slope,
                              std::span<double> curvature) {
                return alpha == 0 ? poisson_row(counts[row], eta[0], slope[0], curvature[0])
                                  : negative_binomial_row(counts[row], alpha, eta[0], slope[0],
                                                          curvature[0]);
              },
          .harm =
              [counts](std::size_t row, std::span<const double> direction) {
                return harm(counts[row], direction[0]);
              }};
}

// Derivatives of a row's log-likelihood by r = 1/α, at the mean.
struct ByR {
  double first, second;
};

ByR by_r(double y, double mean, double r) {
  double first = 0, second = 0;
  if (y > 30) {
    first = digamma(y + r) - digamma(r);
    second = trigamma(y + r) - trigamma(r);
  } else {
    for (double j = 0; j < y; ++j) {
      first += 1 / (r + j);
      second -= 1 / ((r + j) * (r + j));
    }
  }
  const double total = r + mean;
  return {first - std::log1p(mean / r) + (mean - y) / total,
          second + 1 / r - 2 / total + (y + r) / (total * total)};
}

double slope_by_alpha(std::span<const double> counts, const MatrixXd& eta, double alpha) {
  double slope = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    slope -= by_r(counts[i], std::exp(eta(static_cast<Index>(i), 0)), 1 / alpha).first;
  }
  return slope / (alpha * alpha);
}

// Σ((y − μ)² − y) at the Poisson fit is twice the slope of the log-likelihood at α = 0.
bool varies_more_than_poisson(std::span<const double> counts, const MatrixXd& eta) {
  double excess = 0, size = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double off = counts[i] - std::exp(eta(static_cast<Index>(i), 0));
    excess += off * off - counts[i];
    size += counts[i];
  }
  return excess > 1e-9 * size;
}

double mean_of(std::span<const double> counts) {
  double sum = 0;
  for (const double count : counts) sum += count / static_cast<double>(counts.size());
  return sum;
}

// The α at which the slope is 0 for given means, by bisection of ln α; 0 if it lies below what
// doubles tell from a Poisson.
double best_alpha(std::span<const double> counts, const MatrixXd& eta) {
  double low = std::log(1e-5 / std::max(1., mean_of(counts)));
  double high = std::log(1e6);
  if (slope_by_alpha(counts, eta, std::exp(low)) <= 0) return 0;
  while (high - low > 1e-13 * (1 + std::abs(low))) {
    const double middle = (low + high) / 2;
    if (middle == low || middle == high) break;
    (slope_by_alpha(counts, eta, std::exp(middle)) > 0 ? low : high) = middle;
  }
  return std::exp((low + high) / 2);
}

// Least squares of ln(y + ½): near enough for Newton's method even for counts of 10^15.
MatrixXd start(const ScaledDesign& scaled, std::span<const double> counts,
               std::span<const double> offset) {
  VectorXd target(scaled.x.rows());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    target(static_cast<Index>(i)) = std::log(counts[i] + .5) - (offset.empty() ? 0 : offset[i]);
  }
  return qr_fit(scaled.x, target).solution;
}

// Adds α as the last parameter to information and scores.
void add_alpha(Maximum& maximum, const MatrixXd& x, std::span<const double> counts, double alpha) {
  const Index n = x.rows(), k = x.cols();
  const double r = 1 / alpha;
  maximum.scores.conservativeResize(n, k + 1);
  VectorXd mixed(n);
  double second = 0;
  for (Index i = 0; i < n; ++i) {
    const double y = counts[static_cast<std::size_t>(i)];
    const double mean = std::exp(maximum.eta(i, 0));
    const ByR row = by_r(y, mean, r);
    maximum.scores(i, k) = -r * r * row.first;
    second += r * r * r * (r * row.second + 2 * row.first);
    mixed(i) = (y - mean) * mean / ((1 + alpha * mean) * (1 + alpha * mean));
  }
  maximum.information.conservativeResize(k + 1, k + 1);
  maximum.information.col(k).head(k) = transposed_product(x, mixed);
  maximum.information.row(k).head(k) = maximum.information.col(k).head(k).transpose();
  maximum.information(k, k) = -second;
}

std::optional<std::string> why_not(std::span<const double> counts, std::span<const double> offset) {
  if (!all_finite(offset)) return "the offset is missing or infinite in a row";
  if (std::ranges::any_of(counts, [](double y) { return y < 0; })) return "a count is below 0";
  if (std::ranges::all_of(counts, [](double y) { return y == 0; })) {
    return "the outcome is 0 in all rows";
  }
  return std::nullopt;
}

std::vector<std::string> names_of(const Design& design) {
  std::vector<std::string> names;
  for (std::size_t j = 0; j < design.columns; ++j) names.push_back(design.name(j));
  return names;
}

struct Start {
  ScaledDesign scaled;
  Maximum poisson;
};

// The checked design and the Poisson maximum, where both regressions begin.
Result<Start> poisson_maximum(const Design& design, std::span<const double> counts,
                              std::span<const double> offset) {
  check(offset.empty() || offset.size() == counts.size(), "every row has an offset, or none has");
  const auto scaled = scaled_design(design, counts);
  if (!scaled) return Result<Start>::none(scaled.reason());
  if (const auto reason = why_not(counts, offset)) return Result<Start>::none(*reason);
  const auto maximum =
      maximise(model_of(counts, 0), scaled->x, offset, start(*scaled, counts, offset), design);
  if (!maximum) return Result<Start>::none(maximum.reason());
  return Start{*scaled, *maximum};
}

}  // namespace

Result<Regression> poisson(const Design& design, std::span<const double> outcome,
                           std::span<const double> offset, const StandardErrors& errors) {
  const auto begin = poisson_maximum(design, outcome, offset);
  if (!begin) return Result<Regression>::none(begin.reason());
  return likelihood_fit(begin->poisson, begin->scaled, names_of(design), errors);
}

Result<Regression> negative_binomial(const Design& design, std::span<const double> outcome,
                                     std::span<const double> offset, const StandardErrors& errors) {
  using None = Result<Regression>;
  if (std::ranges::any_of(outcome, [](double y) { return y != std::floor(y); })) {
    return None::none("a count is not whole");
  }
  const auto begin = poisson_maximum(design, outcome, offset);
  if (!begin) return None::none(begin.reason());

  Maximum maximum = begin->poisson;
  double alpha = 0;
  for (int turn = 0; varies_more_than_poisson(outcome, begin->poisson.eta); ++turn) {
    const double next = best_alpha(outcome, maximum.eta);
    const bool settled = std::abs(next - alpha) <= 1e-11 * alpha;
    alpha = next;
    if (alpha == 0 || settled) break;
    if (turn == 500) return None::none("the dispersion did not settle");
    const auto again =
        maximise(model_of(outcome, alpha), begin->scaled.x, offset, maximum.beta, design);
    if (!again) return None::none(again.reason());
    maximum = *again;
  }
  if (alpha == 0) maximum = begin->poisson;
  if (alpha > 0) add_alpha(maximum, begin->scaled.x, outcome, alpha);
  auto fit = likelihood_fit(maximum, begin->scaled, names_of(design), errors);
  if (!fit) return fit;
  Regression regression = *fit;
  regression.dispersion = alpha;
  if (alpha == 0) {
    regression.notes.push_back("The counts vary no more than a Poisson: the dispersion is 0.");
  }
  return regression;
}

}  // namespace resettle::statistics
