#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <string>

#include "coverage.h"
#include "statistics/association/mixing.h"
#include "statistics/changepoints/count_breaks.h"
#include "statistics/changepoints/count_draws.h"

namespace resettle::statistics {
namespace {

// Expected posts of each day, up to their mean.
struct Shape {
  const char* name;
  double (*level)(double day, double days);
};

constexpr std::array<Shape, 5> kSmooth = {{
    {"constant", [](double, double) { return 1.0; }},
    {"straight", [](double day, double days) { return std::exp(-3 * day / days); }},
    {"decay to a floor", [](double day, double) { return 74 + 1720 * std::exp(-day / 12.4); }},
    {"power law", [](double day, double) { return std::pow(1 + day / 5, -.8); }},
    {"slow wave",
     [](double day, double days) {
       return std::exp(.8 * std::sin(4 * std::numbers::pi * day / days));
     }},
}};

struct Setting {
  double rate;  // posts a day
  int days;
  double memory;      // of a logarithm that wanders by .3, if above 0
  bool has_weekdays;  // .8 to 1.3
};

std::vector<double> counts(const Shape& shape, const Setting& setting, Philox& random) {
  constexpr std::array<double, 7> kWeekday = {.8, .9, 1, 1, 1.05, 1.2, 1.3};
  std::vector<double> mean;
  double total = 0;
  for (int day = 0; day < setting.days; ++day) {
    const double factor = setting.has_weekdays ? kWeekday[static_cast<std::size_t>(day % 7)] : 1;
    mean.push_back(factor * shape.level(day, setting.days));
    total += mean.back();
  }
  for (double& one : mean) one *= setting.rate * setting.days / total;
  TrendNoise noise;
  if (setting.memory > 0) noise = {.wander = std::expm1(.09), .memory = setting.memory};
  std::vector<double> drawn(mean.size());
  draw_counts(mean, noise, random, drawn);
  return drawn;
}

std::string in_words(const Shape& shape, const Setting& setting) {
  return fmt::format(
      "{}, {:g} posts a day, {} days{}{}", shape.name, setting.rate, setting.days,
      setting.memory > 0 ? fmt::format(", autocorrelation {:g}", setting.memory) : "",
      setting.has_weekdays ? ", weekdays" : "");
}

// Series are slow to search: as many as were asked for, but no more than these.
CoverageOptions few(CoverageOptions options) {
  options.replicates = std::min<std::size_t>(options.replicates, 200);
  return options;
}

CoverageRow any_break(const Shape& shape, const Setting& setting, const CoverageOptions& options) {
  return simulate_coverage(in_words(shape, setting), {{"any break", true, .05}}, few(options),
                           [&](Philox& random, std::uint64_t seed) {
                             const auto found =
                                 find_count_breaks(counts(shape, setting, random), {.seed = seed});
                             // Too few posts: no search, and so no break.
                             return std::vector<Held>{found && !found->breaks.empty()};
                           })[0];
}

// A jump or kink in the middle: is there a break near, and does its interval hold the day?
std::vector<CoverageRow> planted(const Shape& shape, const Setting& setting,
                                 const CoverageOptions& options) {
  return simulate_coverage(
      in_words(shape, setting),
      {{"found within a week", false, .9}, {"found, its interval holds the day", false, .9}},
      few(options), [&](Philox& random, std::uint64_t seed) {
        const auto found = find_count_breaks(counts(shape, setting, random), {.seed = seed});
        const int day = setting.days / 2;
        bool near = false, held = false;
        for (const CountBreak& one : found ? found->breaks : std::vector<CountBreak>{}) {
          near = near || std::abs(one.day - day) <= 7;
          held = held || (one.low <= day && day <= one.high);
        }
        return std::vector<Held>{near, held};
      });
}

std::vector<Setting> null_settings() {
  std::vector<Setting> settings;
  for (const int days : {100, 400, 1500, 4000}) {
    for (const double rate : {.02, .1, .5, 5.0, 50.0, 500.0}) {
      settings.push_back({rate, days, 0, true});
      if (days <= 400) settings.push_back({rate, days, 0, false});
      if (rate < 5) continue;
      for (const double memory : {.3, .6}) settings.push_back({rate, days, memory, true});
    }
  }
  return settings;
}

template <int kPercent>
double jump_of(double day, double days) {
  return day < std::floor(days / 2) ? 1 : kPercent / 100.0;
}

std::vector<CoverageRow> planted_rows(const CoverageOptions& options) {
  constexpr Shape kJump = {"jump to 1.5 times", jump_of<150>};
  constexpr Shape kFall = {"jump to 0.5 times", jump_of<50>};
  constexpr Shape kDouble = {"jump to 2 times", jump_of<200>};
  constexpr Shape kTriple = {"jump to 3 times", jump_of<300>};
  constexpr Shape kInDecay = {
      "jump to 2 times in a fall to a seventh",
      [](double day, double days) { return std::exp(-2 * day / days) * jump_of<200>(day, days); }};
  constexpr Shape kInWave = {"jump to 2 times on a slow wave", [](double day, double days) {
                               return std::exp(.8 * std::sin(2 * std::numbers::pi * day / days)) *
                                      jump_of<200>(day, days);
                             }};
  constexpr Shape kKink = {"kink from 5 % more to 2 % less a day", [](double day, double days) {
                             const double after = day - std::floor(days / 2);
                             return std::exp(after < 0 ? .05 * after : -.02 * after);
                           }};
  struct Planted {
    Shape shape;
    Setting setting;
  };
  std::vector<CoverageRow> rows;
  for (const Planted& one : {Planted{kJump, {20, 400, 0, false}},
                             {kJump, {20, 400, 0, true}},
                             {kJump, {20, 181, 0, false}},
                             {kJump, {50, 181, 0, false}},
                             {kJump, {100, 181, 0, true}},
                             {kDouble, {20, 181, 0, false}},
                             {kFall, {20, 181, 0, true}},
                             {kTriple, {5, 400, 0, false}},
                             {kDouble, {50, 400, .3, true}},
                             {kTriple, {50, 400, .6, true}},
                             {kInDecay, {20, 400, 0, true}},
                             {kInWave, {50, 400, 0, false}},
                             {kDouble, {20, 1500, 0, true}},
                             {kKink, {50, 181, 0, false}},
                             {kKink, {200, 181, 0, true}}}) {
    for (const CoverageRow& row : planted(one.shape, one.setting, options)) rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::vector<CoverageRow> changepoints_coverage(const CoverageOptions& options) {
  std::vector<CoverageRow> rows = planted_rows(options);
  CoverageRow all{"all of the following together", "any break", true, .05, 0, 0, 0};
  std::vector<CoverageRow> nulls;
  for (const Setting& setting : null_settings()) {
    for (const Shape& shape : kSmooth) {
      nulls.push_back(any_break(shape, setting, options));
      all.kept += nulls.back().kept;
      all.with_value += nulls.back().with_value;
      all.replicates += nulls.back().replicates;
    }
  }
  rows.push_back(all);
  rows.insert(rows.end(), nulls.begin(), nulls.end());
  return rows;
}

// Comments by commenters of two identities who write unevenly, to authors of both, at random.
std::vector<CoverageRow> association_coverage(const CoverageOptions& options) {
  std::vector<CoverageRow> rows;
  for (const std::size_t commenters : {60, 1300}) {
    const auto more = simulate_coverage(
        fmt::format("{} commenters, taste icc .2, none for identity", commenters),
        {{"E–I index, commenters permuted", true, .05},
         {"E–I index, single comments permuted", true, .05}},
        options, [=](Philox& random, std::uint64_t seed) {
          const auto sizes = cluster_sizes(random, commenters);
          std::vector<int> sender, own, group, to, group_of_comment;
          for (std::size_t c = 0; c < commenters; ++c) {
            group.push_back(random.uniform() < .4);
            const ClusteredCoin coin(random, .7, .2);
            for (std::size_t i = 0; i < sizes[c]; ++i) {
              sender.push_back(static_cast<int>(c));
              own.push_back(static_cast<int>(own.size()));
              group_of_comment.push_back(group.back());
              to.push_back(coin.toss(random));
            }
          }
          const auto by_sender = ei_permutation(sender, group, to, {.draws = 399, .seed = seed});
          const auto by_comment =
              ei_permutation(own, group_of_comment, to, {.draws = 399, .seed = seed});
          return std::vector<Held>{by_sender ? Held(by_sender->p <= .05) : Held(),
                                   by_comment ? Held(by_comment->p <= .05) : Held()};
        });
    rows.insert(rows.end(), more.begin(), more.end());
  }
  return rows;
}

}  // namespace resettle::statistics
