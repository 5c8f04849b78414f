#include "probe.h"

#include <iostream>

using namespace resettle::statistics;
using nlohmann::json;

int main() {
  Calls calls;
  for (auto add : {add_distributions, add_describe, add_weights, add_resample, add_tables,
                   add_samples, add_association, add_regression, add_survival, add_changepoints,
                   add_agreement, add_imperfect_labels, add_words}) {
    add(calls);
  }
  for (std::string line; std::getline(std::cin, line);) {
    json reply;
    try {
      const json request = json::parse(line);
      const auto call = calls.find(request.at("call").get<std::string>());
      reply = call == calls.end() ? json{{"error", "no such call"}} : call->second(request);
    } catch (const std::exception& error) {
      reply = {{"error", error.what()}};
    }
    std::cout << reply.dump() << std::endl;
  }
}
