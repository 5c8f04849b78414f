// How posts feel, by author, phase and topic, and what is said of a group of them: mean, spread,
// shares of the five levels, and the mean weighted by ln(1 + likes).
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "analyses/topics/author_sums.h"
#include "analyses/topics/topic_counts.h"

namespace resettle {

inline constexpr std::array<const char*, 5> kFeelings = {"very negative", "negative", "neutral",
                                                         "positive", "very positive"};
// What stands in a cell's place of a feeling for posts that do not count.
inline constexpr std::int32_t kLowConfidence = -1;
inline constexpr std::int32_t kNoFeeling = -2;

struct FeelingCell {
  std::uint32_t author = 0;
  std::uint32_t phase = 0;
  std::int32_t topic = -1;   // −1: not labelled
  std::int32_t feeling = 0;  // position in kFeelings, or why the posts do not count
  double posts = 0;
  double sum = 0;      // of values
  double squares = 0;  // of squared values
  double posts_with_likes = 0;
  double weight = 0;    // Σ ln(1 + likes)
  double weighted = 0;  // Σ value × ln(1 + likes)
};

struct FeelingCells {
  std::vector<Topic> topics;
  std::vector<NumberedPhase> phases;
  std::vector<Level> levels;       // of the authors
  std::vector<FeelingCell> cells;  // by author

  // As rows of the tables: the topics, posts without one, and all posts.
  std::size_t rows() const { return topics.size() + 2; }
  std::size_t row_of(const FeelingCell& cell) const {
    return cell.topic < 0 ? topics.size() : static_cast<std::size_t>(cell.topic);
  }
  std::size_t row_of_all() const { return topics.size() + 1; }
};

// Reads `sentiment_counts`, `topic_list` and `days`.
std::shared_ptr<const FeelingCells> read_feelings(Making& making);
// Of every author of `facts`, all unscored until their levels are set; by author and topic, and by
// phase where that matters, without weights.
FeelingCells feelings_of(const PostFacts& facts, double min_confidence, bool by_phase = false);

struct Feelings {
  double posts = 0;           // that count
  double low_confidence = 0;  // left out
  double no_label = 0;        // left out
  Estimate mean;
  std::optional<double> sd;  // of the posts
  std::array<double, 5> in_level{};
  double posts_with_likes = 0;
  Estimate intensity;  // Σ weighted ÷ Σ weight; only where asked for
};

enum class MeanOf : std::uint8_t { posts, weighted_by_likes };

// One for each group; `groups_of` adds the groups that a cell is in to the list it is given.
std::vector<Feelings> feelings_by_group(
    const FeelingCells& cells, std::size_t groups,
    const std::function<void(const FeelingCell&, std::vector<std::size_t>&)>& groups_of,
    MeanOf mean_of, const statistics::ResampleOptions& options);
// One for each row: the topics, posts without one, and all posts.
std::vector<Feelings> feelings_by_row(const FeelingCells& cells, MeanOf mean_of,
                                      const statistics::ResampleOptions& options);

}  // namespace resettle
