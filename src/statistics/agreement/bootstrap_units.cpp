#include "statistics/agreement/bootstrap_units.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "statistics/agreement/binomial_draw.h"
#include "statistics/sorted_quantile.h"

namespace resettle::statistics {
namespace {

// How often each pattern comes up among as many units, drawn with replacement: a multinomial, one
// binomial after the other.
void draw_times(Philox& random, std::span<const int64_t> times, std::span<int64_t> drawn) {
  int64_t units = std::accumulate(times.begin(), times.end(), int64_t{0});
  int64_t draws_left = units;
  for (size_t i = 0; i < times.size(); ++i) {
    drawn[i] = units == 0
                   ? 0
                   : binomial_draw(random, draws_left,
                                   static_cast<double>(times[i]) / static_cast<double>(units));
    draws_left -= drawn[i];
    units -= times[i];
  }
}

Result<AgreementInterval> interval(double estimate, std::vector<double> drawn,
                                   const UnitBootstrapOptions& options) {
  const int undefined = options.draws - static_cast<int>(drawn.size());
  if (undefined * 20 > options.draws) {
    return Result<AgreementInterval>::none("in " + std::to_string(undefined) + " of " +
                                           std::to_string(options.draws) +
                                           " draws the statistic does not exist");
  }
  std::sort(drawn.begin(), drawn.end());
  const double tail = (1 - options.confidence) / 2;
  return AgreementInterval{.estimate = estimate,
                           .low = quantile_of_sorted(drawn, tail),
                           .high = quantile_of_sorted(drawn, 1 - tail),
                           .undefined_draws = undefined};
}

}  // namespace

Result<AgreementInterval> bootstrap_units(const Codes& codes, const AgreementStatistic& statistic,
                                          const UnitBootstrapOptions& options) {
  check(options.draws > 0 && options.confidence > 0 && options.confidence < 1,
        "a bootstrap has draws and a confidence below 1");
  const DistinctCodes patterns = distinct_codes(codes);
  if (std::accumulate(patterns.times.begin(), patterns.times.end(), int64_t{0}) < 2) {
    return Result<AgreementInterval>::none("an interval needs at least two coded units");
  }
  const auto estimate = statistic(patterns.view());
  if (!estimate) return Result<AgreementInterval>::none(estimate.reason());

  std::vector<double> drawn;
  std::vector<int64_t> times(patterns.times.size());
  for (int draw = 0; draw < options.draws; ++draw) {
    Philox random(options.seed, static_cast<uint64_t>(draw));
    draw_times(random, patterns.times, times);
    const auto value = statistic({patterns.coders, patterns.categories, patterns.codes, times});
    if (value) drawn.push_back(*value);
  }
  return interval(*estimate, std::move(drawn), options);
}

}  // namespace resettle::statistics
