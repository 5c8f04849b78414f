#include "analyses/findings/all_findings.h"

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels_of_phases.h"
#include "base/error.h"

namespace resettle {
namespace {

// Tells groups apart where facts told their labels apart, as `topic_list` does: a label that a
// setting names stands for its group.
std::shared_ptr<const PostFacts> by_group(const PostFacts& facts) {
  auto grouped = std::make_shared<PostFacts>(facts);
  for (const Topic& topic : facts.topics) grouped->stands_for[topic.label] = topic.group_label;
  grouped->topics = facts.groups;
  grouped->topic = facts.topic_group;
  return grouped;
}

// Those of these names; one that is not there is a bug.
Settings some_of(const Settings& settings, const std::vector<std::string>& names) {
  Settings some;
  for (const std::string& name : names) {
    const auto found = settings.find(name);
    check(found != settings.end(), "the setting is declared: " + name);
    some.insert(*found);
  }
  return some;
}

}  // namespace

std::vector<UserMetric> metrics_of(const PostFacts& facts, const FindingOptions& options) {
  std::vector<UserMetric> metrics = sums_by_author(facts.user, facts.users.size(), facts.counts,
                                                   [](std::size_t) { return true; });
  metrics.push_back({"followers", options.followers});
  return metrics;
}

Levels levels_of(const PostFacts& facts, const FindingOptions& options) {
  const ScoreOptions score = score_options(options.settings);
  if (!has_levels_of_phases(options)) return score_users(metrics_of(facts, options), score).level;
  const auto every = [](std::size_t) { return true; };
  return levels_of_phases(metrics_of_phases(facts, options.followers, options.last_seen, every),
                          phase_rules(options.settings), score);
}

FindingInputs read_finding_inputs(Making& making, const std::string& suffix) {
  FindingInputs inputs;
  inputs.facts = shared_post_facts(making, "post_facts" + suffix);
  const std::string totals = "author_totals" + suffix;
  FindingOptions& options = inputs.options;
  options.settings = making.settings();
  options.followers = read_followers(making.workspace, *inputs.facts, totals);
  options.last_seen = read_last_seen(making.workspace, *inputs.facts, totals);
  options.resample.seed = making.setting("seed").get<std::uint64_t>();
  if (making.setting("topic_level") == "group") inputs.facts = by_group(*inputs.facts);
  inputs.levels = levels_of(*inputs.facts, options);
  return inputs;
}

FindingOptions FindingAnalysis::for_sums(const FindingOptions& options) const {
  FindingOptions some = options;
  some.settings = some_of(options.settings, sums);
  return some;
}

FindingOptions FindingAnalysis::for_results(const FindingOptions& options) const {
  FindingOptions some = options;
  some.settings = some_of(options.settings, results);
  if (by_levels) some.settings.merge(some_of(options.settings, settings_of_levels()));
  return some;
}

std::vector<FindingEstimate> FindingAnalysis::findings(const FindingInputs& inputs) const {
  return of_posts(*inputs.facts, for_sums(inputs.options))(inputs.levels,
                                                           for_results(inputs.options));
}

}  // namespace resettle
