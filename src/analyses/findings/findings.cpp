// The findings that the analyses declare, with the study's own settings: the estimate, its
// interval from a bootstrap over authors, or the reason why there is none; and whether as many
// authors stand behind it as the study asks of a headline.
// one row per: finding
// reads: post_facts, days, codebook, author_totals, settings(of findings, draws, least_authors)
// cost: 13
#include "analyses/findings/all_findings.h"

namespace resettle {
void make_findings(Making& making) {
  FindingInputs inputs = read_finding_inputs(making);
  inputs.options.resample.draws = making.setting("draws").get<std::size_t>();
  RowList rows({{"finding", ColumnType::text},
                {"analysis", ColumnType::text},
                {"unit", ColumnType::text},
                {"estimate", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number},
                {"authors", ColumnType::integer},
                {"least_authors", ColumnType::integer},
                {"reason", ColumnType::text}});
  for (const FindingAnalysis& analysis : finding_analyses()) {
    for (const FindingEstimate& finding : analysis.findings(inputs)) {
      rows.row().text(finding.name).text(analysis.name).text(finding.unit);
      rows.number(finding.estimate).number(finding.low).number(finding.high);
      rows.integer(finding.authors).integer(making.setting("least_authors").get<std::int64_t>());
      rows.text_or_null(finding.reason);
    }
  }
  making.write(rows, "finding");
}

}  // namespace resettle
