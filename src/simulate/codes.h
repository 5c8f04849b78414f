// The two codebooks of the paper as the simulator knows them: the 14 labels of its appendix B and
// the five sentiment levels of section 4.1. A study gets the same as codebooks/*.toml.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace resettle::simulation {

// In the order of the codebook; the others are named where something is planted on them.
enum class Topic : std::uint8_t {
  k1a,
  k1b,
  k2a,
  k2b,
  k2c,
  k3a,
  k3b,
  k3c,
  k4,
  k5a,
  k5b,
  k5c,
  k6,
  k7,
};

inline constexpr std::size_t kTopics = 14;
inline constexpr std::array<std::string_view, kTopics> kTopicLabels = {
    "1a", "1b", "2a", "2b", "2c", "3a", "3b", "3c", "4", "5a", "5b", "5c", "6", "7"};

// Values −2 … 2 are positions 0 … 4.
inline constexpr std::size_t kSentiments = 5;
inline constexpr std::array<std::string_view, kSentiments> kSentimentLabels = {
    "Very Negative", "Negative", "Neutral", "Positive", "Very Positive"};

// Posts whose sentiment is labelled with this confidence or less leave the paper's analyses.
inline constexpr double kLeastConfidence = 0.3;

constexpr std::string_view label(Topic topic) {
  return kTopicLabels[static_cast<std::size_t>(topic)];
}
constexpr int sentiment_value(std::size_t sentiment) { return static_cast<int>(sentiment) - 2; }

}  // namespace resettle::simulation
