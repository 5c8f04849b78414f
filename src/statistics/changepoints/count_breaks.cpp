#include "statistics/changepoints/count_breaks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "statistics/changepoints/break_days.h"
#include "statistics/changepoints/count_draws.h"
#include "statistics/changepoints/gain_scan.h"
#include "statistics/changepoints/null_gains.h"
#include "statistics/describe/quantiles.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

constexpr double kLeastCounted = 100;
constexpr int kLeastDays = 30;
constexpr double kSizeOfPulses = .01;
constexpr double kGreat = 8, kGreatCount = 50;
constexpr std::size_t kTogether = 3;   // breaks that may hide each other
constexpr std::size_t kNearby = 400;   // days
constexpr int kSameDays = 14;          // that breaks found in longer and shorter series may differ
constexpr int kRoom = 28;              // days that a jump needs on either side to be no bend
constexpr double kHidden = 60;         // of n days hide that share of what wanders
constexpr double kShortestTried = 14;  // days of a wave: bends of longer ones are tried

struct Found {
  int day = 0;
  bool level = false, slope = false;
  double gain = 0, p = 0;  // when it was found
  BreakKind kind() const { return level ? BreakKind::kJump : BreakKind::kKink; }
};

Found found_of(const DayGain& best) {
  return {best.day, best.is_level, !best.is_level, best.gain, 0};
}

std::vector<Found> with(std::vector<Found> breaks, const std::vector<Found>& more) {
  breaks.insert(breaks.end(), more.begin(), more.end());
  std::ranges::sort(breaks, {}, &Found::day);
  return breaks;
}

// A curve's noise with a bend that follows waves of this many days.
double bend_of_wave(double days, double variance) {
  return std::pow(2 * std::numbers::pi / days, 4) * variance;
}

// Why so few counts are not searched.
std::optional<std::string> too_few(std::span<const double> counts,
                                   const CountBreakOptions& options) {
  double counted = 0;
  int days = 0;
  for (const double count : counts) {
    check(count >= 0, "counts are 0 or above");
    counted += count;
    days += count > 0;
  }
  if (counted < kLeastCounted || days < kLeastDays) {
    return fmt::format("it takes at least {3} {1} on at least {4} days, and there are {0} on {2}",
                       counted, options.noun, days, kLeastCounted, kLeastDays);
  }
  return std::nullopt;
}

class Search {
 public:
  Search(std::span<const double> counts, const CountBreakOptions& options)
      : counts_(counts), options_(options), is_aside_(counts.size()) {}

  // Finds the breaks, without their intervals.
  void search() {
    set_great_days_aside();
    trend_.noise = {.bend = 1e-6, .dispersion = 1, .wander = .01, .memory = .2};
    fit();
    while (breaks_.size() < options_.most && step()) {
    }
    drop_what_gains_too_little();
    drop_what_is_none_nearby();
  }

  CountBreaks result() const {
    CountBreaks found;
    found.trend = trend_;
    found.breaks = described();
    for (std::size_t day = 0; day < is_aside_.size(); ++day) {
      if (is_aside_[day]) found.days_aside.push_back(static_cast<int>(day));
    }
    found.has_weekdays =
        std::ranges::any_of(trend_.weekday, [](double effect) { return effect != 0; });
    return found;
  }

 private:
  std::size_t days() const { return counts_.size(); }

  CountCourse course(const std::vector<Found>& breaks) const {
    CountCourse course{{}, is_aside_};
    for (const Found& one : breaks) {
      course.freed.push_back({static_cast<std::size_t>(one.day), one.level, one.slope});
    }
    return course;
  }

  // A day so great would be taken for the noise of all days.
  void set_great_days_aside() {
    const std::size_t near = 7;
    for (std::size_t day = 0; day < days(); ++day) {
      double most = 0;
      for (std::size_t other = day - std::min(day, near); other < std::min(day + near + 1, days());
           ++other) {
        if (other != day) most = std::max(most, counts_[other]);
      }
      is_aside_[day] = counts_[day] >= kGreatCount && counts_[day] > kGreat * most;
    }
  }

