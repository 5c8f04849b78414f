#include <cmath>

#include "probe.h"
#include "statistics/survival/kaplan_meier.h"
#include "statistics/survival/log_rank.h"
#include "statistics/survival/restricted_mean.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;

struct Request {
  explicit Request(const json& request)
      : exit(request.at("exit").get<std::vector<double>>()),
        entry(request.value("entry", std::vector<double>{})),
        event(request.at("event").get<std::vector<std::uint8_t>>()) {}
  Durations durations() const { return {exit, event, entry}; }

  std::vector<double> exit, entry;
  std::vector<std::uint8_t> event;
};

json not_reached_is_null(double time) { return std::isfinite(time) ? json(time) : json(nullptr); }

LogRankWeights weights_of(const std::string& name) {
  if (name == "gehan") return LogRankWeights::kGehan;
  if (name == "tarone-ware") return LogRankWeights::kTaroneWare;
  if (name == "peto") return LogRankWeights::kPeto;
  return LogRankWeights::kLogRank;
}

}  // namespace

void add_survival(Calls& calls) {
  calls["survival.kaplan_meier"] = [](const json& request) -> json {
    const Request r(request);
    const auto curve = kaplan_meier(r.durations());
    if (!curve) return {{"none", curve.reason()}};
    return answer({{"time", curve->table.time},
                   {"at_risk", curve->table.at_risk},
                   {"events", curve->table.events},
                   {"survival", curve->survival},
                   {"error", curve->standard_error},
                   {"low", curve->low},
                   {"high", curve->high}});
  };
  calls["survival.median"] = [](const json& request) -> json {
    const Request r(request);
    const auto median = survival_quantile(*kaplan_meier(r.durations()));
    if (!median) return {{"none", median.reason()}};
    return answer(json{median->estimate, not_reached_is_null(median->low),
                       not_reached_is_null(median->high)});
  };
  calls["survival.restricted_mean"] = [](const json& request) -> json {
    const Request r(request);
    const auto mean = restricted_mean(*kaplan_meier(r.durations()), request.at("horizon"));
    if (!mean) return {{"none", mean.reason()}};
    return answer(json{mean->mean, mean->standard_error});
  };
  calls["survival.log_rank"] = [](const json& request) -> json {
    const Request r(request);
    const auto test = log_rank(r.durations(), request.at("group").get<std::vector<int>>(),
                               request.at("groups"), weights_of(request.at("weights")));
    if (!test) return {{"none", test.reason()}};
    return answer({{"chi_square", test->chi_square},
                   {"df", test->degrees_of_freedom},
                   {"p", test->p},
                   {"observed", test->observed},
                   {"expected", test->expected}});
  };
}

}  // namespace resettle::statistics
