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

// The forward pass of one series (double) or of several (Lanes): what the days so far let expect.
template <typename T>
struct Expected {
  T level = {}, slope = {}, wander = {};

  __attribute__((always_inline)) void compare(const T& value, T& surprise) const {
    surprise = value - level - wander;
  }
  // Goes on to the next day.
  __attribute__((always_inline)) void follow(const Gain& gain, double memory, const T& surprise) {
    level += slope + surprise * gain.level;
    slope += surprise * gain.slope;
    wander = wander * memory + surprise * gain.wander;
  }
};

// The backward pass: r of level, slope and wander.
template <typename T>
struct Score {
  T level = {}, slope = {}, wander = {};

  // `pulse` holds the day's surprise times its precision, and then its own score u.
  __attribute__((always_inline)) void go_back(const Gain& gain, double memory, T& pulse) {
    pulse -= level * gain.level + slope * gain.slope + wander * gain.wander;
    slope += level;
    level += pulse;
    wander = wander * memory + pulse;
  }
};

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
  Expected<double> expected;
  double squares = 0, surprise = 0;
  for (std::size_t day = 0; day < days(); ++day) {
    expected.compare(values[day], surprise);
    squares += surprise * surprise * steps_[day].precision;
    expected.follow(steps_[day], memory_, surprise);
  }
  return -log_variances_ - squares;
}

double TrendFilter::likelihood_of(std::span<const double> values, const TrendDays& days,
                                  const TrendNoise& noise, std::span<const FreedDay> freed) {
  FilteredState state(noise);
  Expected<double> expected;
  double squares = 0, surprise = 0;
  auto next_freed = freed.begin();
  for (std::size_t day = 0; day < values.size(); ++day) {
    state.free(day, freed, next_freed);
    const Gain gain = state.pass(days.information[day], bend_into(days, noise, day + 1));
    expected.compare(values[day], surprise);
    squares += surprise * surprise * gain.precision;
    expected.follow(gain, noise.memory, surprise);
  }
  return -state.log_variances() - squares;
}

std::vector<DayScores> TrendFilter::scores(std::span<const double> values) const {
  std::vector<DayScores> scores(days());
  Expected<double> expected;
  double surprise = 0;
  for (std::size_t day = 0; day < days(); ++day) {
    expected.compare(values[day], surprise);
    scores[day].pulse = surprise * steps_[day].precision;
    expected.follow(steps_[day], memory_, surprise);
  }
  Score<double> score;
  for (std::size_t day = days(); day-- > 0;) {
    score.go_back(steps_[day], memory_, scores[day].pulse);
    scores[day].level = score.level;
    scores[day].slope = score.slope;
  }
  return scores;
}

std::vector<SmoothedDay> TrendFilter::smooth(std::span<const double> values) const {
  std::vector<SmoothedDay> smoothed(days());
  std::vector<double> pulses(days());
  Expected<double> expected;
  double surprise = 0;
  for (std::size_t day = 0; day < days(); ++day) {
    smoothed[day] = {expected.level, expected.slope};
    expected.compare(values[day], surprise);
    pulses[day] = surprise * steps_[day].precision;
    expected.follow(steps_[day], memory_, surprise);
  }
  Score<double> score;
  for (std::size_t day = days(); day-- > 0;) {
    score.go_back(steps_[day], memory_, pulses[day]);
    const Covariance& p = before_[day];
    smoothed[day].level += p.ll * score.level + p.ls * score.slope + p.la * score.wander;
    smoothed[day].slope += p.ls * score.level + p.ss * score.slope + p.sa * score.wander;
  }
  return smoothed;
}

#ifdef __x86_64__
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
TrendFilter::Largest
TrendFilter::largest_gains(const double* values, const Allowed& allowed, double* work) const {
  const std::size_t count = days();
  Expected<Lanes> expected;
  Lanes squares = {}, value, surprise;
  for (std::size_t day = 0; day < count; ++day) {
    load(values + day * kLanes, value);
    expected.compare(value, surprise);
    const Lanes weighed = surprise * steps_[day].precision;
    store(weighed, work + day * kLanes);
    squares += surprise * weighed;
    expected.follow(steps_[day], memory_, surprise);
  }
  Score<Lanes> score;
  Lanes change = {}, single = {}, pulse;
  for (std::size_t day = count; day-- > 0;) {
    load(work + day * kLanes, pulse);
    score.go_back(steps_[day], memory_, pulse);
    const Lanes jump = score.level * score.level * allowed.level[day];
    const Lanes kink = score.slope * score.slope * allowed.slope[day];
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
