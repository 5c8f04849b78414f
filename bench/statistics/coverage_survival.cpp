#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "coverage.h"
#include "statistics/survival/kaplan_meier.h"
#include "statistics/survival/log_rank.h"
#include "statistics/survival/restricted_mean.h"

namespace resettle::statistics {
namespace {

using Rows = std::vector<CoverageRow>;

void append(Rows& rows, Rows more) { rows.insert(rows.end(), more.begin(), more.end()); }

// Exponential durations of mean 30 days, censored at a uniform time up to 90; with late entry,
// units enter at a uniform time up to 30 (a third at once) and are seen only if they last so long.
struct Sample {
  std::vector<double> exit, entry;
  std::vector<std::uint8_t> event;
  Durations durations() const { return {exit, event, entry}; }
};

double exponential(Philox& random, double mean) { return -mean * std::log(1 - random.uniform()); }

Sample sample(Philox& random, std::size_t units, bool late) {
  Sample result;
  while (result.exit.size() < units) {
    const double end = exponential(random, 30);
    const double entry = late && random.below(3) > 0 ? 30 * random.uniform() : 0;
    const double censored = entry + 90 * random.uniform();
    if (end <= entry || censored <= entry) continue;
    result.exit.push_back(std::min(end, censored));
    result.event.push_back(end <= censored);
    if (late) result.entry.push_back(entry);
  }
  return result;
}

Rows curves(std::size_t units, bool late, const CoverageOptions& options) {
  const std::string setting =
      fmt::format("{} users, a third censored{}", units, late ? ", two thirds enter late" : "");
  const std::vector<Method> methods{{"Kaplan–Meier at 7 days"},
                                    {"Kaplan–Meier at 30 days"},
                                    {"Kaplan–Meier at 60 days"},
                                    {"median"},
                                    {"restricted mean to 30 days"}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    const auto curve = kaplan_meier(sample(random, units, late).durations());
    std::vector<Held> held;
    for (const double day : {7., 30., 60.}) {
      const auto after =
          std::ranges::upper_bound(curve->table.time, day) - curve->table.time.begin();
      const double truth = std::exp(-day / 30);
      if (after == 0) {
        held.push_back(std::nullopt);
        continue;
      }
      const auto row = static_cast<std::size_t>(after - 1);
      held.push_back(curve->low[row] <= truth && truth <= curve->high[row]);
    }
    const auto median = survival_quantile(*curve);
    const double half = 30 * std::log(2);
    held.push_back(median ? Held(median->low <= half && half <= median->high) : Held());
    const auto mean = restricted_mean(*curve, 30);
    const double area = 30 * (1 - std::exp(-1));
    held.push_back(mean ? Held(mean->low <= area && area <= mean->high) : Held());
    return held;
  });
}

Rows equal_groups(std::size_t units, bool late, const CoverageOptions& options) {
  const std::string setting = fmt::format("two equal groups, {} users, one in four in the first{}",
                                          units, late ? ", two thirds enter late" : "");
  const std::vector<Method> methods{{"log-rank", true, .05},
                                    {"Gehan", true, .05},
                                    {"Tarone–Ware", true, .05},
                                    {"Peto", true, .05},
                                    {"difference of restricted means", true, .05}};
  return simulate_coverage(setting, methods, options, [=](Philox& random, std::uint64_t) {
    const Sample first = sample(random, units / 4, late);
    const Sample second = sample(random, units - units / 4, late);
    Sample both = first;
    both.exit.insert(both.exit.end(), second.exit.begin(), second.exit.end());
    both.entry.insert(both.entry.end(), second.entry.begin(), second.entry.end());
    both.event.insert(both.event.end(), second.event.begin(), second.event.end());
    std::vector<int> group(units, 1);
    std::fill(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(units / 4), 0);
    std::vector<Held> held;
    for (const LogRankWeights weights : {LogRankWeights::kLogRank, LogRankWeights::kGehan,
                                         LogRankWeights::kTaroneWare, LogRankWeights::kPeto}) {
      const auto test = log_rank(both.durations(), group, 2, weights);
      held.push_back(test ? Held(test->p <= .05) : Held());
    }
    const auto difference = restricted_mean_difference(*kaplan_meier(first.durations()),
                                                       *kaplan_meier(second.durations()), 30);
    held.push_back(difference ? Held(difference->p <= .05) : Held());
    return held;
  });
}

}  // namespace

Rows survival_coverage(const CoverageOptions& options) {
  Rows rows;
  for (const std::size_t units : {60, 1300}) append(rows, curves(units, false, options));
  for (const std::size_t units : {60, 1300}) append(rows, curves(units, true, options));
  for (const std::size_t units : {60, 1300}) append(rows, equal_groups(units, false, options));
  append(rows, equal_groups(300, true, options));
  return rows;
}

}  // namespace resettle::statistics
