#include "statistics/survival/times.h"

#include <algorithm>
#include <numeric>

#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

std::string why_not(const Durations& durations) {
  if (durations.exit.empty()) return "there are no units";
  if (!all_finite(durations.exit) || !all_finite(durations.entry)) return kNotFinite;
  for (std::size_t i = 0; i < durations.exit.size(); ++i) {
    if (durations.entry.empty() ? durations.exit[i] < 0 : durations.exit[i] <= durations.entry[i]) {
      return "a unit exits before it enters";
    }
  }
  return "";
}

}  // namespace

Result<RiskTable> risk_table(const Durations& durations) {
  check(durations.exit.size() == durations.event.size() &&
            (durations.entry.empty() || durations.entry.size() == durations.exit.size()),
        "every unit has an exit and an event");
  if (std::string reason = why_not(durations); !reason.empty()) {
    return Result<RiskTable>::none(std::move(reason));
  }
  std::vector<std::size_t> order(durations.exit.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::size_t i) { return durations.exit[i]; });
  std::vector<double> entries(durations.entry.begin(), durations.entry.end());
  std::ranges::sort(entries);

  RiskTable table;
  for (std::size_t left = 0; left < order.size();) {
    const double time = durations.exit[order[left]];
    const auto entered =
        durations.entry.empty()
            ? order.size()
            : static_cast<std::size_t>(std::ranges::lower_bound(entries, time) - entries.begin());
    const auto at_risk = static_cast<double>(entered - left);
    double events = 0, censored = 0;
    for (; left < order.size() && durations.exit[order[left]] == time; ++left) {
      ++(durations.event[order[left]] != 0 ? events : censored);
    }
    table.time.push_back(time);
    table.at_risk.push_back(at_risk);
    table.events.push_back(events);
    table.censored.push_back(censored);
  }
  return table;
}

}  // namespace resettle::statistics
