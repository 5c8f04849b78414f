#include "statistics/changepoints/trend_filter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.h"

namespace resettle::statistics {
namespace {

// The variance of what is free: far above any level or slope of logarithms, small enough for
// doubles.
constexpr double kFree = 1e6;
constexpr double kShortestWave = 10;  // days

using Lanes = double __attribute__((vector_size(TrendFilter::kLanes * sizeof(double))));

__attribute__((always_inline)) inline void load(const double* from, Lanes& to) {
  __builtin_memcpy(&to, from, sizeof to);
}
__attribute__((always_inline)) inline void store(const Lanes& from, double* to) {
  __builtin_memcpy(to, &from, sizeof from);
}

using Gain = TrendFilter::Gain;
using Covariance = TrendFilter::Covariance;

// The covariance of the state, given the days before, from day to day.
class FilteredState {
 public:
  explicit FilteredState(const TrendNoise& noise)
      : p_{kFree, 0, 0, kFree, 0, noise.wander},
        noise_(noise),
        fresh_wander_(noise.wander * (1 - noise.memory * noise.memory)) {}

  const Covariance& covariance() const { return p_; }
  double log_variances() const { return log_variances_ + std::log(product_); }

  template <typename Next>
  void free(std::size_t day, std::span<const FreedDay> freed, Next& next) {
    for (; next != freed.end() && next->day == day; ++next) {
      if (next->level) p_.ll += kFree;
      if (next->slope) p_.ss += kFree;
    }
  }

  // Looks at a day, unless its information is 0, and goes on to the next, whose slope is another by
  // this variance.
  Gain pass(double information, double bend) {
    Gain gain{0, 0, 0, 0};
    Covariance& p = p_;
    const double rho = noise_.memory;
    if (information > 0) {
      const double ml = p.ll + p.la, ms = p.ls + p.sa, ma = p.la + p.aa;
      const double variance = ml + ma + noise_.dispersion / information;
      const double precision = 1 / variance;
      gain = {(ml + ms) * precision, ms * precision, rho * ma * precision, precision};
      product_ *= variance;
      if (product_ > 1e100 || product_ < 1e-100) {  // not every day costs a logarithm
        log_variances_ += std::log(product_);
        product_ = 1;
      }
      p = {p.ll - ml * ml * precision, p.ls - ml * ms * precision, p.la - ml * ma * precision,
           p.ss - ms * ms * precision, p.sa - ms * ma * precision, p.aa - ma * ma * precision};
    }
    p = {p.ll + 2 * p.ls + p.ss,          p.ls + p.ss, rho * (p.la + p.sa), p.ss + bend, rho * p.sa,
         rho * rho * p.aa + fresh_wander_};
    return gain;
  }

