#include "probe.h"

#include <vector>

#include "statistics/imperfect_labels/corrected_mean.h"
#include "statistics/imperfect_labels/corrected_regression.h"
#include "statistics/imperfect_labels/prediction_powered_mean.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Numbers = std::vector<double>;

struct DesignRequest {
  std::vector<uint8_t> sampled;
  Numbers inclusion;
  std::vector<int> strata;
  std::vector<int> clusters;
  Inference inference;

  explicit DesignRequest(const json& r)
      : sampled(r.at("sampled").get<std::vector<uint8_t>>()),
        inclusion(r.at("inclusion").get<Numbers>()),
        strata(r.value("strata", std::vector<int>())),
        clusters(r.value("clusters", std::vector<int>())),
        inference(r.value("these_units", false) ? Inference::kTheseUnits
                                                : Inference::kUnitsLikeThese) {}
  GoldDesign design() const { return {sampled, inclusion, strata, clusters}; }
};

json as_answer(const Result<CorrectedEstimate>& result) {
  if (!result) return {{"none", result.reason()}};
  return answer(json{{"estimate", result->estimate},
                     {"standard_error", result->standard_error},
                     {"low", result->low},
                     {"high", result->high},
                     {"degrees_of_freedom", result->degrees_of_freedom}});
}

json answer_mean(const json& r) {
  const DesignRequest request(r);
  return as_answer(corrected_mean(r.at("predicted").get<Numbers>(), r.at("gold").get<Numbers>(),
                                  request.design(), {.inference = request.inference}));
}

json answer_ratio(const json& r) {
  const DesignRequest request(r);
  const auto predicted = r.at("predicted").get<Numbers>();
  const auto gold = r.at("gold").get<Numbers>();
  const auto predicted_domain = r.at("predicted_domain").get<Numbers>();
  const auto gold_domain = r.at("gold_domain").get<Numbers>();
  return as_answer(corrected_ratio({predicted, gold}, {predicted_domain, gold_domain},
                                   request.design(), {.inference = request.inference}));
}

json answer_regression(const json& r) {
  const DesignRequest request(r);
  const auto predicted = r.at("predicted").get<Numbers>();
  const auto gold = r.at("gold").get<Numbers>();
  const auto rows = r.at("predicted_covariates").get<Numbers>();
  const auto gold_rows = r.value("gold_covariates", Numbers());
  const auto model = r.at("model").get<std::string>() == "logistic" ? RegressionModel::kLogistic
                                                                    : RegressionModel::kLinear;
  const auto result =
      corrected_regression({predicted, gold, rows, gold_rows, r.at("columns").get<size_t>()},
                           request.design(), {.model = model, .inference = request.inference});
  if (!result) return {{"none", result.reason()}};
  json estimates = json::array();
  for (const auto& coefficient : result->coefficients) estimates.push_back(coefficient.estimate);
  return answer(json{{"estimates", estimates}, {"covariance", result->covariance}});
}

json answer_prediction_powered(const json& r) {
  PredictionPoweredOptions options;
  if (r.contains("lambda")) options.lambda = r.at("lambda").get<double>();
  const auto result =
      prediction_powered_mean(r.at("gold").get<Numbers>(), r.at("with_gold").get<Numbers>(),
                              r.at("without_gold").get<Numbers>(), options);
  if (!result) return {{"none", result.reason()}};
  return answer(json{{"estimate", result->estimate},
                     {"standard_error", result->standard_error},
                     {"low", result->low},
                     {"high", result->high},
                     {"lambda", result->lambda}});
}

}  // namespace

void add_imperfect_labels(Calls& calls) {
  calls["imperfect_labels.mean"] = answer_mean;
  calls["imperfect_labels.ratio"] = answer_ratio;
  calls["imperfect_labels.regression"] = answer_regression;
  calls["imperfect_labels.prediction_powered"] = answer_prediction_powered;
}

}  // namespace resettle::statistics
