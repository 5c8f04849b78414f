#include "statistics/changepoints/count_draws.h"

#include <algorithm>
#include <cmath>

namespace resettle::statistics {
namespace {

constexpr double kLarge = 50;

// A gamma variable of this shape and scale 1 (Marsaglia and Tsang 2000).
double draw_gamma(double shape, Philox& random) {
  double boost = 1;
  if (shape < 1) {
    boost = std::pow(1 - random.uniform(), 1 / shape);
    shape += 1;
  }
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = random.normal();
    const double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
    if (v > 0 && std::log(1 - random.uniform()) < .5 * x * x + d - d * v + d * std::log(v)) {
      return boost * d * v;
    }
  }
}

// By inversion: for small means.
double draw_poisson(double mean, Philox& random) {
  double left = random.uniform();
  double chance = std::exp(-mean);
  double count = 0;
  while (left >= chance && count < 1000) {
    left -= chance;
    count += 1;
    chance *= mean / count;
  }
  return count;
}

double draw_count(double mean, double dispersion, Philox& random) {
  if (mean > kLarge) {
    return std::max(std::round(mean + std::sqrt(dispersion * mean) * random.normal()), 0.0);
  }
  const double extra = dispersion - 1;
  if (extra > 1e-3) {
    mean = extra * draw_gamma(mean / extra, random);
    if (mean > kLarge) return std::max(std::round(mean + std::sqrt(mean) * random.normal()), 0.0);
  }
  return draw_poisson(mean, random);
}

}  // namespace

void draw_counts(std::span<const double> mean, const TrendNoise& noise, Philox& random,
                 std::span<double> counts) {
  // Variance of the logarithm, so that the intensity's own variance is wander · μ².
  const double variance = std::log1p(noise.wander);
  const double spread = std::sqrt(variance);
  const double fresh = std::sqrt(1 - noise.memory * noise.memory);
  double wander = variance > 0 ? random.normal() : 0;
  for (std::size_t day = 0; day < mean.size(); ++day) {
    double intensity = mean[day];
    if (variance > 0) {
      if (day > 0) wander = noise.memory * wander + fresh * random.normal();
      intensity *= std::exp(spread * wander - variance / 2);
    }
    counts[day] = draw_count(intensity, noise.dispersion, random);
  }
}

}  // namespace resettle::statistics
