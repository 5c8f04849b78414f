// Who wrote how many posts about what and when: what all statistics of topic shares are made of.
// From the tables `topic_counts` and `topic_list`, or straight from posts for the findings.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analyses/findings/finding.h"
#include "analyses/post_facts/post_facts.h"

namespace resettle {

// What the topic tables call posts without a label that the codebook knows, and those of all
// topics.
inline constexpr const char* kUnlabelled = "unlabelled";
inline constexpr const char* kAllTopics = "all";

// The groups of authors that tables of topics compare, in the order of their rows. `all` includes
// authors whose influence could not be scored; they have rows of their own where there are any.
enum class Scope : std::uint8_t { all, high, low, unscored };
inline constexpr std::array<Scope, 4> kScopes = {Scope::all, Scope::high, Scope::low,
                                                 Scope::unscored};
const char* name_of(Scope scope);
Scope scope_of(Level level);

struct NumberedPhase {
  std::string name;
  std::int64_t number = 0;  // as study.toml counts them
};

// The place in `phases` of the phase with each number, from 0; −1 where there is none.
std::vector<std::int32_t> places_of_phases(const std::vector<NumberedPhase>& phases);

// Posts of one author in one phase about one topic.
struct TopicCell {
  std::uint32_t author = 0;
  std::uint32_t phase = 0;
  std::int32_t topic = -1;  // position in topics; −1: not labelled
  double posts = 0;
};

struct TopicCounts {
  std::vector<Topic> topics;
  std::vector<NumberedPhase> phases;  // of the window, in order; some may have no post
  std::vector<Level> levels;          // of the authors
  std::vector<TopicCell> cells;       // by author

  std::size_t authors() const { return levels.size(); }
};

// Reads `topic_counts`, `topic_list` and `days`.
std::shared_ptr<const TopicCounts> read_topic_counts(Making& making);
// Reads `topic_list` and, for read_phases, `days`: what other tables by topic need.
std::vector<Topic> read_topic_list(Workspace& workspace);
std::vector<NumberedPhase> read_phases(Workspace& workspace);

// Of every author of `facts`, all unscored until their levels are set; labels, not groups.
TopicCounts topic_counts_of(const PostFacts& facts);

}  // namespace resettle
