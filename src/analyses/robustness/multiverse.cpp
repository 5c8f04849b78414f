// Every finding under every specification: the study's own settings, each other setting alone,
// and settings drawn from the grid. `agrees` says whether the estimate lies on the same side of
// no difference as the study's own. Where a rule judges who is in the cohort, the posts and totals
// of the cohorts that it gives when it asks for fewer or more kinds of evidence are read as well.
// one row per: specification, finding
// reads: post_facts(evidence: *), days, codebook, author_totals(evidence: *),
//   settings(role_topic, topic_level,
//   level_scope, metrics, normalise, weights, high_share, active_posts, min_confidence,
//   min_age_days, retention_start, retention_gap, retention_event, statistic, focus_topic,
//   trend_topic, warm_topic, connective_topics, seed, draws, specifications,
//   specification_draws)
// cost: 70
#include <algorithm>

#include "analyses/robustness/specified_findings.h"

namespace resettle {
namespace {

Specification own_specification(const FindingOptions& options) {
  Specification own;
  own.normalise = options.score.normalise;
  own.weights = options.score.weights;
  own.high_share = options.score.high_share;
  const std::vector<std::string>& metrics = options.score.metrics;
  const auto followers = std::count(metrics.begin(), metrics.end(), "followers");
  own.with_followers = followers > 0;
  own.other_metrics = std::ssize(metrics) > followers;
  own.active_posts = options.active_posts;
  own.min_confidence = options.min_confidence;
  own.level_scope = options.levels_of_phases ? "phase" : "window";
  own.min_age_days = options.min_age_days;
  own.retention_event = options.stay.first_silence ? "first_silence" : "last_post";
  return own;
}

// The study's own cohort and those that the rule gives when it asks for more or less.
InputsByEvidence read_inputs(Making& making) {
  InputsByEvidence inputs;
  inputs.emplace(0, read_finding_inputs(making));
  for (const Variation& other : making.variations()) {
    inputs.emplace(other.values.at("evidence").get<std::int64_t>(),
                   read_finding_inputs(making, other.suffix));
  }
  const auto draws = making.setting("specification_draws").get<std::size_t>();
  for (auto& [evidence, some] : inputs) some.options.resample.draws = draws;
  return inputs;
}

// Which side of no difference: a ratio's is 1, all others' 0.
int side(const FindingEstimate& finding) {
  const double none = finding.unit == "ratio" ? 1 : 0;
  return (*finding.estimate > none) - (*finding.estimate < none);
}

}  // namespace

void make_multiverse(Making& making) {
  const InputsByEvidence inputs = read_inputs(making);
  Specification studys = own_specification(inputs.at(0).options);
  studys.fewer_kinds = inputs.contains(-1);
  studys.more_kinds = inputs.contains(1);
  const auto all = specifications(studys, making.setting("specifications").get<std::size_t>(),
                                  making.setting("seed").get<std::uint64_t>());
  const SpecifiedFindings found(inputs, all, making.setting("draws").get<std::size_t>(),
                                making.threads());

  Columns columns = {{"specification", ColumnType::integer},
                     {"finding", ColumnType::text},
                     {"kind", ColumnType::text},
                     {"unit", ColumnType::text},
                     {"estimate", ColumnType::number},
                     {"low", ColumnType::number},
                     {"high", ColumnType::number},
                     {"authors", ColumnType::integer},
                     {"agrees", ColumnType::boolean}};
  for (const std::string& choice : choice_names()) columns.push_back({choice, ColumnType::text});
  RowList rows(columns);
  for (std::size_t number = 0; number < all.size(); ++number) {
    const Specification& specification = all[number].specification;
    for (const FindingAnalysis& analysis : finding_analyses()) {
      const auto& own = found.of(analysis, all[0].specification);
      const auto& these = found.of(analysis, specification);
      for (std::size_t i = 0; i < these.size(); ++i) {
        rows.row().integer(static_cast<std::int64_t>(number)).text(these[i].name);
        rows.text(all[number].kind).text(these[i].unit);
        rows.number(these[i].estimate).number(these[i].low).number(these[i].high);
        rows.integer(these[i].authors);
        // A share of its own differs from nothing: it has no side.
        if (these[i].unit != "share" && these[i].estimate && own[i].estimate) {
          rows.boolean(side(these[i]) == side(own[i]));
        } else {
          rows.null();
        }
        for (const std::string& choice : choices_of(specification)) rows.text(choice);
      }
    }
  }
  making.write(rows, "specification, finding");
}

}  // namespace resettle
