#include <cmath>

#include "probe.h"
#include "statistics/regression/counts.h"
#include "statistics/regression/least_squares.h"
#include "statistics/regression/logistic.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Rows = std::vector<std::vector<double>>;

// Keeps what a Design and StandardErrors look at.
struct Request {
  explicit Request(const json& request) {
    const auto x = request.at("x").get<Rows>();
    for (const auto& row : x) values.insert(values.end(), row.begin(), row.end());
    columns = x.empty() ? 0 : x[0].size();
    outcome = request.at("y").get<std::vector<double>>();
    offset = request.value("offset", std::vector<double>{});
    names = request.value("names", std::vector<std::string>{});
    first = request.value("first_cluster", std::vector<std::uint32_t>{});
    second = request.value("second_cluster", std::vector<std::uint32_t>{});
    const std::string kind = request.value("errors", "model");
    if (kind == "robust") errors = StandardErrors::robust();
    if (kind == "clusters") errors = StandardErrors::by_cluster(first);
    if (kind == "two clusters") errors = StandardErrors::by_two_clusters(first, second);
    if (kind == "newey west") errors = StandardErrors::newey_west(request.at("lags"));
  }
  Design design() const { return {values, columns, names}; }

  std::vector<double> values, outcome, offset;
  std::size_t columns = 0;
  std::vector<std::string> names;
  std::vector<std::uint32_t> first, second;
  StandardErrors errors;
};

json reply(const Result<Regression>& fit) {
  if (!fit) return {{"none", fit.reason()}};
  json coefficients = json::array();
  for (const Coefficient& c : fit->coefficients) {
    coefficients.push_back({{"name", c.name},
                            {"estimate", c.estimate},
                            {"error", c.standard_error},
                            {"p", c.p},
                            {"low", c.low},
                            {"high", c.high}});
  }
  return answer({{"coefficients", coefficients},
                 {"covariance", fit->covariance},
                 {"log_likelihood", fit->log_likelihood},
                 {"dispersion", fit->dispersion},
                 {"dispersion_error", fit->dispersion_error},
                 {"notes", fit->notes}});
}

}  // namespace

void add_regression(Calls& calls) {
  calls["regression.least_squares"] = [](const json& request) {
    const Request r(request);
    return reply(least_squares(r.design(), r.outcome, r.errors));
  };
  calls["regression.logistic"] = [](const json& request) {
    const Request r(request);
    return reply(logistic(r.design(), r.outcome, r.errors));
  };
  calls["regression.multinomial_logistic"] = [](const json& request) {
    const Request r(request);
    const std::vector<int> category(r.outcome.begin(), r.outcome.end());
    return reply(multinomial_logistic(r.design(), category, request.at("categories"), r.errors));
  };
  calls["regression.poisson"] = [](const json& request) {
    const Request r(request);
    return reply(poisson(r.design(), r.outcome, r.offset, r.errors));
  };
  calls["regression.negative_binomial"] = [](const json& request) {
    const Request r(request);
    return reply(negative_binomial(r.design(), r.outcome, r.offset, r.errors));
  };
}

}  // namespace resettle::statistics
