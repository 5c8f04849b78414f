// A number that an analysis declares as its finding, and what it may depend on. The table
// `findings` asks for it once with the study's settings, the table `multiverse` once for each
// specification.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "analyses/influence/level.h"
#include "analyses/intervals.h"
#include "analyses/post_facts/post_facts.h"
#include "statistics/resample/cluster_bootstrap.h"
#include "statistics/resample/draws.h"
#include "tables/settings.h"

namespace resettle {

struct Estimate;

struct FindingEstimate {
  std::string name;  // as analysis.toml declares it
  std::string unit;  // points | ratio | sentiment | correlation | …
  std::optional<double> estimate, low, high;
  std::string reason;  // why there is no estimate, or no interval; empty otherwise
  // Whom it rests on: of two sides that are compared, how many the smaller one has.
  std::int64_t authors = 0;
};

// Rows, an author each, with something above 0 in any of the columns.
std::int64_t authors_with(const statistics::ClusterSums& sums,
                          std::initializer_list<std::size_t> columns);

struct FindingOptions {
  Settings settings;              // those that the finding declares
  std::vector<double> followers;  // of each user of the facts; NaN: not known
  // Of each user of the facts; none: not known, which counts as observed to the end.
  std::vector<std::optional<Day>> last_seen;
  statistics::ResampleOptions resample;  // draws = 0: no intervals

  // A setting that the finding does not declare is a bug.
  template <typename T>
  T setting(const std::string& name) const {
    return value_of(settings, name).template get<T>();
  }
};

// Whether an author's level is that of a post's phase, not the window's: the setting level_scope.
bool has_levels_of_phases(const FindingOptions& options);

// An analysis' findings once it has added its posts up, for whatever levels they are asked. It
// keeps sums and no reference to the posts. Not for use from several threads.
using FindingsOfLevels =
    std::function<std::vector<FindingEstimate>(const Levels&, const FindingOptions&)>;

// The same findings whatever the levels.
FindingsOfLevels always(std::vector<FindingEstimate> findings);

FindingEstimate finding_of(std::string name, std::string unit, const Estimate& estimate);

// The estimate and its interval; the reason where there is none.
FindingEstimate finding_of(std::string name, std::string unit, double estimate,
                           const statistics::Result<statistics::BootstrapInterval>& interval);

// The ends of its interval, or why there are none.
void set_ends(FindingEstimate& finding, const std::optional<Ends>& ends,
              const statistics::Result<statistics::BootstrapInterval>& interval);

// Nothing but the reason.
FindingEstimate without_finding(std::string name, std::string unit, std::string reason);

}  // namespace resettle
