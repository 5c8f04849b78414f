#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "coverage.h"
#include "statistics/association/mixing.h"
#include "statistics/changepoints/autocorrelation.h"
#include "statistics/changepoints/break_intervals.h"

namespace resettle::statistics {
namespace {

constexpr SegmentationOptions kRecipe{.cost = SegmentCost::kLinearTrendAndVariance,
                                      .minimum_length = 7};

// A smooth decay with noise that leans on the day before, and a step at day 60 of 150.
std::vector<double> days(Philox& random, std::size_t length, double rho, double step) {
  std::vector<double> series;
  double noise = random.normal();
  for (std::size_t t = 0; t < length; ++t) {
    noise = rho * noise + std::sqrt(1 - rho * rho) * random.normal();
    series.push_back(5 - .01 * static_cast<double>(t) + (t >= 60 ? step : 0) + .3 * noise);
  }
  return series;
}

std::vector<CoverageRow> intervals(double step, double rho, const CoverageOptions& options) {
  return simulate_coverage(
      fmt::format("a step of {:.1f} sd in 150 days, autocorrelation {}", step / .3, rho),
      {{"day of the break"}}, options, [=](Philox& random, std::uint64_t seed) {
        const auto series = days(random, 150, rho, step);
        const auto found = segment_with_breaks(series, 1, kRecipe);
        const auto interval =
            break_intervals(series, found->breaks, kRecipe, 7, {.draws = 200, .seed = seed});
        return std::vector<Held>{interval->front().low <= 60 && 60 <= interval->front().high};
      });
}

std::vector<CoverageRow> no_break(double rho, const CoverageOptions& options) {
  return simulate_coverage(fmt::format("300 days of smooth decay, autocorrelation {}", rho),
                           {{"any break found, penalty as it is", true, .05},
                            {"any break found, penalty adjusted", true, .05}},
                           options, [=](Philox& random, std::uint64_t) {
                             const auto series = days(random, 300, rho, 0);
                             const double penalty = 4 * std::log(300);
                             return std::vector<Held>{
                                 !segment_with_penalty(series, penalty, kRecipe)->breaks.empty(),
                                 !segment_allowing_for_autocorrelation(series, penalty, kRecipe)
                                      ->segmentation.breaks.empty()};
                           });
}

}  // namespace

std::vector<CoverageRow> changepoints_coverage(const CoverageOptions& options) {
  std::vector<CoverageRow> rows;
  const auto append = [&](const std::vector<CoverageRow>& more) {
    rows.insert(rows.end(), more.begin(), more.end());
  };
  for (const double step : {.6, 1.2}) {
    for (const double rho : {.0, .5}) append(intervals(step, rho, options));
  }
  for (const double rho : {.0, .3, .6}) append(no_break(rho, options));
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
