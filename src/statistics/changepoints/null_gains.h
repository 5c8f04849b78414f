// How large gains get by chance: the largest gains (gain_scan.h) of series redrawn from a null. A
// redrawn series is a random curve that bends as much as the fitted one, with counts around it that
// are as noisy.
//
// The same seed gives the same series, however many of them are asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "statistics/changepoints/count_trend.h"
#include "statistics/changepoints/gain_scan.h"

namespace resettle::statistics {

class NullGains {
 public:
  NullGains(CountTrend null, const WorkingDays& days, GainScan scan, std::uint64_t seed);

  // Draws until there are `redraws`, or, after the first 64, is_enough().
  template <typename IsEnough>
  void draw_until(std::size_t redraws, IsEnough is_enough) {
    while (change_.size() < redraws && !(change_.size() >= kFewest && is_enough())) draw_more();
  }

  // The share of `redraws` whose gain is as large, the series itself among them: of a jump or kink,
  // and of a single day. Where fewer were drawn, the others count as smaller.
  double p_of_change(double gain, std::size_t redraws) const { return p(change_, gain, redraws); }
  double p_of_pulse(double gain, std::size_t redraws) const { return p(pulse_, gain, redraws); }
  // The quantile of what was drawn.
  double change(double share) const;

 private:
  static constexpr std::size_t kFewest = 64;

  static double p(const std::vector<double>& gains, double gain, std::size_t redraws);
  void draw_more();

  CountTrend null_;
  WorkingDays days_;
  GainScan scan_;
  std::uint64_t seed_;
  std::vector<double> drawn_, values_, work_;
  std::vector<double> change_, pulse_;
};

}  // namespace resettle::statistics
