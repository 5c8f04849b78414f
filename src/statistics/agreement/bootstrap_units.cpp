#include "statistics/agreement/bootstrap_units.h"

#include <limits>
#include <numeric>
#include <vector>

#include "statistics/agreement/binomial_draw.h"

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

}  // namespace

Result<BootstrapInterval> bootstrap_units(const Codes& codes, const AgreementStatistic& statistic,
                                          const ResampleOptions& options) {
  const DistinctCodes patterns = distinct_codes(codes);
  if (std::accumulate(patterns.times.begin(), patterns.times.end(), int64_t{0}) < 2) {
    return Result<BootstrapInterval>::none("an interval needs at least two coded units");
  }
  const auto estimate = statistic(patterns.view());
  if (!estimate) return Result<BootstrapInterval>::none(estimate.reason());

  // NaN says that the statistic does not exist in a draw; it goes no further than
  // interval_of_draws.
  std::vector<double> drawn(options.draws, std::numeric_limits<double>::quiet_NaN());
  for_ranges_of_draws(options.draws, options.threads, [&](size_t begin, size_t end) {
    std::vector<int64_t> times(patterns.times.size());
    for (size_t draw = begin; draw < end; ++draw) {
      Philox random(options.seed, draw);
      draw_times(random, patterns.times, times);
      const auto value = statistic({patterns.coders, patterns.categories, patterns.codes, times});
      if (value) drawn[draw] = *value;
    }
  });
  return interval_of_draws(*estimate, drawn, IntervalKind::kPercentile, options.level);
}

}  // namespace resettle::statistics
