#include "statistics/agreement/binomial_draw.h"

#include <algorithm>
#include <cmath>

namespace resettle::statistics {
namespace {

// Sums the probabilities of 0, 1, 2 … until they pass a uniform number.
int64_t by_inversion(Philox& random, int64_t trials, double p) {
  const double odds = p / (1 - p);
  const auto n = static_cast<double>(trials);
  double probability = std::exp(n * std::log1p(-p));
  double left = random.uniform();
  int64_t successes = 0;
  while (left >= probability && successes < trials) {
    left -= probability;
    ++successes;
    const auto k = static_cast<double>(successes);
    probability *= odds * (n - k + 1) / k;
  }
  return successes;
}

double log_binomial_weight(double n, double k) {
  return -std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

// Hörmann's constants: a and b shape the hat, the box below v_r is accepted at once.
int64_t by_rejection(Philox& random, int64_t trials, double p) {
  const auto n = static_cast<double>(trials);
  const double spread = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double accepted_below = 0.92 - 4.2 / b;
  const double log_odds = std::log(p / (1 - p));
  const double mode = std::floor((n + 1) * p);
  const double weight_at_mode = log_binomial_weight(n, mode);
  for (;;) {
    const double u = random.uniform() - 0.5;
    const double v = random.uniform();
    const double edge = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / edge + b) * u + n * p + 0.5);
    if (edge >= 0.07 && v <= accepted_below) return static_cast<int64_t>(k);
    if (!(k >= 0 && k <= n)) continue;
    const double height = std::log(v * alpha / (a / (edge * edge) + b));
    if (height <= log_binomial_weight(n, k) - weight_at_mode + (k - mode) * log_odds) {
      return static_cast<int64_t>(k);
    }
  }
}

}  // namespace

int64_t binomial_draw(Philox& random, int64_t trials, double probability) {
  const double p = std::min(probability, 1 - probability);
  if (trials <= 0 || p <= 0) return probability > 0.5 ? std::max<int64_t>(trials, 0) : 0;
  const bool few = static_cast<double>(trials) * p < 10;
  const int64_t drawn = few ? by_inversion(random, trials, p) : by_rejection(random, trials, p);
  return probability > 0.5 ? trials - drawn : drawn;
}

}  // namespace resettle::statistics
