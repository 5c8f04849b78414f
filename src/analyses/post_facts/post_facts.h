// The table `post_facts` as vectors, for statistics over authors. Rows are sorted by author, then
// post id, so that a sum over them is the same on any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "tables/maker.h"

namespace resettle {

// What a post receives; the order of PostFacts::counts.
enum Metric : std::size_t { kLikes, kSaves, kComments, kShares };
inline constexpr std::size_t kMetrics = 4;
inline constexpr std::array<const char*, kMetrics> kMetricNames = {"likes", "saves", "comments",
                                                                   "shares"};

// A topic as the codebook has it; without a codebook every label is a topic of its own name.
struct Topic {
  std::string label;
  std::string name;
  std::string group_label;
  std::string group_name;
};

struct PostFacts {
  std::vector<std::string> users;        // pseudonyms of the authors, sorted
  std::vector<std::string> phases;       // of the window, in order; some may have no post
  std::vector<std::int32_t> phase_days;  // how many days of the window each phase has
  Day first_day = 0;                     // of the window
  std::vector<Topic> topics;             // in the codebook's order; some may have no post
  std::vector<Topic> groups;             // their groups, in the same order; label is the group's

  // Labels that stand for the topic of another, where topics are groups.
  std::map<std::string, std::string> stands_for;

  // One element a post.
  std::vector<std::int32_t> user;                    // position in users
  std::vector<std::int32_t> phase;                   // position in phases
  std::vector<Day> day;                              // in the study's zone
  std::vector<std::int32_t> topic;                   // position in topics; −1: no label
  std::vector<std::int32_t> topic_group;             // position in groups; −1: no label
  std::array<std::vector<double>, kMetrics> counts;  // NaN: missing
  std::vector<double> sentiment;                     // −2 … 2; NaN: no label with a value
  std::vector<double> confidence;                    // of the sentiment; NaN: not said
  std::vector<std::int32_t> days_at_crawl;           // −1: not known

  std::size_t posts() const { return user.size(); }
  Day last_day_of(std::size_t phase_position) const {
    const auto end = phase_days.begin() + static_cast<std::ptrdiff_t>(phase_position) + 1;
    return std::accumulate(phase_days.begin(), end, first_day) - 1;
  }
  Day last_day() const {  // of the window
    return std::accumulate(phase_days.begin(), phase_days.end(), first_day) - 1;
  }
};

// Reads `post_facts` or another table `from` with its columns, `days` and `codebook`; the workspace
// must see all three. `topic_scheme` is the setting role_topic.
PostFacts read_post_facts(Workspace& workspace, const std::string& topic_scheme,
                          const std::string& from = "post_facts");
// The same, read once a run. Makers that call it declare the tables and settings(role_topic).
std::shared_ptr<const PostFacts> shared_post_facts(Making& making,
                                                   const std::string& from = "post_facts");

// The place of a user in facts.users; none for one without a post.
std::optional<std::size_t> place_of_user(const PostFacts& facts, std::string_view user_id);

// The place in facts.topics of the topic that has the label, or that the label stands for.
std::optional<std::size_t> place_of_topic(const PostFacts& facts, const std::string& label);

// A post's feeling counts where it has a value and its confidence is not said or above the bound
// (exclusive, as in section 4.1 of arXiv 2510.18894).
bool sentiment_counts(const PostFacts& facts, std::size_t post, double min_confidence);

}  // namespace resettle