 private:
  Covariance p_;
  TrendNoise noise_;
  double fresh_wander_;
  double product_ = 1;
  double log_variances_ = 0;
};

}  // namespace

double bend_into(const TrendDays& days, const TrendNoise& noise, std::size_t day) {
  if (day >= days.pace.size()) return 0;
  const double bend = noise.bend * days.pace[day];
  if (days.information[day] <= 0) return bend;
  const double frequency = 2 * std::numbers::pi / kShortestWave;
  const double most = frequency * frequency * frequency * frequency;
  return std::min(bend, most * (noise.dispersion / days.information[day] + noise.wander));
}

TrendFilter::TrendFilter(const TrendDays& days, const TrendNoise& noise,
                         std::span<const FreedDay> freed)
    : memory_(noise.memory) {
  check(noise.dispersion > 0 && noise.bend >= 0 && noise.wander >= 0 && noise.memory >= 0 &&
            noise.memory < 1,
        "a trend's variances are variances");
  filter(days, noise, freed);
  inform();
}

void TrendFilter::filter(const TrendDays& days, const TrendNoise& noise,
                         std::span<const FreedDay> freed) {
  steps_.reserve(days.information.size());
  before_.reserve(days.information.size());
  FilteredState state(noise);
  auto next_freed = freed.begin();
  for (std::size_t day = 0; day < days.information.size(); ++day) {
    state.free(day, freed, next_freed);
    before_.push_back(state.covariance());
    steps_.push_back(state.pass(days.information[day], bend_into(days, noise, day + 1)));
  }
  log_variances_ = state.log_variances();
}

// N of the backward recursion, from the last day to the first: N ← Z'Z / F + L'N L with
// L = T − K Z.
void TrendFilter::inform() {
  shocks_.resize(days());
  Covariance n{0, 0, 0, 0, 0, 0};
  for (std::size_t day = days(); day-- > 0;) {
    const Gain& k = steps_[day];
    // What N says along the gain: N K, and K'N K.
    const double nl = n.ll * k.level + n.ls * k.slope + n.la * k.wander;
    const double ns = n.ls * k.level + n.ss * k.slope + n.sa * k.wander;
    const double na = n.la * k.level + n.sa * k.slope + n.aa * k.wander;
    const double pulse = k.precision + k.level * nl + k.slope * ns + k.wander * na;
    // T'N T, then the terms with Z.
    const double ll = n.ll, ls = n.ll + n.ls, la = memory_ * n.la;
    const double ss = n.ll + 2 * n.ls + n.ss, sa = memory_ * (n.la + n.sa);
    const double aa = memory_ * memory_ * n.aa;
    const double tl = nl, ts = nl + ns, ta = memory_ * na;  // T'N K
    n = {ll - 2 * tl + pulse, ls - ts, la - tl - ta + pulse, ss, sa - ts, aa - 2 * ta + pulse};
    shocks_[day] = {n.ll, n.ss, n.ls, pulse};
  }
}

double TrendFilter::likelihood(std::span<const double> values) const {
  double level = 0, slope = 0, wander = 0, squares = 0;
  for (std::size_t day = 0; day < days(); ++day) {
    const Gain& k = steps_[day];
    const double surprise = values[day] - level - wander;
    squares += surprise * surprise * k.precision;
    level += slope + k.level * surprise;
    slope += k.slope * surprise;
    wander = memory_ * wander + k.wander * surprise;
  }
  return -log_variances_ - squares;
}

double TrendFilter::likelihood_of(std::span<const double> values, const TrendDays& days,
                                  const TrendNoise& noise, std::span<const FreedDay> freed) {
  FilteredState state(noise);
  double squares = 0;
  auto next_freed = freed.begin();
  double level = 0, slope = 0, wander = 0;
  for (std::size_t day = 0; day < values.size(); ++day) {
    state.free(day, freed, next_freed);
    const Gain k = state.pass(days.information[day], bend_into(days, noise, day + 1));
    const double surprise = values[day] - level - wander;
    squares += surprise * surprise * k.precision;
    level += slope + k.level * surprise;
    slope += k.slope * surprise;
    wander = noise.memory * wander + k.wander * surprise;
  }
  return -state.log_variances() - squares;
}

std::vector<DayScores> TrendFilter::scores(std::span<const double> values) const {
  std::vector<DayScores> scores(days());
  double level = 0, slope = 0, wander = 0;
  for (std::size_t day = 0; day < days(); ++day) {
    const Gain& k = steps_[day];
    const double surprise = values[day] - level - wander;
    scores[day].pulse = surprise * k.precision;
    level += slope + k.level * surprise;
    slope += k.slope * surprise;
    wander = memory_ * wander + k.wander * surprise;
  }
  double r_level = 0, r_slope = 0, r_wander = 0;
  for (std::size_t day = days(); day-- > 0;) {
    const Gain& k = steps_[day];
    const double pulse =
        scores[day].pulse - (k.level * r_level + k.slope * r_slope + k.wander * r_wander);
    r_slope += r_level;
    r_level += pulse;
    r_wander = memory_ * r_wander + pulse;
    scores[day] = {r_level, r_slope, pulse};
  }
  return scores;
}

std::vector<SmoothedDay> TrendFilter::smooth(std::span<const double> values) const {
  std::vector<SmoothedDay> smoothed(days());
  std::vector<double> surprises(days());
  double level = 0, slope = 0, wander = 0;
  for (std::size_t day = 0; day < days(); ++day) {
    const Gain& k = steps_[day];
    smoothed[day] = {level, slope};
    surprises[day] = values[day] - level - wander;
    level += slope + k.level * surprises[day];
    slope += k.slope * surprises[day];
    wander = memory_ * wander + k.wander * surprises[day];
  }
  double r_level = 0, r_slope = 0, r_wander = 0;
  for (std::size_t day = days(); day-- > 0;) {
    const Gain& k = steps_[day];
    const double pulse = surprises[day] * k.precision -
                         (k.level * r_level + k.slope * r_slope + k.wander * r_wander);
    r_slope += r_level;
    r_level += pulse;
    r_wander = memory_ * r_wander + pulse;
    const Covariance& p = before_[day];
    smoothed[day].level += p.ll * r_level + p.ls * r_slope + p.la * r_wander;
    smoothed[day].slope += p.ls * r_level + p.ss * r_slope + p.sa * r_wander;
  }
  return smoothed;
}

#ifdef __x86_64__
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
TrendFilter::Largest
TrendFilter::largest_gains(const double* values, const Allowed& allowed, double* work) const {
  const std::size_t count = days();
  Lanes level = {}, slope = {}, wander = {}, squares = {};
  for (std::size_t day = 0; day < count; ++day) {
    const Gain& k = steps_[day];
    Lanes surprise;
    load(values + day * kLanes, surprise);
    surprise -= level + wander;
    const Lanes weighed = surprise * k.precision;
    store(weighed, work + day * kLanes);
    squares += surprise * weighed;
    level += slope + surprise * k.level;
    slope += surprise * k.slope;
    wander = wander * memory_ + surprise * k.wander;
  }
  Lanes r_level = {}, r_slope = {}, r_wander = {}, change = {}, single = {};
  for (std::size_t day = count; day-- > 0;) {
    const Gain& k = steps_[day];
    Lanes pulse;
    load(work + day * kLanes, pulse);
    pulse -= r_level * k.level + r_slope * k.slope + r_wander * k.wander;
    r_slope += r_level;
    r_level += pulse;
    r_wander = r_wander * memory_ + pulse;
    const Lanes jump = r_level * r_level * allowed.level[day];
    const Lanes kink = r_slope * r_slope * allowed.slope[day];
    const Lanes alone = pulse * pulse * allowed.pulse[day];
    change = jump > change ? jump : change;
    change = kink > change ? kink : change;
    single = alone > single ? alone : single;
  }
  Largest largest;
  store(change, largest.change.data());
  store(single, largest.pulse.data());
  store(-squares - log_variances_, largest.likelihood.data());
  return largest;
}

}  // namespace resettle::statistics
