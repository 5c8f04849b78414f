// All findings of the study: what they need, read once, and the sources that compute them. These
// are found by their headers (cmake/headers.py); a maker that includes this declares what they read
// as settings(of findings).
// list of: findings
// reads: settings(role_topic, topic_level, seed)
// levels by: level_scope, metrics, normalise, weights, high_share, active_posts, retention_gap
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyses/findings/finding.h"
#include "analyses/influence/score.h"
#include "tables/maker.h"

namespace resettle {

struct FindingInputs {
  std::shared_ptr<const PostFacts> facts;
  Levels levels;  // of the window, or of phases where the study says so
  FindingOptions options;
};

// Makers that call it declare: post_facts, days, codebook, author_totals, settings(of findings).
// Levels are made here of the facts, as `influence` makes them of its sums; draws are the caller's.
// With a suffix post_facts and author_totals are those that have it in their names.
FindingInputs read_finding_inputs(Making& making, const std::string& suffix = "");

// What authors are scored by: the sums of their posts, and the options' followers.
std::vector<UserMetric> metrics_of(const PostFacts& facts, const FindingOptions& options);

// The levels that the options ask for: of the window or of phases.
Levels levels_of(const PostFacts& facts, const FindingOptions& options);

// Sums the posts. What it gives makes the findings of levels.
using FindFunction = FindingsOfLevels (*)(const PostFacts&, const FindingOptions&);

// A source that fills findings, and on what beside the posts these depend: specifications that
// agree in it share the result.
struct FindingAnalysis {
  std::string name;  // of the folder
  std::vector<std::string> finds;
  std::vector<std::string> sums;     // settings that change the sums
  std::vector<std::string> results;  // settings that change what is made of the sums
  bool by_phase = false;             // the sums change with where phases begin
  bool by_levels = false;            // the results change with the levels
  FindFunction of_posts = nullptr;

  // The options with the settings that the source declares and no others.
  FindingOptions for_sums(const FindingOptions& options) const;
  FindingOptions for_results(const FindingOptions& options) const;
  std::vector<FindingEstimate> findings(const FindingInputs& inputs) const;
};

// In the order of their places.
const std::vector<FindingAnalysis>& finding_analyses();
// The settings that levels are made by.
const std::vector<std::string>& settings_of_levels();

}  // namespace resettle
