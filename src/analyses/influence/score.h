// The influence score of section 6.1 of arXiv 2510.18894 and the levels made of it.
//
// Each metric is brought to one scale, weighted and added: S_i = Σ_j w_j x_ij. Levels: high is S
// strictly above the (⌊high_share · n⌋ + 1)-th largest score, so that ties at the cut are low.
//
// Edges: a user who lacks a metric is not scored; a metric that nobody has is left out, and
// `warnings` says so; one user is low; a metric of equal numbers has weight 0, all like that have
// equal weights (metric_weights.h). No users: nothing is scored.
#pragma once

#include <string>
#include <vector>

#include "analyses/influence/level.h"
#include "tables/maker.h"

namespace resettle {

struct ScoreOptions {
  std::vector<std::string> metrics = {"followers", "likes", "comments", "saves"};
  std::string normalise = "min_max";  // min_max | log1p | rank
  std::string weights = "entropy";    // entropy | equal | critic
  double high_share = 0.25;

  ScoreOptions without(const std::string& metric) const;
};

// A metric of every user, in the order of their ids; NaN: missing.
struct UserMetric {
  std::string name;
  std::vector<double> values;
};

struct MetricWeight {
  std::string metric;
  double entropy = 0;     // of x over the scored users; 1: spread evenly
  double redundancy = 0;  // 1 − entropy
  double weight = 0;
};

struct Scores {
  std::vector<MetricWeight> weights;   // of the metrics used, in the order of the options
  std::vector<std::vector<double>> x;  // a metric each, NaN where a user is not scored
  std::vector<double> score;           // NaN: not scored
  std::vector<std::int64_t> rank;      // 1 is the highest, ties by id; 0: not scored
  std::vector<Level> level;
  std::vector<std::string> warnings;
  std::vector<std::string> left_out;  // metrics that nobody has
};

// Metrics that the options do not name are ignored; one that they name and nobody gave is a bug.
Scores score_users(const std::vector<UserMetric>& metrics, const ScoreOptions& options);

// The settings metrics, normalise, weights and high_share, as makers have them; throws UserError
// where one is out of range.
ScoreOptions score_options(const Value& metrics, const Value& normalise, const Value& weights,
                           const Value& high_share);
ScoreOptions score_options(const Settings& settings);
// The same of a maker that declares the four.
ScoreOptions score_options(const Making& making);

}  // namespace resettle
