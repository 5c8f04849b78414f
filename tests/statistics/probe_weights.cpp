#include "probe.h"
#include "statistics/weights/critic_weights.h"
#include "statistics/weights/entropy_weights.h"
#include "statistics/weights/normalise.h"

namespace resettle::statistics {

using nlohmann::json;
using Columns = std::vector<std::vector<double>>;

void add_weights(Calls& calls) {
  calls["weights.min_max"] = [](const json& in) {
    return answer(min_max_normalised(in.at("values").get<std::vector<double>>()));
  };
  calls["weights.rank"] = [](const json& in) {
    return answer(rank_normalised(in.at("values").get<std::vector<double>>()));
  };
  calls["weights.log1p"] = [](const json& in) {
    return answer(log1p_normalised(in.at("values").get<std::vector<double>>()));
  };
  calls["weights.entropy"] = [](const json& in) -> json {
    const auto result = entropy_weights(in.at("metrics").get<Columns>());
    if (!result) return {{"none", result.reason()}};
    return {{"value", {{"entropy", result->entropy}, {"weights", result->weights}}}};
  };
  calls["weights.critic"] = [](const json& in) -> json {
    const auto result = critic_weights(in.at("metrics").get<Columns>());
    if (!result) return {{"none", result.reason()}};
    return {{"value", result->weights}};
  };
}

}  // namespace resettle::statistics
