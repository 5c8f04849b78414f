#include "statistics/changepoints/null_gains.h"

#include <algorithm>
#include <cmath>

#include "statistics/changepoints/count_draws.h"
#include "statistics/describe/quantiles.h"

namespace resettle::statistics {

constexpr std::size_t kLanes = TrendFilter::kLanes;

NullGains::NullGains(CountTrend null, const WorkingDays& days, GainScan scan, std::uint64_t seed)
    : null_(std::move(null)),
      days_(days),
      scan_(std::move(scan)),
      seed_(seed),
      drawn_(days_.pace.size()),
      values_(days_.pace.size() * kLanes),
      work_(values_.size()) {}

double NullGains::change(double share) const { return *quantile(change_, share); }

double NullGains::p(const std::vector<double>& gains, double gain, std::size_t redraws) {
  const auto as_large = std::ranges::count_if(gains, [&](double one) { return one >= gain; });
  return static_cast<double>(1 + as_large) / static_cast<double>(1 + redraws);
}

// One series a lane. Where the counts are looked at through working values, a curve adds to them.
void NullGains::draw_more() {
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    Philox random(seed_, change_.size() + lane);
    draw_counts(null_.mean, null_.noise, random, drawn_);
    double level = 0, slope = 0;
    for (std::size_t day = 0; day < drawn_.size(); ++day) {
      level += slope;
      slope += std::sqrt(bend_into(days_, null_.noise, day + 1)) * random.normal();
      values_[day * kLanes + lane] = level + (drawn_[day] - null_.mean[day]) / null_.mean[day];
    }
  }
  const GainScan::Lanes largest = scan_.largest_of_lanes(values_, work_);
  change_.insert(change_.end(), largest.change.begin(), largest.change.end());
  pulse_.insert(pulse_.end(), largest.pulse.begin(), largest.pulse.end());
}

}  // namespace resettle::statistics
