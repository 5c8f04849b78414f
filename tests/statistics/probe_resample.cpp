#include <algorithm>

#include "probe.h"
#include "statistics/resample/block_bootstrap.h"
#include "statistics/resample/cluster_bootstrap.h"
#include "statistics/resample/degrees_of_freedom.h"
#include "statistics/resample/permutation.h"
#include "statistics/resample/two_way_bootstrap.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;

ResampleOptions options_of(const json& request) {
  return {.draws = request.value("draws", std::size_t{2000}),
          .seed = request.value("seed", std::uint64_t{1}),
          .threads = request.value("threads", std::size_t{1})};
}

IntervalKind kind_of(const json& request) {
  const std::string kind = request.value("kind", "percentile");
  if (kind == "basic") return IntervalKind::kBasic;
  if (kind == "expanded") return IntervalKind::kExpanded;
  return kind == "studentised" ? IntervalKind::kStudentised : IntervalKind::kPercentile;
}

json reply(const Result<BootstrapInterval>& interval) {
  if (!interval) return {{"none", interval.reason()}};
  return answer({{"estimate", interval->estimate},
                 {"low", interval->low},
                 {"high", interval->high},
                 {"error", interval->standard_error}});
}

double mean(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double difference_of_means(std::span<const double> values, std::span<const int> labels) {
  double sum[2] = {}, n[2] = {};
  for (std::size_t i = 0; i < values.size(); ++i) sum[labels[i]] += values[i], ++n[labels[i]];
  return sum[1] / n[1] - sum[0] / n[0];
}

}  // namespace

// The statistics under test are means and ratios: two columns, numerator and denominator.
void add_resample(Calls& calls) {
  calls["resample.cluster_ratio"] = [](const json& request) {
    const auto sums = request.at("sums").get<std::vector<double>>();
    return reply(cluster_bootstrap({sums, 2}, 1, ratios_of_sums({{0, 1}}), kind_of(request),
                                   options_of(request))[0]);
  };
  calls["resample.degrees_of_freedom"] = [](const json& request) {
    const auto sums = request.at("sums").get<std::vector<double>>();
    return answer({{"value", degrees_of_freedom({sums, 2}, 1, ratios_of_sums({{0, 1}}))[0]}});
  };
  calls["resample.two_way_ratio"] = [](const json& request) {
    const auto sums = request.at("sums").get<std::vector<double>>();
    const auto first = request.at("first").get<std::vector<std::uint32_t>>();
    const auto second = request.at("second").get<std::vector<std::uint32_t>>();
    return reply(two_way_bootstrap({sums, 2, first, second}, 1, ratios_of_sums({{0, 1}}),
                                   kind_of(request), options_of(request))[0]);
  };
  calls["resample.block_mean"] = [](const json& request) {
    const auto series = request.at("series").get<std::vector<double>>();
    return reply(moving_block_bootstrap(series, request.at("block"), mean, kind_of(request),
                                        options_of(request)));
  };
  calls["resample.permutation"] = [](const json& request) -> json {
    const auto values = request.at("values").get<std::vector<double>>();
    const auto labels = request.at("labels").get<std::vector<int>>();
    const auto cluster = request.value("cluster", std::vector<std::uint32_t>{});
    const auto statistic = [&](std::span<const int> l) { return difference_of_means(values, l); };
    const auto test =
        cluster.empty()
            ? permutation_test(labels, statistic, Alternative::kTwoSided, options_of(request))
            : cluster_permutation_test(labels, cluster, statistic, Alternative::kTwoSided,
                                       options_of(request));
    if (!test) return {{"none", test.reason()}};
    return answer({{"statistic", test->statistic}, {"p", test->p}});
  };
}

}  // namespace resettle::statistics
