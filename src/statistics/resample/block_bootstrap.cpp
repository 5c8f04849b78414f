#include "statistics/resample/block_bootstrap.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/finite.h"

namespace resettle::statistics {

void draw_moving_blocks(Philox& random, std::size_t block_length, std::span<std::size_t> places) {
  check(block_length >= 1 && block_length <= places.size(), "a block fits into the series");
  const std::size_t starts = places.size() - block_length + 1;
  for (std::size_t filled = 0; filled < places.size();) {
    const std::size_t start = random.below(starts);
    for (std::size_t i = 0; i < block_length && filled < places.size(); ++i) {
      places[filled++] = start + i;
    }
  }
}

std::size_t usual_block_length(std::size_t length) {
  const double root = std::cbrt(static_cast<double>(length));
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(root)));
}

Result<BootstrapInterval> moving_block_bootstrap(std::span<const double> series,
                                                 std::size_t block_length,
                                                 const StatisticOfSeries& statistic,
                                                 IntervalKind kind,
                                                 const ResampleOptions& options) {
  using None = Result<BootstrapInterval>;
  if (series.size() < 2) return None::none("the series has fewer than two values");
  if (!all_finite(series)) return None::none(kNotFinite);
  if (block_length == 0) return None::none("a block has at least one value");
  if (block_length >= series.size()) {
    return None::none("the block is as long as the series, so all draws are alike");
  }
  std::vector<double> draws(options.draws);
  for_ranges_of_draws(options.draws, options.threads, [&](std::size_t begin, std::size_t end) {
    std::vector<std::size_t> places(series.size());
    std::vector<double> drawn(series.size());
    for (std::size_t d = begin; d < end; ++d) {
      Philox random(options.seed, d);
      draw_moving_blocks(random, block_length, places);
      for (std::size_t i = 0; i < places.size(); ++i) drawn[i] = series[places[i]];
      draws[d] = statistic(drawn);
    }
  });
  return interval_of_draws(statistic(series), draws, kind, options.level);
}

}  // namespace resettle::statistics
