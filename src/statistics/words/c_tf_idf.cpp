#include "statistics/words/c_tf_idf.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"

namespace resettle::statistics {
namespace {

using Weights = Result<std::vector<double>>;

// Sums of counts by word or by class: whole numbers up to 2^53 are exact in any order.
void add_at(std::vector<double>& sums, std::size_t place, double count) {
  if (place >= sums.size()) sums.resize(place + 1, 0.0);
  sums[place] += count;
}

}  // namespace

Weights c_tf_idf(std::span<const WordCount> counts, std::size_t classes) {
  std::vector<double> of_word, of_class(classes, 0.0);
  ExactSum all;
  for (const WordCount& one : counts) {
    check(one.of_class < classes, "a class is below the number of classes");
    if (!std::isfinite(one.count)) return Weights::none("a count is missing or infinite");
    if (one.count < 0) return Weights::none("a count is negative");
    add_at(of_word, one.word, one.count);
    add_at(of_class, one.of_class, one.count);
    all.add(one.count);
  }
  if (counts.empty()) return std::vector<double>{};
  if (!std::isfinite(all.value()))
    return Weights::none("the counts sum to more than a number holds");
  const double mean_words = std::floor(all.mean_of(classes));
  std::vector<double> weights;
  for (const WordCount& one : counts) {
    weights.push_back(one.count == 0 ? 0
                                     : one.count / of_class[one.of_class] *
                                           std::log1p(mean_words / of_word[one.word]));
  }
  return weights;
}

std::vector<std::uint32_t> heaviest_words(std::span<const WordCount> counts,
                                          std::span<const double> weights, std::uint32_t of_class,
                                          std::size_t most) {
  check(counts.size() == weights.size(), "every count has a weight");
  std::map<std::uint32_t, double> weight_of;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i].of_class == of_class) weight_of[counts[i].word] += weights[i];
  }
  std::vector<std::pair<double, std::uint32_t>> ordered;
  for (const auto& [word, weight] : weight_of) {
    if (weight > 0) ordered.emplace_back(-weight, word);
  }
  std::sort(ordered.begin(), ordered.end());
  if (ordered.size() > most) ordered.resize(most);
  std::vector<std::uint32_t> words;
  for (const auto& [weight, word] : ordered) words.push_back(word);
  return words;
}

}  // namespace resettle::statistics
