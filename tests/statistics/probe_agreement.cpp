#include "probe.h"

#include <vector>

#include "statistics/agreement/bootstrap_units.h"
#include "statistics/agreement/category_agreement.h"
#include "statistics/agreement/cohen_kappa.h"
#include "statistics/agreement/krippendorff_alpha.h"
#include "statistics/agreement/many_coders.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;

// {"coders": 3, "categories": 4, "codes": [unit after unit, −1 missing]}
struct CodesRequest {
  std::vector<int> cells;
  Codes codes;
  explicit CodesRequest(const json& r)
      : cells(r.at("codes").get<std::vector<int>>()),
        codes{r.at("coders").get<int>(), r.at("categories").get<int>(), cells} {}
};

Confusion table_of(const json& r) {
  return {r.at("categories").get<int>(), r.at("table").get<std::vector<double>>()};
}

CategoryDistance distance_of(const json& r) {
  const auto name = r.value("distance", "nominal");
  if (name == "linear") return CategoryDistance::kLinear;
  return name == "quadratic" ? CategoryDistance::kQuadratic : CategoryDistance::kNominal;
}

Measurement level_of(const json& r) {
  const auto name = r.at("level").get<std::string>();
  if (name == "ordinal") return Measurement::kOrdinal;
  if (name == "interval") return Measurement::kInterval;
  return name == "ratio" ? Measurement::kRatio : Measurement::kNominal;
}

json number_or_null(const Result<double>& result) { return result ? json(*result) : json(); }

json answer_categories(const json& request) {
  const auto result = category_agreement(table_of(request));
  if (!result) return {{"none", result.reason()}};
  json rows = json::array();
  for (const auto& category : *result) {
    rows.push_back({{"precision", number_or_null(category.precision)},
                    {"recall", number_or_null(category.recall)},
                    {"f1", number_or_null(category.f1)},
                    {"kappa", number_or_null(category.kappa)}});
  }
  return answer(rows);
}

json answer_bootstrap(const json& r) {
  const CodesRequest request(r);
  const Measurement level = level_of(r);
  const auto values = r.value("values", std::vector<double>());
  const auto result = bootstrap_units(
      request.codes, [&](const Codes& codes) { return krippendorff_alpha(codes, level, values); },
      {.draws = r.at("draws").get<size_t>()});
  if (!result) return {{"none", result.reason()}};
  return answer(json{{"low", result->low}, {"high", result->high}});
}

}  // namespace

void add_agreement(Calls& calls) {
  calls["agreement.krippendorff_alpha"] = [](const json& r) {
    return answer(krippendorff_alpha(CodesRequest(r).codes, level_of(r),
                                     r.value("values", std::vector<double>())));
  };
  calls["agreement.cohen_kappa"] = [](const json& r) {
    return answer(cohen_kappa(table_of(r), distance_of(r)));
  };
  calls["agreement.raw"] = [](const json& r) {
    return answer(raw_agreement(CodesRequest(r).codes));
  };
  calls["agreement.fleiss_kappa"] = [](const json& r) {
    return answer(fleiss_kappa(CodesRequest(r).codes));
  };
  calls["agreement.gwet_ac1"] = [](const json& r) {
    return answer(gwet_ac1(CodesRequest(r).codes));
  };
  calls["agreement.gwet_ac2"] = [](const json& r) {
    return answer(gwet_ac2(CodesRequest(r).codes, distance_of(r)));
  };
  calls["agreement.categories"] = answer_categories;
  calls["agreement.bootstrap_alpha"] = answer_bootstrap;
}

}  // namespace resettle::statistics
