#include "probe.h"
#include "statistics/samples/benjamini_hochberg.h"
#include "statistics/samples/clustered_welch.h"
#include "statistics/samples/dominance.h"
#include "statistics/samples/hedges_g.h"
#include "statistics/samples/kruskal_wallis.h"
#include "statistics/samples/mann_whitney.h"
#include "statistics/samples/welch.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Numbers = std::vector<double>;

Numbers first(const json& in) { return in.at("first").get<Numbers>(); }
Numbers second(const json& in) { return in.at("second").get<Numbers>(); }

json described(const MeanDifference& test) {
  return {{"difference", test.difference},
          {"standard_error", test.standard_error},
          {"degrees_of_freedom", test.degrees_of_freedom},
          {"t", test.t},
          {"p", test.p},
          {"low", test.low},
          {"high", test.high}};
}

json clustered(const json& in) {
  const auto values = in.at("values").get<Numbers>();
  const auto groups = in.at("groups").get<std::vector<int>>();
  const auto clusters = in.at("clusters").get<std::vector<std::uint32_t>>();
  const auto test = clustered_welch_test(values, groups, clusters, in.at("level"));
  if (!test) return {{"none", test.reason()}};
  json result = described(*test);
  result["intraclass_correlation"] = test->intraclass_correlation;
  return {{"value", result}};
}

void add_means(Calls& calls) {
  calls["samples.welch"] = [](const json& in) -> json {
    const auto test = welch_test(first(in), second(in), in.at("level"));
    if (!test) return {{"none", test.reason()}};
    return {{"value", described(*test)}};
  };
  calls["samples.clustered_welch"] = clustered;
  calls["samples.hedges_g"] = [](const json& in) -> json {
    const auto effect = hedges_g(first(in), second(in));
    if (!effect) return {{"none", effect.reason()}};
    return {{"value", {effect->g, effect->standard_error}}};
  };
}

void add_ranks(Calls& calls) {
  calls["samples.mann_whitney"] = [](const json& in) -> json {
    const auto test = mann_whitney_test(first(in), second(in));
    if (!test) return {{"none", test.reason()}};
    return {{"value", {{"u", test->u}, {"p", test->p}, {"exact", test->exact}}}};
  };
  calls["samples.kruskal_wallis"] = [](const json& in) -> json {
    const auto test = kruskal_wallis_test(in.at("groups").get<std::vector<Numbers>>());
    if (!test) return {{"none", test.reason()}};
    return {{"value", {test->h, test->p}}};
  };
  calls["samples.cliffs_delta"] = [](const json& in) {
    return answer(cliffs_delta(first(in), second(in)));
  };
}

}  // namespace

void add_samples(Calls& calls) {
  add_means(calls);
  add_ranks(calls);
  calls["samples.benjamini_hochberg"] = [](const json& in) {
    return answer(benjamini_hochberg(in.at("p").get<Numbers>()));
  };
}

}  // namespace resettle::statistics
