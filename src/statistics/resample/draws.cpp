#include "statistics/resample/draws.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <thread>

#include "statistics/distributions/distributions.h"

namespace resettle::statistics {
namespace {

// Type 7 of Hyndman and Fan 1996, by selection; rearranges the values.
double quantile(std::span<double> values, double probability) {
  const double place = probability * static_cast<double>(values.size() - 1);
  const auto below = values.begin() + static_cast<std::ptrdiff_t>(place);
  std::nth_element(values.begin(), below, values.end());
  if (below + 1 == values.end()) return *below;
  return *below +
         (place - std::floor(place)) * (*std::min_element(below + 1, values.end()) - *below);
}

double standard_deviation(std::span<const double> values) {
  if (values.size() < 2) return 0;
  double mean = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

std::vector<double> finite(std::span<const double> values) {
  std::vector<double> kept;
  kept.reserve(values.size());
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double value) { return std::isfinite(value); });
  return kept;
}

// Empty if the draws that exist are enough for an interval.
std::string too_few(std::size_t used, std::size_t draws) {
  if (draws == 0) return "no draws were asked for";
  if (used * 20 >= draws * 19) return "";
  return fmt::format("the estimate exists in only {} of {} draws", used, draws);
}

struct Tails {
  double low, high;
};

Tails tails(std::span<double> values, double level) {
  const double tail = (1 - level) / 2;
  return {quantile(values, tail), quantile(values, 1 - tail)};
}

}  // namespace

Result<BootstrapInterval> interval_of_draws(double estimate, std::span<const double> draws,
                                            IntervalKind kind, double level) {
  check(kind == IntervalKind::kPercentile || kind == IntervalKind::kBasic,
        "the draws are all that the interval is made of");
  check(level > 0 && level <= 1, "an interval's level lies between 0 and 1");
  if (!std::isfinite(estimate)) {
    return Result<BootstrapInterval>::none("the estimate does not exist in the sample");
  }
  std::vector<double> kept = finite(draws);
  if (std::string reason = too_few(kept.size(), draws.size()); !reason.empty()) {
    return Result<BootstrapInterval>::none(std::move(reason));
  }
  const double error = standard_deviation(kept);
  auto [low, high] = tails(kept, level);
  if (kind == IntervalKind::kBasic) {
    const double mirrored = 2 * estimate - high;
    high = 2 * estimate - low;
    low = mirrored;
  }
  return BootstrapInterval{estimate, std::min(low, estimate), std::max(high, estimate), error,
                           kept.size()};
}

double expanded_reach(double level, double degrees_of_freedom) {
  const double t = student_t_quantile(1 - (1 - level) / 2, degrees_of_freedom);
  return t * std::sqrt((degrees_of_freedom + 1) / degrees_of_freedom);
}

double expanded_level(double level, double degrees_of_freedom) {
  return 1 - normal_two_sided(expanded_reach(level, degrees_of_freedom));
}

Result<BootstrapInterval> studentised_interval(double estimate, double error,
                                               std::span<const double> draws,
                                               std::span<const double> errors, double level) {
  check(draws.size() == errors.size(), "every draw has an error");
  if (!std::isfinite(estimate)) {
    return Result<BootstrapInterval>::none("the estimate does not exist in the sample");
  }
  if (!std::isfinite(error) || error <= 0) {
    return Result<BootstrapInterval>::none("the estimate's standard error is 0 or does not exist");
  }
  std::vector<double> ratios;
  for (std::size_t d = 0; d < draws.size(); ++d) {
    if (errors[d] > 0) ratios.push_back((draws[d] - estimate) / errors[d]);
  }
  ratios = finite(ratios);
  if (std::string reason = too_few(ratios.size(), draws.size()); !reason.empty()) {
    return Result<BootstrapInterval>::none(std::move(reason));
  }
  const auto [low, high] = tails(ratios, level);
  return BootstrapInterval{estimate, estimate - error * std::max(high, 0.0),
                           estimate - error * std::min(low, 0.0), standard_deviation(finite(draws)),
                           ratios.size()};
}

const BootstrapInterval& wider(const BootstrapInterval& first, const BootstrapInterval& second) {
  return second.high - second.low > first.high - first.low ? second : first;
}

void for_ranges_of_draws(std::size_t draws, std::size_t threads,
                         const std::function<void(std::size_t, std::size_t)>& work) {
  threads = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(draws, 1));
  if (threads == 1) return work(0, draws);
  std::vector<std::exception_ptr> thrown(threads);
  {
    std::vector<std::jthread> running;
    for (std::size_t t = 0; t < threads; ++t) {
      running.emplace_back([&, t] {
        try {
          work(draws * t / threads, draws * (t + 1) / threads);
        } catch (...) {
          thrown[t] = std::current_exception();
        }
      });
    }
  }
  for (const std::exception_ptr& error : thrown) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace resettle::statistics