  void fit() { trend_ = fit_count_trend(counts_, course(breaks_), trend_.noise); }

  // Days far enough from breaks to be set aside, and from the ends as well to be breaks.
  CandidateDays candidates(const std::vector<Found>& breaks) const {
    CandidateDays candidates{std::vector<char>(days()), std::vector<char>(days())};
    const int length = static_cast<int>(days()), least = options_.minimum_length;
    for (int day = 0; day < length; ++day) {
      const auto at = static_cast<std::size_t>(day);
      candidates.pulse[at] = std::ranges::none_of(
          breaks, [&](const Found& one) { return std::abs(one.day - day) < least; });
      candidates.change[at] = candidates.pulse[at] && day >= least && day + least <= length;
    }
    return candidates;
  }

  // Bends from that of a straight line to that of the shortest wave, and both sides of those given.
  std::vector<double> bends(const CountTrend& trend, std::initializer_list<double> around) const {
    std::vector<double> variances;
    for (const double mean : trend.mean) {
      variances.push_back(trend.noise.dispersion / mean + trend.noise.wander);
    }
    const double variance = *median(variances);
    double least = 1e300, most = 0;
    for (const double bend : around) {
      least = std::min(least, bend);
      most = std::max(most, bend);
    }
    std::vector<double> bends;
    const double longest = 4 * static_cast<double>(days());
    for (double wave = longest; wave > kShortestTried; wave /= 2) {
      const double bend = bend_of_wave(wave, variance);
      if (bend > 2000 * most && bends.size() >= 4) break;
      if (bend * 2000 < least) continue;
      bends.push_back(bend);
    }
    if (bends.empty() || bends.back() < most) bends.push_back(most * 1.01);
    return bends;
  }

  // Tries the day that would explain most; true when something was found or set aside.
  bool step() {
    const CountCourse null_course = course(breaks_);
    const CandidateDays candidate = candidates(breaks_);
    const DayGain first =
        scan(trend_, null_course, candidate, bends(trend_, {trend_.noise.bend})).change();
    if (first.day < 0) return false;

    // The null's noise is that of the fit that allows for the day; its roughness is its own.
    const CountTrend allowing =
        fit_count_trend(counts_, course(with(breaks_, {found_of(first)})), trend_.noise);
    CountTrend null = trend_;
    null.weekday = allowing.weekday;
    null.noise = allowing.noise;
    null.noise.unevenness = trend_.noise.unevenness;
    add_what_few_days_hide(null.noise);
    refit_level(counts_, null_course, null);
    null.noise.bend = best_bend(working_values(counts_, null), working_days(null_course, null),
                                null_course.freed, null.noise);
    refit_level(counts_, null_course, null);
    const std::vector<double> tried = bends(null, {null.noise.bend, allowing.noise.bend});
    const LargestGains gains = scan(null, null_course, candidate, tried);
    const DayGain& best = first.is_level ? gains.jump : gains.kink;
    if (best.day < 0) return false;
    if (first.is_level && has_room(best.day)) {
      null.noise.bend = allowing.noise.bend;
      refit_level(counts_, null_course, null);
    }
    return judge(null, null_course, candidate, tried, best, gains.pulse);
  }

  // From few days both the wandering and its memory are estimated too low.
  void add_what_few_days_hide(TrendNoise& noise) const {
    const double share = kHidden / static_cast<double>(days());
    noise.wander *= 1 + share;
    noise.memory += (kMostMemory - noise.memory) * std::min(share, 1.0);
  }

  // Whether the pieces on both sides are so long that a jump is no bend of them.
  bool has_room(int day) const {
    int before = 0, after = static_cast<int>(days());
    for (const Found& one : breaks_) {
      if (one.day <= day) before = std::max(before, one.day);
      if (one.day > day) after = std::min(after, one.day);
    }
    return std::min(day - before, after - day) >= kRoom;
  }

  LargestGains scan(const CountTrend& trend, const CountCourse& course,
                    const CandidateDays& candidate, const std::vector<double>& bends) const {
    const GainScan scan(working_days(course, trend), trend.noise, bends, course.freed, candidate);
    return scan.largest(working_values(counts_, trend));
  }

