#include "analyses/findings/finding.h"

#include <algorithm>

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

FindingsOfLevels always(std::vector<FindingEstimate> findings) {
  return
      [findings = std::move(findings)](const Levels&, const FindingOptions&) { return findings; };
}

FindingEstimate finding_of(std::string name, std::string unit,
                           const statistics::Result<statistics::BootstrapInterval>& interval) {
  FindingEstimate finding;
  finding.name = std::move(name);
  finding.unit = std::move(unit);
  if (!interval.has_value()) {
    finding.reason = interval.reason();
    return finding;
  }
  finding.estimate = interval->estimate;
  finding.low = interval->low;
  finding.high = interval->high;
  return finding;
}

FindingEstimate finding_of(std::string name, std::string unit, double estimate,
                           const statistics::Result<statistics::BootstrapInterval>& interval) {
  FindingEstimate finding = finding_of(std::move(name), std::move(unit), interval);
  finding.estimate = estimate;
  return finding;
}

}  // namespace resettle
