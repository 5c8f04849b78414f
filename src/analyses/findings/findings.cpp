// The findings that the analyses declare, with the study's own settings: the estimate, its
// interval from a bootstrap over authors, or the reason why there is none.
// one row per: finding
// reads: post_facts, days, codebook, author_totals, author_phase_totals, settings(role_topic,
//   metrics, normalise, weights, high_share, active_posts, min_confidence, min_age_days,
//   statistic, focus_topic, trend_topic, warm_topic, connective_topics, seed, draws)
// version: 2
#include "analyses/findings/all_findings.h"

namespace resettle {
namespace {

void add(RowList& rows, const std::optional<double>& value) {
  if (value) {
    rows.number(*value);
  } else {
    rows.null();
  }
}

}  // namespace

void make_findings(Making& making) {
  FindingInputs inputs = read_finding_inputs(making);
  inputs.options.resample.draws = making.setting("draws").get<std::size_t>();
  RowList rows({{"finding", ColumnType::text},
                {"analysis", ColumnType::text},
                {"unit", ColumnType::text},
                {"estimate", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number},
                {"reason", ColumnType::text}});
  for (const FindingAnalysis& analysis : finding_analyses()) {
    for (const FindingEstimate& finding :
         analysis.findings(inputs.facts, inputs.levels, inputs.options)) {
      rows.row().text(finding.name).text(analysis.name).text(finding.unit);
      add(rows, finding.estimate);
      add(rows, finding.low);
      add(rows, finding.high);
      if (finding.reason.empty()) {
        rows.null();
      } else {
        rows.text(finding.reason);
      }
    }
  }
  making.write(rows, "finding");
}

}  // namespace resettle