  // Redraws the null, and takes what is rarer there than asked.
  bool judge(const CountTrend& null, const CountCourse& null_course, const CandidateDays& candidate,
             const std::vector<double>& bends, const DayGain& best, const DayGain& alone) {
    const WorkingDays days = working_days(null_course, null);
    NullGains redrawn(null, days, GainScan(days, null.noise, bends, null_course.freed, candidate),
                      options_.seed + 1000 * ++judged_);
    const std::size_t redraws = options_.redraws;
    redrawn.draw_until(redraws, [&] {
      return redrawn.p_of_change(best.gain, redraws) > options_.size &&
             redrawn.p_of_pulse(alone.gain, redraws) > kSizeOfPulses;
    });
    needed_ = redrawn.change(1 - options_.size);
    if (alone.gain > best.gain && redrawn.p_of_pulse(alone.gain, redraws) <= kSizeOfPulses) {
      is_aside_[static_cast<std::size_t>(alone.day)] = 1;
      fit();
      return true;
    }
    std::vector<Found> found = {found_of(best)};
    double mean_gain = best.gain;
    if (best.gain < needed_) {
      found = together(found);
      if (found.size() < 2) return false;
      mean_gain = 0;
      for (const Found& one : found) mean_gain += one.gain / static_cast<double>(found.size());
      redrawn.draw_until(redraws, [] { return false; });
    }
    const double p = redrawn.p_of_change(mean_gain, redraws);
    if (p > options_.size) return false;
    for (Found& one : found) one.p = p;
    breaks_ = with(breaks_, found);
    fit();
    settle();
    return true;
  }

  // Breaks may hide each other. Where the first does not gain enough, as many as kTogether are
  // tried that gain enough on average; only the first where they do not.
  std::vector<Found> together(const std::vector<Found>& first) const {
    std::vector<Found> tried = first;
    double gained = first[0].gain;
    while (tried.size() < kTogether) {
      const std::vector<Found> all = with(breaks_, tried);
      const CountTrend trend = fit_count_trend(counts_, course(all), trend_.noise);
      const DayGain next =
          scan(trend, course(all), candidates(all), bends(trend, {trend.noise.bend})).change();
      if (next.day < 0) return first;
      tried.push_back(found_of(next));
      gained += next.gain;
      if (gained >= needed_ * static_cast<double>(tried.size())) return tried;
    }
    return first;
  }

  // Seeks every break's day and kind again between its neighbours.
  void settle() {
    for (int round = 0; round < 2; ++round) {
      bool moved = false;
      const auto values = working_values(counts_, trend_);
      for (std::size_t i = 0; i < breaks_.size(); ++i) {
        const BreakDays days = days_of(i);
        const BreakDays::Best jump = days.best(values, true, false);
        const BreakDays::Best kink = days.best(values, false, true);
        const BreakDays::Best both = days.best(values, true, true);
        const BreakDays::Best& single = jump.gain >= kink.gain ? jump : kink;
        const bool takes_both = both.gain > single.gain + needed_;
        Found better = breaks_[i];
        better.day = takes_both ? both.day : single.day;
        better.level = takes_both || jump.gain >= kink.gain;
        better.slope = takes_both || jump.gain < kink.gain;
        if (better.day == breaks_[i].day && better.level == breaks_[i].level &&
            better.slope == breaks_[i].slope) {
          continue;
        }
        breaks_[i] = better;
        moved = true;
      }
      if (!moved) return;
      fit();
    }
  }

  void drop_what_gains_too_little() {
    for (std::size_t left = breaks_.size(); left > 0; --left) {
      const auto values = working_values(counts_, trend_);
      std::size_t smallest = 0;
      double least = 1e300;
      for (std::size_t i = 0; i < breaks_.size(); ++i) {
        const double gain = days_of(i).own_gain(values);
        if (gain >= least) continue;
        least = gain;
        smallest = i;
      }
      if (least >= needed_) return;
      breaks_.erase(breaks_.begin() + static_cast<long>(smallest));
      fit();
    }
  }

