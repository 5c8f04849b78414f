// A number that an analysis declares as its finding, and what it may depend on. The table
// `findings` asks for it once with the study's settings, the table `multiverse` once for each
// specification.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "analyses/influence/score.h"
#include "analyses/intervals.h"
#include "analyses/post_facts/post_facts.h"
#include "analyses/trajectories/stay.h"
#include "statistics/resample/cluster_bootstrap.h"
#include "statistics/resample/draws.h"

namespace resettle {

struct FindingEstimate {
  std::string name;  // as analysis.toml declares it
  std::string unit;  // points | ratio | sentiment | correlation | …
  std::optional<double> estimate, low, high;
  std::string reason;  // why there is no estimate, or no interval; empty otherwise
  // Whom it rests on: of two sides that are compared, how many the smaller one has.
  std::int64_t authors = 0;
};

// Rows, an author each, with something above 0 in any of the columns.
std::int64_t authors_with(const statistics::ClusterSums& sums,
                          std::initializer_list<std::size_t> columns);

struct FindingOptions {
  ScoreOptions score;             // for levels that a finding makes itself
  std::vector<double> followers;  // of each user of the facts; NaN: not known
  bool levels_of_phases = false;  // an author's level is that of a post's phase, not the window's
  std::int64_t active_posts = 3;  // fewer in a phase are inactive
  // Of each user of the facts; none: not known, which counts as observed to the end.
  std::vector<std::optional<Day>> last_seen;
  StayOptions stay;                      // how retention is counted; its gap says who was observed
  statistics::ResampleOptions resample;  // draws = 0: no intervals
  double min_confidence = 0.3;           // of sentiment, exclusive
  std::int64_t min_age_days = 0;         // posts seen younger tell nothing of engagement
  bool engagement_is_sum = false;  // a topic's engagement: of all its posts, or of the mean one
  std::string focus_topic = "5b";  // whose share of posts is compared between levels
  std::string trend_topic = "2c";  // whose pooled engagement score is followed over phases
  std::string warm_topic = "5c";   // whose mean sentiment is compared with all others'
  std::vector<std::string> connective_topics = {"2a", "2c", "5c"};
};

// An analysis' findings once it has added its posts up, for whatever levels they are asked. It
// keeps sums and no reference to the posts. Not for use from several threads.
using FindingsOfLevels =
    std::function<std::vector<FindingEstimate>(const Levels&, const FindingOptions&)>;

// The same findings whatever the levels.
FindingsOfLevels always(std::vector<FindingEstimate> findings);

// The estimate and its interval; the reason where there is none.
FindingEstimate finding_of(std::string name, std::string unit, double estimate,
                           const statistics::Result<statistics::BootstrapInterval>& interval);

// The ends of its interval, or why there are none.
void set_ends(FindingEstimate& finding, const std::optional<Ends>& ends,
              const statistics::Result<statistics::BootstrapInterval>& interval);

// Nothing but the reason.
FindingEstimate without_finding(std::string name, std::string unit, std::string reason);

}  // namespace resettle
