// What all resampling shares: how many draws, from which seed, on how many threads, and how draws
// become an interval.
//
// Draw d uses stream d of the seed (philox.h), so the numbers do not depend on the threads. They do
// depend on the order in which clusters or units are given: give them in the order of their ids.
//
// Four intervals from the draws θ*₁ … θ*_B of an estimate θ (Davison and Hinkley 1997, "Bootstrap
// methods and their application", chapter 5; the expanded one: Hesterberg 2015, The American
// Statistician 69, 371–386), with q the type-7 quantiles of what stands in brackets:
//
//   percentile    q_{α/2}(θ*) … q_{1−α/2}(θ*)
//   expanded      q_{α′/2}(θ*) … q_{1−α′/2}(θ*),  α′/2 = Φ(−√((ν + 1)/ν) · t_{1−α/2, ν})
//   basic         2θ − q_{1−α/2}(θ*) … 2θ − q_{α/2}(θ*)
//   studentised   θ − s·q_{1−α/2}(t*) … θ − s·q_{α/2}(t*),  t* = (θ* − θ)/s*
//
// The percentile interval takes the spread of the draws for the estimate's own. Over few clusters
// that is too small (of a mean of n by √((n − 1)/n)) and uncertain besides. The expanded interval
// reaches as far into the draws as Student's would, with the degrees of freedom ν of the estimate
// (degrees_of_freedom.h; Hesterberg has n − 1). It goes to the percentile interval as ν grows, and
// never leaves the range of the draws: shares stay within 0 to 1.
//
// Which one: expanded for what authors do, of whom a few may do most; percentile for estimates that
// are not smooth in their sums (ranks); studentised where sums have heavy tails, such as mean
// likes, and time allows; basic where the plug-in is biased (divergences).
//
// Every interval holds its estimate. If all but a few draws lie on one side of the estimate, the
// end on that side would leave it out: that end is then moved to the estimate. It happens where
// draws are biased, as of a rank correlation, which a draw that repeats authors lowers. A wider
// interval covers no less often.
//
// An estimate may not exist in a draw (a share of nothing). Such draws are left out and counted; if
// it is more than one in twenty there is no interval, and the reason says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct ResampleOptions {
  std::size_t draws = 2000;
  double level = .95;      // of the interval, strictly between 0 and 1
  std::uint64_t seed = 1;  // the same seed, the same draws
  std::size_t threads = 1;
};

enum class IntervalKind { kPercentile, kExpanded, kBasic, kStudentised };

struct BootstrapInterval {
  double estimate = 0;
  double low = 0;
  double high = 0;
  double standard_error = 0;  // the standard deviation of the draws
  std::size_t draws_used = 0;
};

// The estimate's draws become a percentile or a basic interval. Draws that are not finite are those
// in which the estimate does not exist. The other kinds, which ask for more, are a bug here.
Result<BootstrapInterval> interval_of_draws(double estimate, std::span<const double> draws,
                                            IntervalKind kind, double level);

// √((ν + 1)/ν) · t_{1−α/2, ν}: how many standard deviations of the draws an expanded interval
// reaches.
double expanded_reach(double level, double degrees_of_freedom);

// 1 − α′: the level of the percentile interval that is the expanded one.
double expanded_level(double level, double degrees_of_freedom);

// The same, studentised: `error` is the standard error of the estimate, `errors[d]` that of draw d.
Result<BootstrapInterval> studentised_interval(double estimate, double error,
                                               std::span<const double> draws,
                                               std::span<const double> errors, double level);

// The interval with the greater width; the first if they are equally wide.
const BootstrapInterval& wider(const BootstrapInterval& first, const BootstrapInterval& second);

// Calls work(begin, end) for ranges that together are 0 … draws − 1, each range on a thread of its
// own. What a call throws is thrown here.
void for_ranges_of_draws(std::size_t draws, std::size_t threads,
                         const std::function<void(std::size_t begin, std::size_t end)>& work);

}  // namespace resettle::statistics