  // One bend has to do for a whole curve. If its bends lie together at one end of many days, a kink
  // may pass there for more than it is: a break must be one within its own kNearby days as well.
  void drop_what_is_none_nearby() {
    if (days() <= kNearby) return;
    const std::size_t before = breaks_.size();
    std::erase_if(breaks_, [&](const Found& one) { return !is_one_nearby(one.day); });
    if (breaks_.size() < before) fit();
  }

  bool is_one_nearby(int day) const {
    const auto at = static_cast<std::size_t>(day);
    const std::size_t begin = std::min(at - std::min(at, kNearby / 2), days() - kNearby);
    const auto counts = counts_.subspan(begin, kNearby);
    if (too_few(counts, options_)) return false;
    Search nearby(counts, options_);
    nearby.search();
    return std::ranges::any_of(nearby.breaks_, [&](const Found& one) {
      return std::abs(one.day + static_cast<int>(begin) - day) <= kSameDays;
    });
  }

  std::vector<CountBreak> described() const {
    std::vector<CountBreak> described;
    for (const Found& one : breaks_) {
      const auto at = static_cast<std::size_t>(one.day);
      const double expected = trend_.level[at - 1] + trend_.slope[at - 1];
      CountBreak made{.day = one.day, .kind = one.kind(), .low = one.day, .high = one.day};
      made.gain = one.gain;
      made.p = one.p;
      made.ratio = one.level ? std::exp(trend_.level[at] - expected) : 1;
      made.growth_before = std::expm1(trend_.slope[at - 1]);
      made.growth_after = std::expm1(trend_.slope[at]);
      described.push_back(made);
    }
    set_intervals(described);
    return described;
  }

  // The days that explain so little less than the best that the true day would in `level` of
  // redrawn series.
  void set_intervals(std::vector<CountBreak>& breaks) const {
    std::vector<BreakDays> days_of_breaks;
    for (std::size_t i = 0; i < breaks.size(); ++i) days_of_breaks.push_back(days_of(i));
    std::vector<std::vector<double>> lost(breaks.size());
    std::vector<double> drawn(days());
    for (std::size_t draw = 0; !breaks.empty() && draw < options_.redraws; ++draw) {
      Philox random(options_.seed, draw);
      draw_counts(trend_.mean, trend_.noise, random, drawn);
      const auto values = working_values(drawn, trend_);
      for (std::size_t i = 0; i < breaks.size(); ++i) {
        lost[i].push_back(days_of_breaks[i].lost(values));
      }
    }
    const auto values = working_values(counts_, trend_);
    for (std::size_t i = 0; i < breaks.size(); ++i) {
      const double bearable = *quantile(lost[i], options_.level);
      const auto [low, high] = days_of_breaks[i].days_within(values, bearable);
      breaks[i].low = low;
      breaks[i].high = high;
    }
  }

  BreakDays days_of(std::size_t number) const {
    return {course(breaks_), trend_, number, options_.minimum_length};
  }

  std::span<const double> counts_;
  const CountBreakOptions& options_;
  std::vector<char> is_aside_;
  std::vector<Found> breaks_;  // ascending
  CountTrend trend_;
  double needed_ = 0;  // the gain that the last null asked for
  std::uint64_t judged_ = 0;
};

}  // namespace

Result<CountBreaks> find_count_breaks(std::span<const double> counts,
                                      const CountBreakOptions& options) {
  check(options.minimum_length >= 2 && options.redraws >= 1 && options.size > 0 &&
            options.size < 1 && options.level > 0 && options.level < 1,
        "a search has redraws, a size and a level");
  if (!all_finite(counts)) return Result<CountBreaks>::none(kNotFinite);
  const auto least = static_cast<std::size_t>(2 * options.minimum_length);
  if (counts.size() < least) {
    return Result<CountBreaks>::none(fmt::format(
        "a change needs {} days on either side, {} in all; there {} {}", options.minimum_length,
        least, counts.size() == 1 ? "is" : "are", counts.size()));
  }
  if (const auto reason = too_few(counts, options)) return Result<CountBreaks>::none(*reason);
  Search search(counts, options);
  search.search();
  return search.result();
}

}  // namespace resettle::statistics
