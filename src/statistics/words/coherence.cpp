#include "statistics/words/coherence.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "statistics/describe/exact_sum.h"

namespace resettle::statistics {
namespace {

// Counts the windows that contain each word of the topics, and each pair of words of one topic.
class Windows {
 public:
  explicit Windows(std::span<const Words> topics) {
    for (const Words& topic : topics) {
      for (const std::uint32_t word : topic) {
        for (const std::uint32_t other : topic) {
          if (word < other) word_[word].together[other] = 0;
        }
        word_[word];
      }
    }
  }

  void add_text(const Words& text, std::size_t window) {
    if (text.empty()) return;
    if (window == 0 || window > text.size()) window = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
      enter(text[i]);
      if (i >= window) leave(text[i - window]);
      if (i + 1 >= window) count_window();
    }
    inside_.clear();
  }

  std::uint64_t all() const { return all_; }
  std::uint64_t with(std::uint32_t word) const { return word_.at(word).alone; }
  std::uint64_t with(std::uint32_t word, std::uint32_t other) const {
    return word_.at(std::min(word, other)).together.at(std::max(word, other));
  }

 private:
  struct Word {
    std::uint64_t alone = 0;
    std::unordered_map<std::uint32_t, std::uint64_t> together;  // with words of a higher number
  };
  struct Inside {
    std::uint32_t number = 0;
    std::size_t times = 0;
    Word* word = nullptr;
  };

  void enter(std::uint32_t number) {
    const auto word = word_.find(number);
    if (word == word_.end()) return;
    const auto place = find(number);
    if (place == inside_.end()) {
      inside_.push_back({number, 1, &word->second});
    } else {
      ++place->times;
    }
  }

  void leave(std::uint32_t number) {
    const auto place = find(number);
    if (place != inside_.end() && --place->times == 0) inside_.erase(place);
  }

  std::vector<Inside>::iterator find(std::uint32_t number) {
    return std::find_if(inside_.begin(), inside_.end(),
                        [&](const Inside& one) { return one.number == number; });
  }

  void count_window() {
    ++all_;
    for (const Inside& one : inside_) {
      ++one.word->alone;
      for (const Inside& other : inside_) {
        if (one.number >= other.number) continue;
        const auto pair = one.word->together.find(other.number);
        if (pair != one.word->together.end()) ++pair->second;
      }
    }
  }

  std::unordered_map<std::uint32_t, Word> word_;
  std::vector<Inside> inside_;  // words of the topics in the present window
  std::uint64_t all_ = 0;
};

double npmi(const Windows& windows, std::uint32_t word, std::uint32_t other) {
  const auto all = static_cast<double>(windows.all());
  const auto both = static_cast<double>(windows.with(word, other));
  if (both == 0) return -1;
  if (both == all) return 1;
  const auto one = static_cast<double>(windows.with(word));
  const auto second = static_cast<double>(windows.with(other));
  return std::log(both / one * (all / second)) / -std::log(both / all);
}

Result<double> coherence_of(const Words& topic, const Windows& windows) {
  const std::set<std::uint32_t> words(topic.begin(), topic.end());
  ExactSum sum;
  std::size_t pairs = 0;
  for (auto word = words.begin(); word != words.end(); ++word) {
    for (auto other = std::next(word); other != words.end(); ++other) {
      if (windows.with(*word) == 0 || windows.with(*other) == 0) continue;
      sum.add(npmi(windows, *word, *other));
      ++pairs;
    }
  }
  if (pairs == 0)
    return Result<double>::none("fewer than two of the topic's words are in any text");
  return sum.mean_of(pairs);
}

}  // namespace

std::vector<Result<double>> npmi_coherence(std::span<const Words> topics,
                                           std::span<const Words> texts, std::size_t window) {
  Windows windows(topics);
  for (const Words& text : texts) windows.add_text(text, window);
  std::vector<Result<double>> result;
  for (const Words& topic : topics) result.push_back(coherence_of(topic, windows));
  return result;
}

Result<double> topic_diversity(std::span<const Words> topics) {
  std::set<std::uint32_t> different;
  std::size_t all = 0;
  for (const Words& topic : topics) {
    different.insert(topic.begin(), topic.end());
    all += topic.size();
  }
  if (all == 0) return Result<double>::none("there are no topics with words");
  return static_cast<double>(different.size()) / static_cast<double>(all);
}

}  // namespace resettle::statistics
