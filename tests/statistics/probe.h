// The statistics as a program that the differential tests talk to: one JSON request a line on
// standard input, one JSON answer a line on standard output. Each family has a file
// probe_<family>.cpp that lists its calls; main is in probe.cpp.
//
//   {"call": "describe.mean", "values": [1, 2, 3]}  →  {"value": 2}
//   an absent result: {"none": "the reason"}; a thrown error: {"error": "…"}
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "statistics/result.h"

namespace resettle::statistics {

using Calls = std::map<std::string, std::function<nlohmann::json(const nlohmann::json&)>>;

inline nlohmann::json answer(const nlohmann::json& value) { return {{"value", value}}; }

template <typename T>
nlohmann::json answer(const Result<T>& result) {
  if (!result) return {{"none", result.reason()}};
  return {{"value", *result}};
}

// Each family adds its calls, named "<family>.<call>". One function a probe_<family>.cpp.
void add_distributions(Calls& calls);
void add_describe(Calls& calls);
void add_weights(Calls& calls);
void add_resample(Calls& calls);
void add_tables(Calls& calls);
void add_samples(Calls& calls);
void add_association(Calls& calls);
void add_regression(Calls& calls);
void add_survival(Calls& calls);
void add_changepoints(Calls& calls);
void add_agreement(Calls& calls);
void add_imperfect_labels(Calls& calls);
void add_words(Calls& calls);
}  // namespace resettle::statistics
