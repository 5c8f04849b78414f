#include "probe.h"
#include "statistics/describe/concentration.h"
#include "statistics/describe/entropy.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/describe/moments.h"
#include "statistics/describe/quantiles.h"
#include "statistics/describe/sorted.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Numbers = std::vector<double>;

Numbers numbers(const json& in, const char* name) {
  return in.contains(name) ? in.at(name).get<Numbers>() : Numbers{};
}

WeightMeaning meaning(const json& in) {
  return in.at("meaning") == "frequency" ? WeightMeaning::kFrequency : WeightMeaning::kReliability;
}

void add_moments(Calls& calls) {
  calls["describe.exact_sum"] = [](const json& in) {
    return answer(exact_sum(numbers(in, "values")));
  };
  calls["describe.average_ranks"] = [](const json& in) {
    return answer(average_ranks(numbers(in, "values")));
  };
  calls["describe.mean"] = [](const json& in) { return answer(mean(numbers(in, "values"))); };
  calls["describe.variance"] = [](const json& in) {
    return answer(variance(numbers(in, "values")));
  };
  calls["describe.weighted_mean"] = [](const json& in) {
    return answer(weighted_mean(numbers(in, "values"), numbers(in, "weights")));
  };
  calls["describe.weighted_variance"] = [](const json& in) {
    return answer(weighted_variance(numbers(in, "values"), numbers(in, "weights"), meaning(in)));
  };
}

void add_quantiles(Calls& calls) {
  calls["describe.quantiles"] = [](const json& in) {
    return answer(quantiles(numbers(in, "values"), numbers(in, "p")));
  };
  calls["describe.weighted_quantile"] = [](const json& in) {
    return answer(
        weighted_quantile(numbers(in, "values"), numbers(in, "weights"), in.at("p"), meaning(in)));
  };
}

void add_spreads(Calls& calls) {
  calls["describe.gini"] = [](const json& in) {
    return answer(gini(numbers(in, "values"), numbers(in, "weights")));
  };
  calls["describe.top_share"] = [](const json& in) {
    return answer(top_share(numbers(in, "values"), in.at("share"), numbers(in, "weights")));
  };
  calls["describe.shannon_entropy"] = [](const json& in) {
    return answer(shannon_entropy(numbers(in, "counts")));
  };
  calls["describe.normalised_entropy"] = [](const json& in) {
    return answer(normalised_entropy(numbers(in, "counts")));
  };
  calls["describe.jensen_shannon_divergence"] = [](const json& in) {
    return answer(jensen_shannon_divergence(numbers(in, "first"), numbers(in, "second")));
  };
}

}  // namespace

void add_describe(Calls& calls) {
  add_moments(calls);
  add_quantiles(calls);
  add_spreads(calls);
}

}  // namespace resettle::statistics
