// Every finding under every specification: the study's own settings, each other setting alone,
// and settings drawn from the grid. `agrees` says whether the estimate lies on the same side of
// no difference as the study's own. Where a rule judges who is in the cohort, or several annotators
// label, the posts and totals that other strictness and another order give are read as well.
// one row per: specification, finding
// reads: post_facts(evidence: *, first_annotator: *), days, codebook,
//   author_totals(evidence: *, first_annotator: *),
//   settings(of findings, choices, draws, specifications, specification_draws)
// cost: 70
#include "analyses/robustness/specified_findings.h"

namespace resettle {
namespace {

// Of the study, and of what its tables are under other values.
InputsOfTables read_inputs(Making& making) {
  InputsOfTables inputs;
  inputs.emplace(OtherValues{}, read_finding_inputs(making));
  for (const Variation& other : making.variations()) {
    inputs.emplace(other.values, read_finding_inputs(making, other.suffix));
  }
  const auto draws = making.setting("specification_draws").get<std::size_t>();
  for (auto& [values, some] : inputs) some.options.resample.draws = draws;
  return inputs;
}

// Which side of no difference: a ratio's is 1, all others' 0.
int side(const FindingEstimate& finding) {
  const double none = finding.unit == "ratio" ? 1 : 0;
  return (*finding.estimate > none) - (*finding.estimate < none);
}

}  // namespace

void make_multiverse(Making& making) {
  const Choices choices = read_choices(making.setting("choices"));
  const auto all = specifications(choices, making.setting("specifications").get<std::size_t>(),
                                  making.setting("seed").get<std::uint64_t>());
  const SpecifiedFindings found(read_inputs(making), choices, all,
                                making.setting("draws").get<std::size_t>(), making.threads());

  Columns columns = {{"specification", ColumnType::integer},
                     {"finding", ColumnType::text},
                     {"kind", ColumnType::text},
                     {"unit", ColumnType::text},
                     {"estimate", ColumnType::number},
                     {"low", ColumnType::number},
                     {"high", ColumnType::number},
                     {"authors", ColumnType::integer},
                     {"agrees", ColumnType::boolean}};
  for (const Choice& choice : choices) columns.push_back({choice.name, ColumnType::text});
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
        for (const std::string& value : shown_values(choices, specification)) rows.text(value);
      }
    }
  }
  making.write(rows, "specification, finding");
}

}  // namespace resettle
