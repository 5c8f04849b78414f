#include "analyses/intervals.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/moments.h"
#include "statistics/describe/quantiles.h"
#include "statistics/tables/proportions.h"

namespace resettle {
namespace {

// Draws that agree may differ in the last digits, by the order in which they were summed.
constexpr double kRounding = 1e-12;

}  // namespace

statistics::ResampleOptions resample_options(const Making& making) {
  return {.draws = making.setting("draws").get<std::size_t>(),
          .seed = making.setting("seed").get<std::uint64_t>()};
}

std::optional<Ends> ends_around(double estimate,
                                const statistics::Result<statistics::BootstrapInterval>& interval) {
  if (!interval.has_value()) return std::nullopt;
  const double size = std::max({1.0, std::abs(interval->low), std::abs(interval->high)});
  if (interval->high - interval->low <= kRounding * size) return std::nullopt;
  return Ends{std::min(interval->low, estimate), std::max(interval->high, estimate)};
}

std::optional<Ends> ends_of_share(double part, double whole) {
  if (whole == 0) return std::nullopt;
  const auto wilson = statistics::wilson_interval(part, whole);
  return Ends{wilson->low, wilson->high};
}

std::string why_no_ends(const std::optional<Ends>& ends,
                        const statistics::Result<statistics::BootstrapInterval>& interval) {
  if (ends) return "";
  return interval.has_value() ? kDrawsAgree : interval.reason();
}

void add_ends(RowList& rows, const std::optional<Ends>& ends) {
  if (ends) {
    rows.number(ends->low).number(ends->high);
  } else {
    rows.null().null();
  }
}

void add_mean_and_ends(RowList& rows, const std::vector<double>& values) {
  if (values.empty()) {
    rows.null().null().null();
    return;
  }
  const double mean = *statistics::mean(values);
  const double low = *statistics::quantile(values, 0.025);
  const double high = *statistics::quantile(values, 0.975);
  rows.number(mean);
  add_ends(rows, low < high ? std::optional(Ends{std::min(low, mean), std::max(high, mean)})
                            : std::nullopt);
}

}  // namespace resettle
