// The ratio of mean engagement of high-influence authors to low ones, its interval and its test.
#pragma once

#include <optional>
#include <vector>

#include "analyses/engagement/level_sums.h"
#include "base/value.h"
#include "statistics/resample/permutation.h"

namespace resettle {

// Mean of high ÷ mean of low in a scope. None where either has no post or the low
// mean is 0.
std::optional<double> gap_ratio(const LevelSums& sums, std::size_t scope, std::size_t metric);

// Each ratio with the expanded interval of a bootstrap over authors: element scope · kMetrics +
// metric. With few authors a ratio may exist and its interval not.
std::vector<statistics::Result<statistics::BootstrapInterval>> gap_ratios(
    const LevelSums& sums, const statistics::ResampleOptions& options);

// p of the log of each ratio under permutations of the levels over the authors that have one, scope
// by scope where their levels differ; none for the window where levels are those of phases alone.
// The same order of elements.
std::vector<statistics::Result<statistics::PermutationTest>> gap_tests(
    const LevelSums& sums, const LevelsByScope& levels, const statistics::ResampleOptions& options);

// The setting level_scope: whether it is `phase`; throws UserError where it is neither.
bool scope_is_phase(const Value& level_scope);

}  // namespace resettle
