#include "analyses/findings/finding.h"

#include <algorithm>

#include "analyses/engagement/gap.h"
#include "analyses/topics/author_sums.h"

namespace resettle {

std::int64_t authors_with(const statistics::ClusterSums& sums,
                          std::initializer_list<std::size_t> columns) {
  std::int64_t authors = 0;
  for (std::size_t row = 0; row < sums.clusters(); ++row) {
    const auto of = sums.row(row);
    authors += std::any_of(columns.begin(), columns.end(),
                           [&](std::size_t column) { return of[column] > 0; });
  }
  return authors;
}

bool has_levels_of_phases(const FindingOptions& options) {
  return scope_is_phase(value_of(options.settings, "level_scope"));
}

FindingsOfLevels always(std::vector<FindingEstimate> findings) {
  return
      [findings = std::move(findings)](const Levels&, const FindingOptions&) { return findings; };
}

FindingEstimate finding_of(std::string name, std::string unit, const Estimate& estimate) {
  return {std::move(name), std::move(unit), estimate.value,  estimate.low,
          estimate.high,   estimate.reason, estimate.authors};
}

FindingEstimate finding_of(std::string name, std::string unit, double estimate,
                           const statistics::Result<statistics::BootstrapInterval>& interval) {
  FindingEstimate finding{.name = std::move(name), .unit = std::move(unit), .estimate = estimate};
  set_ends(finding, ends_around(estimate, interval), interval);
  return finding;
}

void set_ends(FindingEstimate& finding, const std::optional<Ends>& ends,
              const statistics::Result<statistics::BootstrapInterval>& interval) {
  finding.reason = why_no_ends(ends, interval);
  if (!ends) return;
  finding.low = ends->low;
  finding.high = ends->high;
}

FindingEstimate without_finding(std::string name, std::string unit, std::string reason) {
  return {.name = std::move(name), .unit = std::move(unit), .reason = std::move(reason)};
}

}  // namespace resettle
