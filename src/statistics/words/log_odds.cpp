#include "statistics/words/log_odds.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

std::string counts_fault(std::span<const double> counts) {
  if (!all_finite(counts)) return "a count is missing or infinite";
  if (std::any_of(counts.begin(), counts.end(), [](double c) { return c < 0; })) {
    return "a count is negative";
  }
  return "";
}

// The counts of one group with the prior added.
class Group {
 public:
  Group(std::span<const double> counts, std::span<const double> prior)
      : counts_(counts), prior_(prior) {
    for (const double count : counts) sum_.add(count);
    for (const double count : prior) sum_.add(count);
  }

  double of_word(std::size_t word) const { return counts_[word] + prior_[word]; }
  // Exactly, for a word may be nearly all there is.
  double of_others(std::size_t word) const {
    ExactSum others = sum_;
    others.add(-counts_[word]);
    others.add(-prior_[word]);
    return others.value();
  }

 private:
  std::span<const double> counts_;
  std::span<const double> prior_;
  ExactSum sum_;
};

Result<LogOdds> compared(const Group& first, const Group& second, std::size_t word) {
  const double cells[] = {first.of_word(word), first.of_others(word), second.of_word(word),
                          second.of_others(word)};
  if (!(cells[0] > 0 && cells[2] > 0)) {
    return Result<LogOdds>::none("the word has neither counts nor prior in one of the groups");
  }
  if (!(cells[1] > 0 && cells[3] > 0)) {
    return Result<LogOdds>::none("one of the groups has no other words");
  }
  LogOdds result;
  result.log_odds_ratio =
      std::log(cells[0]) - std::log(cells[1]) - std::log(cells[2]) + std::log(cells[3]);
  double squared = 0;
  for (const double cell : cells) squared += 1 / cell;
  if (!std::isfinite(squared)) return Result<LogOdds>::none("the prior is too small to divide by");
  result.standard_error = std::sqrt(squared);
  result.z = result.log_odds_ratio / result.standard_error;
  return result;
}

}  // namespace

std::vector<Result<LogOdds>> weighted_log_odds(std::span<const double> first,
                                               std::span<const double> second,
                                               std::span<const double> prior) {
  check(first.size() == second.size() && first.size() == prior.size(),
        "both groups and the prior list the same words");
  for (const auto counts : {first, second, prior}) {
    if (const auto fault = counts_fault(counts); !fault.empty()) {
      return std::vector(first.size(), Result<LogOdds>::none(fault));
    }
  }
  const Group one(first, prior);
  const Group other(second, prior);
  std::vector<Result<LogOdds>> words;
  for (std::size_t word = 0; word < first.size(); ++word) {
    words.push_back(compared(one, other, word));
  }
  return words;
}

Result<std::vector<double>> informative_prior(std::span<const double> pooled, double mass) {
  using Prior = Result<std::vector<double>>;
  if (const auto fault = counts_fault(pooled); !fault.empty()) return Prior::none(fault);
  if (!(mass > 0 && std::isfinite(mass))) return Prior::none("the prior's mass is not above 0");
  const double total = exact_sum(pooled);
  if (total == 0) return Prior::none("all counts are 0");
  std::vector<double> prior;
  for (const double count : pooled) prior.push_back(count / total * mass);
  return prior;
}

}  // namespace resettle::statistics
