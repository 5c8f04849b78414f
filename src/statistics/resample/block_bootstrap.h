// The moving-block bootstrap for a series whose neighbours resemble each other, such as posts a
// day: each draw joins blocks of `block_length` consecutive values, started anywhere, until the
// series' length is reached, the last block cut (Künsch 1989, Annals of Statistics 17, 1217–1241).
// Within a block the dependence is kept, so the interval of a mean is as wide as it should be.
//
// The block should outlast the dependence: a week for daily posts, or usual_block_length. The first
// and last values stand in fewer blocks than the others, so the draws of a mean centre a little off
// the mean; with blocks much shorter than the series this does not matter. The series must have no
// trend: resample residuals from one. Intervals are too narrow where the series is short or its
// dependence long: with blocks of a week, 95 % intervals of a mean keep .90 and .83 of 150 days
// with autocorrelation .3 and .7, and .94 and .87 of 600 days (docs/coverage.md). Use longer blocks
// for longer dependence, and take the interval of a short series as a lower bound of the
// uncertainty.
//
// Intervals as in draws.h, percentile or basic. Edges: fewer than two values, a value that is not
// finite, a block of length 0, or one as long as the series (one draw is like the other): none,
// with the reason. All equal: width 0.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "statistics/resample/draws.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {

// One number of a resampled series; NaN where it does not exist. Called from several threads.
using StatisticOfSeries = std::function<double(std::span<const double> series)>;

Result<BootstrapInterval> moving_block_bootstrap(std::span<const double> series,
                                                 std::size_t block_length,
                                                 const StatisticOfSeries& statistic,
                                                 IntervalKind kind, const ResampleOptions& options);

// Fills `places` with indices into a series of the same length, block by block: one draw, for who
// resamples several series together or builds a series from residuals. 1 ≤ block_length ≤ length.
void draw_moving_blocks(Philox& random, std::size_t block_length, std::span<std::size_t> places);

// The cube root of the length, rounded: the rate at which the best block for a mean grows
// (Hall, Horowitz and Jing 1995, Biometrika 82, 561–574). At least 1.
std::size_t usual_block_length(std::size_t length);

}  // namespace resettle::statistics
