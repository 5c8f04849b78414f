#include "analyses/findings/finding.h"

namespace resettle {

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
