#include "statistics/changepoints/penalty_path.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace resettle::statistics {
namespace {

// Best segmentations by their number of breaks.
using Solutions = std::map<size_t, Segmentation>;

// The penalty at which two segmentations are equally good.
double crossing(const Segmentation& more, const Segmentation& fewer) {
  return (fewer.cost - more.cost) / static_cast<double>(more.breaks.size() - fewer.breaks.size());
}

// Finds what lies between two solutions: at the penalty where they tie, either one of them is best
// and nothing lies between, or a third is, which divides the question.
void search_between(const Segmentation& more, const Segmentation& fewer,
                    std::span<const double> series, const SegmentationOptions& options,
                    Solutions& found) {
  if (more.breaks.size() <= fewer.breaks.size() + 1) return;
  const double penalty = std::max(crossing(more, fewer), 0.0);
  const Segmentation middle = *segment_with_penalty(series, penalty, options);
  const double tie = fewer.objective(penalty);
  const bool better = middle.objective(penalty) < tie - 1e-12 * std::abs(tie);
  const bool between =
      middle.breaks.size() > fewer.breaks.size() && middle.breaks.size() < more.breaks.size();
  if (!better || !between) return;
  found.emplace(middle.breaks.size(), middle);
  search_between(more, middle, series, options, found);
  search_between(middle, fewer, series, options, found);
}

}  // namespace

Result<std::vector<PenaltyStretch>> penalty_path(std::span<const double> series, double lowest,
                                                 double highest,
                                                 const SegmentationOptions& options) {
  check(lowest >= 0 && lowest <= highest, "a range of penalties rises from 0 or more");
  const auto most = segment_with_penalty(series, lowest, options);
  if (!most) return Result<std::vector<PenaltyStretch>>::none(most.reason());
  const auto fewest = segment_with_penalty(series, highest, options);
  Solutions found;
  found.emplace(fewest->breaks.size(), *fewest);
  found.emplace(most->breaks.size(), *most);
  search_between(*most, *fewest, series, options, found);

  std::vector<PenaltyStretch> path;
  for (auto solution = found.rbegin(); solution != found.rend(); ++solution) {
    const double from =
        path.empty() ? lowest : crossing(path.back().segmentation, solution->second);
    if (!path.empty()) path.back().to = from;
    path.push_back({from, highest, solution->second});
  }
  return path;
}

}  // namespace resettle::statistics
