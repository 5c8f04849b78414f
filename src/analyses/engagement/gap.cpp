#include "analyses/engagement/gap.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace resettle {
namespace {

double mean(std::span<const double> sums, std::size_t column) {
  return sums[column + kSum] / sums[column + kPosts];
}

// The rows of authors with a level, each with the sums of one phase whatever its level is: what is
// permuted is the level.
struct PhaseSums {
  std::vector<int> labels;
  std::vector<double> values;  // kMetrics × kParts an author
};

PhaseSums sums_of_phase(const LevelSums& sums, const std::vector<Level>& levels,
                        std::size_t phase) {
  PhaseSums of_phase;
  for (std::size_t user = 0; user < levels.size(); ++user) {
    if (levels[user] == Level::unscored) continue;
    const auto row = sums.rows().row(user);
    const std::size_t first = sums.column(levels[user], phase, 0, kSum);
    of_phase.labels.push_back(static_cast<int>(levels[user]));
    of_phase.values.insert(of_phase.values.end(), row.begin() + static_cast<std::ptrdiff_t>(first),
                           row.begin() + static_cast<std::ptrdiff_t>(first + kMetrics * kParts));
  }
  return of_phase;
}

}  // namespace

std::optional<double> gap_ratio(const LevelSums& sums, std::size_t phase, std::size_t metric) {
  const auto mean_of = [&](Level level) {
    const std::size_t column = sums.column(level, phase, metric, kSum);
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
      const std::size_t phase = i / kMetrics, metric = i % kMetrics;
      estimates[i] = mean(total, sums.column(Level::high, phase, metric, kSum)) /
                     mean(total, sums.column(Level::low, phase, metric, kSum));
    }
  };
  return statistics::cluster_bootstrap(sums.rows(), sums.phases() * kMetrics, ratios,
                                       statistics::IntervalKind::kPercentile, options);
}

std::vector<statistics::Result<statistics::PermutationTest>> gap_tests(
    const LevelSums& sums, const LevelsByPhase& levels,
    const statistics::ResampleOptions& options) {
  constexpr std::size_t kColumns = kMetrics * kParts;
  const auto log_ratios = [](std::span<const double> of_groups, std::span<double> values) {
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      const auto low = mean(of_groups.first(kColumns), metric * kParts);
      const auto high = mean(of_groups.subspan(kColumns), metric * kParts);
      values[metric] = std::log(high / low);
    }
  };
  std::vector<statistics::Result<statistics::PermutationTest>> tests;
  for (std::size_t phase = 0; phase < sums.phases(); ++phase) {
    const PhaseSums of_phase = sums_of_phase(sums, levels[phase], phase);
    const auto more = statistics::cluster_sums_permutation_tests(
        of_phase.labels, 2, {of_phase.values, kColumns}, kMetrics, log_ratios,
        statistics::Alternative::kTwoSided, options);
    tests.insert(tests.end(), more.begin(), more.end());
  }
  return tests;
}

bool levels_of_phases(const nlohmann::json& level_scope) {
  const auto scope = level_scope.get<std::string>();
  if (scope == "window" || scope == "phase") return scope == "phase";
  throw UserError("[engagement] level_scope: \"" + scope + "\" is neither window nor phase",
                  "Correct it in study.toml.");
}

}  // namespace resettle
