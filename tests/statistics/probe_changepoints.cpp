#include "probe.h"

#include <vector>

#include "statistics/changepoints/autocorrelation.h"
#include "statistics/changepoints/break_intervals.h"
#include "statistics/changepoints/penalty_path.h"
#include "statistics/changepoints/segmentation.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Numbers = std::vector<double>;

SegmentationOptions options_of(const json& r) {
  const auto name = r.at("cost").get<std::string>();
  SegmentationOptions options{.minimum_length = r.at("minimum_length").get<int>(),
                              .variance_floor = r.value("variance_floor", 1e-4)};
  if (name == "mean_and_variance") options.cost = SegmentCost::kMeanAndVariance;
  if (name == "linear") options.cost = SegmentCost::kLinearTrend;
  if (name == "linear_and_variance") options.cost = SegmentCost::kLinearTrendAndVariance;
  return options;
}

json as_json(const Segmentation& found) { return {{"breaks", found.breaks}, {"cost", found.cost}}; }

json answer_path(const json& r) {
  const auto path = penalty_path(r.at("series").get<Numbers>(), r.at("lowest").get<double>(),
                                 r.at("highest").get<double>(), options_of(r));
  if (!path) return {{"none", path.reason()}};
  json stretches = json::array();
  for (const auto& stretch : *path) {
    json row = as_json(stretch.segmentation);
    row["from"] = stretch.from;
    row["to"] = stretch.to;
    stretches.push_back(row);
  }
  return answer(stretches);
}

json answer_intervals(const json& r) {
  const auto result = break_intervals(
      r.at("series").get<Numbers>(), r.at("breaks").get<std::vector<int>>(), options_of(r),
      r.at("block_length").get<size_t>(), {.draws = r.at("draws").get<size_t>()});
  if (!result) return {{"none", result.reason()}};
  json rows = json::array();
  for (const auto& interval : *result) {
    rows.push_back({{"low", interval.low}, {"high", interval.high}, {"gain", interval.gain}});
  }
  return answer(rows);
}

}  // namespace

void add_changepoints(Calls& calls) {
  calls["changepoints.with_penalty"] = [](const json& r) -> json {
    const auto found = segment_with_penalty(r.at("series").get<Numbers>(),
                                            r.at("penalty").get<double>(), options_of(r));
    return found ? answer(as_json(*found)) : json{{"none", found.reason()}};
  };
  calls["changepoints.with_breaks"] = [](const json& r) -> json {
    const auto found = segment_with_breaks(r.at("series").get<Numbers>(), r.at("breaks").get<int>(),
                                           options_of(r));
    return found ? answer(as_json(*found)) : json{{"none", found.reason()}};
  };
  calls["changepoints.adjusted"] = [](const json& r) -> json {
    const auto found = segment_allowing_for_autocorrelation(
        r.at("series").get<Numbers>(), r.at("penalty").get<double>(), options_of(r));
    if (!found) return {{"none", found.reason()}};
    return answer(json{{"breaks", found->segmentation.breaks},
                       {"autocorrelation", found->autocorrelation},
                       {"penalty", found->penalty}});
  };
  calls["changepoints.penalty_path"] = answer_path;
  calls["changepoints.intervals"] = answer_intervals;
}

}  // namespace resettle::statistics
