// All findings of the study: what they need, read once, and the analyses that compute them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "analyses/findings/finding.h"
#include "tables/maker.h"

namespace resettle {

struct FindingInputs {
  std::shared_ptr<const PostFacts> facts;
  Levels levels;  // of the window, or of phases where the study says so
  FindingOptions options;
};

// Makers that call it declare: post_facts, days, codebook, author_totals, settings(role_topic,
// topic_level, level_scope, metrics, normalise, weights, high_share, active_posts, min_confidence,
// min_age_days, retention_start, retention_gap, retention_event, statistic, focus_topic,
// trend_topic, warm_topic, connective_topics, seed). Levels are made here of the facts, as
// `influence` makes them of its sums; draws are the caller's. With a suffix post_facts and
// author_totals are the copies of these tables that have it in their names.
FindingInputs read_finding_inputs(Making& making, const std::string& suffix = "");

// What authors are scored by: the sums of their posts, and the options' followers.
std::vector<UserMetric> metrics_of(const PostFacts& facts, const FindingOptions& options);

// The levels that the options ask for: of the window or of phases.
Levels levels_of(const PostFacts& facts, const FindingOptions& options);

// Who computes which, and on what beside the posts it depends: so that specifications that agree in
// it share the result. An analysis whose findings depend on different things has several.
struct FindingAnalysis {
  std::string name;
  // Adds the posts up: on this the flags of posts decide, on what comes out of it those of levels.
  std::function<FindingsOfLevels(const PostFacts&, const FindingOptions&)> of_posts;
  // Posts:
  bool by_phase = false;       // where the boundaries of phases lie
  bool by_confidence = false;  // min_confidence
  bool by_age = false;         // min_age_days
  bool by_stay = false;        // retention_event
  bool by_scope = false;       // level_scope, where levels of phases ask for other sums
  // Levels:
  bool by_score = false;   // levels, or levels that it makes itself; and level_scope with them
  bool by_active = false;  // active_posts

  std::vector<FindingEstimate> findings(const FindingInputs& inputs) const {
    return of_posts(*inputs.facts, inputs.options)(inputs.levels, inputs.options);
  }
};

const std::vector<FindingAnalysis>& finding_analyses();

}  // namespace resettle
