#include "statistics/regression/logistic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/regression/design.h"
#include "statistics/regression/likelihood_fit.h"
#include "statistics/regression/maximum_likelihood.h"

namespace resettle::statistics {
namespace {

// ln(1 + Σ exp η), without overflow; probabilities of categories 1 … go to `p`.
double log_sum(std::span<const double> eta, std::span<double> p) {
  double largest = 0;
  for (const double value : eta) largest = std::max(largest, value);
  double sum = std::exp(-largest);
  for (std::size_t j = 0; j < eta.size(); ++j) sum += p[j] = std::exp(eta[j] - largest);
  for (double& probability : p) probability /= sum;
  return largest + std::log(sum);
}

// The predictor of category 0 is 0.
double predictor(std::span<const double> eta, int category) {
  return category == 0 ? 0 : eta[static_cast<std::size_t>(category - 1)];
}

double evaluate(int category, std::span<const double> eta, std::span<double> slope,
                std::span<double> curvature) {
  const double normaliser = log_sum(eta, slope);  // the slopes hold probabilities for now
  for (std::size_t a = 0; a < eta.size(); ++a) {
    for (std::size_t b = 0; b < eta.size(); ++b) {
      curvature[a * eta.size() + b] = slope[a] * ((a == b) - slope[b]);
    }
  }
  for (double& value : slope) value = -value;
  if (category > 0) slope[static_cast<std::size_t>(category - 1)] += 1;
  return predictor(eta, category) - normaliser;
}

// A row is harmed if another category's predictor rises above its own.
double harm(int category, std::span<const double> direction) {
  double most = 0;
  for (int other = 0; other <= static_cast<int>(direction.size()); ++other) {
    most = std::max(most, predictor(direction, other) - predictor(direction, category));
  }
  return most;
}

RowModel model_of(std::span<const int> category, int categories) {
  return {.predictors = categories - 1,
          .evaluate =
              [category](std::size_t row, std::span<const double> eta, std::span<double> slope,
                         std::span<double> curvature) {
                return evaluate(category[row], eta, slope, curvature);
              },
          .harm =
              [category](std::size_t row, std::span<const double> direction) {
                return harm(category[row], direction);
              }};
}

}  // namespace

Result<Regression> multinomial_logistic(const Design& design, std::span<const int> category,
                                        int categories, const StandardErrors& errors) {
  using None = Result<Regression>;
  check(categories >= 2, "there are two categories at least");
  const std::vector<double> outcome(category.begin(), category.end());
  const auto scaled = scaled_design(design, outcome);
  if (!scaled) return None::none(scaled.reason());
  for (int c = 0; c < categories; ++c) {
    if (std::ranges::count(category, c) == 0) {
      return None::none(fmt::format("no row has the outcome {}", c));
    }
  }
  check(std::ranges::all_of(category, [&](int c) { return c >= 0 && c < categories; }),
        "outcomes are 0 … categories − 1");

  const auto maximum = maximise(model_of(category, categories), scaled->x, {},
                                Eigen::MatrixXd::Zero(scaled->x.cols(), categories - 1), design);
  if (!maximum) return None::none(maximum.reason());
  std::vector<std::string> names;
  for (int c = 1; c < categories; ++c) {
    for (std::size_t j = 0; j < design.columns; ++j) {
      names.push_back(categories == 2 ? design.name(j) : fmt::format("{}: {}", c, design.name(j)));
    }
  }
  return likelihood_fit(*maximum, *scaled, names, errors);
}

Result<Regression> logistic(const Design& design, std::span<const double> outcome,
                            const StandardErrors& errors) {
  std::vector<int> category;
  for (const double value : outcome) {
    if (value != 0 && value != 1) {
      return Result<Regression>::none("an outcome is neither 0 nor 1");
    }
    category.push_back(value == 1);
  }
  return multinomial_logistic(design, category, 2, errors);
}

}  // namespace resettle::statistics
