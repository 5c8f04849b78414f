#include "probe.h"

#include <vector>

#include "statistics/association/correlation.h"
#include "statistics/association/mixing.h"
#include "statistics/association/partitions.h"
#include "statistics/association/rank_biased_overlap.h"
#include "statistics/association/total_variation.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Numbers = std::vector<double>;
using Groups = std::vector<int>;
using Labels = std::vector<int64_t>;

std::vector<RankedItem> ranking(const json& request, const char* items, const char* scores) {
  const auto names = request.at(items).get<Labels>();
  const auto values = request.at(scores).get<Numbers>();
  std::vector<RankedItem> list;
  for (size_t i = 0; i < names.size(); ++i) list.push_back({names[i], values.at(i)});
  return list;
}

json number_or_null(const Result<double>& result) { return result ? json(*result) : json(); }

json answer_reciprocity(const json& request) {
  const auto result = reciprocity(request.at("from").get<Groups>(), request.at("to").get<Groups>(),
                                  request.at("nodes").get<int>());
  if (!result) return {{"none", result.reason()}};
  return answer(json{{"ties", result->ties},
                     {"share", result->share},
                     {"expected", result->expected},
                     {"excess", number_or_null(result->excess)}});
}

json answer_ei_index(const json& request) {
  const auto result = ei_index(request.at("from").get<Groups>(), request.at("to").get<Groups>());
  if (!result) return {{"none", result.reason()}};
  return answer(json{{"index", result->index},
                     {"expected", number_or_null(result->expected)},
                     {"excess", number_or_null(result->excess)}});
}

json answer_ei_permutation(const json& request) {
  const auto result = ei_permutation(
      request.at("sender").get<Groups>(), request.at("group_of_sender").get<Groups>(),
      request.at("to").get<Groups>(), {.draws = request.at("draws").get<size_t>()});
  if (!result) return {{"none", result.reason()}};
  return answer(json{{"index", result->index},
                     {"expected", result->expected},
                     {"low", result->low},
                     {"high", result->high},
                     {"p", result->p}});
}

}  // namespace

void add_association(Calls& calls) {
  const auto of_numbers = [](auto function, const char* first, const char* second) {
    return [=](const json& r) {
      return answer(function(r.at(first).get<Numbers>(), r.at(second).get<Numbers>()));
    };
  };
  const auto of_labels = [](auto function) {
    return [=](const json& r) {
      return answer(function(r.at("first").get<Labels>(), r.at("second").get<Labels>()));
    };
  };
  calls["association.pearson"] = of_numbers(pearson_correlation, "x", "y");
  calls["association.spearman"] = of_numbers(spearman_correlation, "x", "y");
  calls["association.kendall_tau_b"] = of_numbers(kendall_tau_b, "x", "y");
  calls["association.total_variation"] = of_numbers(total_variation_distance, "first", "second");
  calls["association.assortativity_of_values"] = of_numbers(assortativity_of_values, "from", "to");
  calls["association.adjusted_rand"] = of_labels(adjusted_rand_index);
  calls["association.adjusted_mutual_information"] = of_labels(adjusted_mutual_information);
  calls["association.rank_biased_overlap"] = [](const json& r) {
    return answer(rank_biased_overlap(ranking(r, "first", "first_scores"),
                                      ranking(r, "second", "second_scores"),
                                      r.at("persistence").get<double>()));
  };
  calls["association.assortativity_of_groups"] = [](const json& r) {
    return answer(assortativity_of_groups(r.at("from").get<Groups>(), r.at("to").get<Groups>()));
  };
  calls["association.weighted_reciprocity"] = [](const json& r) {
    return answer(weighted_reciprocity(r.at("from").get<Groups>(), r.at("to").get<Groups>(),
                                       r.at("nodes").get<int>()));
  };
  calls["association.reciprocity"] = answer_reciprocity;
  calls["association.ei_index"] = answer_ei_index;
  calls["association.ei_permutation"] = answer_ei_permutation;
}

}  // namespace resettle::statistics
