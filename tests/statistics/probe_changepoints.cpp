#include "probe.h"

#include <vector>

#include "statistics/changepoints/count_breaks.h"
#include "statistics/changepoints/trend_filter.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Numbers = std::vector<double>;

TrendNoise noise_of(const json& r) {
  return {.bend = r.at("bend").get<double>(),
          .dispersion = r.at("dispersion").get<double>(),
          .wander = r.at("wander").get<double>(),
          .memory = r.at("memory").get<double>()};
}

json answer_trend(const json& r) {
  const auto values = r.at("values").get<Numbers>();
  const auto information = r.at("information").get<Numbers>();
  const auto pace = r.at("pace").get<Numbers>();
  std::vector<FreedDay> freed;
  for (const auto& day : r.at("freed")) freed.push_back({day.get<std::size_t>(), true, false});
  const TrendFilter filter({information, pace}, noise_of(r), freed);
  json levels = json::array(), jumps = json::array(), kinks = json::array(), pulses = json::array();
  const auto scores = filter.scores(values);
  const auto smooth = filter.smooth(values);
  for (std::size_t day = 0; day < values.size(); ++day) {
    const auto gain = [](double score, double information_of) {
      return information_of > 0 ? score * score / information_of : 0;
    };
    levels.push_back(smooth[day].level);
    jumps.push_back(gain(scores[day].level, filter.information_of_level(day)));
    kinks.push_back(gain(scores[day].slope, filter.information_of_slope(day)));
    pulses.push_back(gain(scores[day].pulse, filter.information_of_pulse(day)));
  }
  return answer(json{{"likelihood", filter.likelihood(values)},
                     {"level", levels},
                     {"jump", jumps},
                     {"kink", kinks},
                     {"pulse", pulses}});
}

json answer_breaks(const json& r) {
  const auto found =
      find_count_breaks(r.at("counts").get<Numbers>(), {.seed = r.value("seed", std::uint64_t{1})});
  if (!found) return {{"none", found.reason()}};
  json rows = json::array();
  for (const CountBreak& one : found->breaks) {
    rows.push_back({{"day", one.day},
                    {"kind", one.kind == BreakKind::kJump ? "jump" : "kink"},
                    {"low", one.low},
                    {"high", one.high},
                    {"gain", one.gain},
                    {"p", one.p}});
  }
  return answer(rows);
}

}  // namespace

void add_changepoints(Calls& calls) {
  calls["changepoints.trend"] = answer_trend;
  calls["changepoints.count_breaks"] = answer_breaks;
}

}  // namespace resettle::statistics
