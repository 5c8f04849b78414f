#include "analyses/engagement/gap.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace resettle {
namespace {

double mean(std::span<const double> sums, std::size_t column) {
  return sums[column + kSum] / sums[column + kPosts];
}

// The rows of authors with a level, each with the sums of `phases` whatever its level is: what is
// permuted is the level, which must be the same in all of them.
struct PhaseSums {
  std::vector<int> labels;
  std::vector<double> values;  // kMetrics × kParts a phase, an author a row
};

PhaseSums sums_of_phases(const LevelSums& sums, const std::vector<Level>& levels,
                         std::size_t first_scope, std::size_t scopes) {
  PhaseSums of_phases;
  for (std::size_t user = 0; user < levels.size(); ++user) {
    if (levels[user] == Level::unscored) continue;
    const auto row = sums.rows().row(user);
    of_phases.labels.push_back(static_cast<int>(levels[user]));
    for (std::size_t scope = first_scope; scope < first_scope + scopes; ++scope) {
      const auto of_phase =
          row.subspan(sums.column(levels[user], scope, 0, kSum), kMetrics * kParts);
      of_phases.values.insert(of_phases.values.end(), of_phase.begin(), of_phase.end());
    }
  }
  return of_phases;
}

}  // namespace

std::optional<double> gap_ratio(const LevelSums& sums, std::size_t scope, std::size_t metric) {
  const auto mean_of = [&](Level level) {
    const std::size_t column = sums.column(level, scope, metric, kSum);
    return sums.total(column) / sums.total(column + kPosts);
  };
  const double ratio = mean_of(Level::high) / mean_of(Level::low);
  if (!std::isfinite(ratio)) return std::nullopt;
  return ratio;
}

std::vector<statistics::Result<statistics::BootstrapInterval>> gap_ratios(
    const LevelSums& sums, const statistics::ResampleOptions& options) {
  const auto ratios = [&](std::span<const double> total, std::span<double> estimates) {
    for (std::size_t i = 0; i < estimates.size(); ++i) {
      const std::size_t scope = i / kMetrics, metric = i % kMetrics;
      estimates[i] = mean(total, sums.column(Level::high, scope, metric, kSum)) /
                     mean(total, sums.column(Level::low, scope, metric, kSum));
    }
  };
  return statistics::cluster_bootstrap(sums.rows(), sums.scopes() * kMetrics, ratios,
                                       statistics::IntervalKind::kExpanded, options);
}

std::vector<statistics::Result<statistics::PermutationTest>> gap_tests(
    const LevelSums& sums, const LevelsByScope& levels,
    const statistics::ResampleOptions& options) {
  using Test = statistics::Result<statistics::PermutationTest>;
  std::vector<Test> tests;
  for (std::size_t first = 0, scopes = 0; first < sums.scopes(); first += scopes) {
    const auto next =
        std::find_if(levels.begin() + static_cast<std::ptrdiff_t>(first), levels.end(),
                     [&](const std::vector<Level>& of_phase) { return of_phase != levels[first]; });
    scopes = static_cast<std::size_t>(next - levels.begin()) - first;
    if (levels[first].empty()) {
      tests.resize(tests.size() + scopes * kMetrics,
                   Test::none("an author can be high in one phase and low in another"));
      continue;
    }
    const std::size_t columns = scopes * kMetrics * kParts;
    const auto log_ratios = [&](std::span<const double> of_groups, std::span<double> values) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        const double low = mean(of_groups.first(columns), i * kParts);
        const double high = mean(of_groups.subspan(columns), i * kParts);
        values[i] = std::log(high / low);
      }
    };
    const PhaseSums of_phases = sums_of_phases(sums, levels[first], first, scopes);
    const auto more = statistics::cluster_sums_permutation_tests(
        of_phases.labels, 2, {of_phases.values, columns}, scopes * kMetrics, log_ratios,
        statistics::Alternative::kTwoSided, options);
    tests.insert(tests.end(), more.begin(), more.end());
  }
  return tests;
}

bool scope_is_phase(const Value& level_scope) {
  const auto scope = level_scope.get<std::string>();
  if (scope == "window" || scope == "phase") return scope == "phase";
  throw UserError("[engagement] level_scope: \"" + scope + "\" is neither window nor phase",
                  "Correct it in study.toml.");
}

}  // namespace resettle
