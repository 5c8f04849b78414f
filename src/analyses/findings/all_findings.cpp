#include "analyses/findings/all_findings.h"

#include <algorithm>
#include <cmath>

#include "analyses/engagement/engagement_findings.h"
#include "analyses/engagement/engagement_levels.h"
#include "analyses/engagement/gap.h"
#include "analyses/influence/author_metrics.h"
#include "analyses/influence/influence_findings.h"
#include "analyses/influence/levels_of_phases.h"
#include "analyses/phases/phases_findings.h"
#include "analyses/sentiment/sentiment_findings.h"
#include "analyses/topic_engagement/engagement_rows.h"
#include "analyses/topic_engagement/topic_engagement_findings.h"
#include "analyses/topics/topics_findings.h"
#include "analyses/trajectories/trajectories_findings.h"

namespace resettle {
namespace {

std::vector<std::optional<Day>> read_last_seen(Workspace& workspace, const PostFacts& facts,
                                               const std::string& from) {
  std::vector<std::optional<Day>> last_seen(facts.users.size());
  const auto rows = workspace.query("SELECT user_id, last_seen FROM " + from +
                                    " WHERE last_seen IS NOT NULL ORDER BY user_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto user = place_of_user(facts, rows->text(0, row));
    if (user) last_seen[*user] = rows->day(1, row);
  }
  return last_seen;
}

// Tells groups apart where facts told their labels apart, as `topic_list` does: a label that a
// setting names stands for its group.
std::shared_ptr<const PostFacts> by_group(const PostFacts& facts, FindingOptions& options) {
  const auto to_group = [&facts](std::string& label) {
    for (const Topic& topic : facts.topics) {
      if (topic.label != label) continue;
      label = topic.group_label;
      return;
    }
  };
  for (std::string* label : {&options.focus_topic, &options.trend_topic, &options.warm_topic}) {
    to_group(*label);
  }
  for (std::string& label : options.connective_topics) to_group(label);
  auto grouped = std::make_shared<PostFacts>(facts);
  grouped->topics = facts.groups;
  grouped->topic = facts.topic_group;
  return grouped;
}

}  // namespace

std::vector<UserMetric> metrics_of(const PostFacts& facts, const FindingOptions& options) {
  std::vector<UserMetric> metrics = sums_by_author(facts.user, facts.users.size(), facts.counts,
                                                   [](std::size_t) { return true; });
  metrics.push_back({"followers", options.followers});
  return metrics;
}

Levels levels_of(const PostFacts& facts, const FindingOptions& options) {
  if (!options.levels_of_phases) {
    return score_users(metrics_of(facts, options), options.score).level;
  }
  const auto every = [](std::size_t) { return true; };
  return levels_of_phases(metrics_of_phases(facts, options.followers, every), options.active_posts,
                          options.score);
}

FindingInputs read_finding_inputs(Making& making, const std::string& suffix) {
  FindingInputs inputs;
  inputs.facts = shared_post_facts(making, "post_facts" + suffix);
  const std::string totals = "author_totals" + suffix;
  FindingOptions& options = inputs.options;
  options.score = score_options(making);
  options.followers = read_followers(making.workspace, *inputs.facts, totals);
  options.last_seen = read_last_seen(making.workspace, *inputs.facts, totals);
  options.stay = stay_options(making);
  options.levels_of_phases = scope_is_phase(making.setting("level_scope"));
  options.active_posts = making.setting("active_posts").get<std::int64_t>();
  options.min_confidence = making.setting("min_confidence").get<double>();
  options.min_age_days = making.setting("min_age_days").get<std::int64_t>();
  options.engagement_is_sum = engagement_statistic(making) == EngagementStatistic::sum;
  options.focus_topic = making.setting("focus_topic").get<std::string>();
  options.trend_topic = making.setting("trend_topic").get<std::string>();
  options.warm_topic = making.setting("warm_topic").get<std::string>();
  options.connective_topics = making.setting("connective_topics").get<std::vector<std::string>>();
  options.resample.seed = making.setting("seed").get<std::uint64_t>();
  if (making.setting("topic_level") == "group") inputs.facts = by_group(*inputs.facts, options);
  inputs.levels = levels_of(*inputs.facts, options);
  return inputs;
}

const std::vector<FindingAnalysis>& finding_analyses() {
  static const std::vector<FindingAnalysis> analyses = {
      {.name = "phases", .of_posts = phases_findings, .by_phase = true},
      {.name = "influence", .of_posts = influence_findings, .by_score = true},
      {.name = "engagement",
       .of_posts = engagement_findings,
       .by_age = true,
       .by_scope = true,
       .by_score = true},
      {.name = "trajectories",
       .of_posts = trajectories_findings,
       .by_phase = true,
       .by_active = true},
      {.name = "trajectories", .of_posts = retention_findings, .by_stay = true},
      {.name = "topics", .of_posts = topics_findings, .by_score = true},
      {.name = "topics", .of_posts = topic_rank_findings, .by_phase = true},
      {.name = "topic_engagement",
       .of_posts = topic_engagement_findings,
       .by_phase = true,
       .by_score = true},
      {.name = "sentiment",
       .of_posts = sentiment_findings,
       .by_confidence = true,
       .by_scope = true,
       .by_score = true},
      {.name = "sentiment", .of_posts = warm_topic_findings, .by_confidence = true},
  };
  return analyses;
}

}  // namespace resettle
