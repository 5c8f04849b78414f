// Prediction-powered inference for a mean or a share, where gold is a simple random sample:
// θ_λ = λ · mean_N(f) + mean_n(Y − λ f) (PPI with λ = 1: Angelopoulos, Bates, Fannjiang, Jordan and
// Zrnic 2023, Science 382; PPI++ with λ chosen: Angelopoulos, Duchi and Zrnic 2023, arXiv
// 2311.01453).
//
//   Var(θ_λ) = λ² var(f at N) / N + var(Y − λ f at n) / n, each sample variance over its number
//   − 1. λ = Cov_n(Y, f) / ((1 + n/N) Var(f)), cut to [0, 1]: a machine that knows nothing gets no
//   weight, so the interval is never much wider than that of gold alone. (As in the package ppi_py:
//   Cov over n, Var over the n + N predictions together less one.)
//
// N are the units WITHOUT gold. For gold drawn with unequal chances, by strata, or of clustered
// units use corrected_mean: here every unit is independent and every one had the same chance.
//
// Edges: fewer than two units with or without gold: none. NaN or infinities: none. f the same
// everywhere: λ = 0, the mean of gold with its classical error. Different lengths of gold and its
// predictions are a bug.
#pragma once

#include <optional>
#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

struct PredictionPoweredOptions {
  std::optional<double> lambda;  // empty: chosen (PPI++); 1: PPI; 0: gold alone
  double confidence = 0.95;
};

struct PredictionPoweredMean {
  double estimate = 0;
  double standard_error = 0;
  double low = 0;
  double high = 0;
  double lambda = 0;
};

Result<PredictionPoweredMean> prediction_powered_mean(
    std::span<const double> gold, std::span<const double> predicted_with_gold,
    std::span<const double> predicted_without_gold, const PredictionPoweredOptions& options = {});

}  // namespace resettle::statistics
