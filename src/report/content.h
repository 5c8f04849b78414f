// What goes into a report, read from the study's tables once: the page, the exports and the methods
// are made from this.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyses/analysis.h"
#include "report/drawn_figure.h"
#include "report/label_words.h"
#include "report/shown_table.h"
#include "report/worries.h"
#include "study/study.h"
#include "tables/graph.h"

namespace resettle {

// An analysis with what it found, or with the reason why it is not shown.
struct AnalysisContent {
  Analysis analysis;
  std::string absent;  // one sentence; empty when there is something to show
  std::vector<ShownTable> tables;
  std::string tables_json;  // what figures are given, packed for figures/tables.ts
  std::vector<DrawnFigure> figures;
};

struct QualityCheck {
  std::string check;
  std::string detail;
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> total;
  std::optional<double> share;
  std::optional<double> value;
  std::string unit;
  std::string example;  // a place in a file, without the folders of an absolute path
};

// What the multiverse says of a finding.
struct Firmness {
  std::string analysis, finding;
  bool is_clear = false;  // there is an estimate, and its interval holds no "no difference"
  std::string sentence;   // the finding's own; where it has no estimate, the reason
  std::int64_t with_estimate = 0, distinct_estimates = 0, too_few_authors = 0;
  std::int64_t compared = 0, agree = 0;
  std::string unit;
  std::optional<double> least, most;
};

struct Content {
  std::vector<AnalysisContent> analyses;  // in the order of the report
  std::vector<QualityCheck> checks;
  std::vector<Worry> worries;
  std::vector<LabelCoverage> labels;
  std::vector<Firmness> firmness;  // of all findings, in the order of the report
  std::optional<std::pair<Day, Day>> window;
  std::int64_t users = 0, posts = 0, comments = 0;  // what the analyses count
};

// A file's name as tables have it, without the folders of one that lies outside the study's.
std::string shown_file(std::string_view name);

// The tables that a report reads to fill a Content.
std::set<std::string> tables_of_content(const Study& study, const Graph& graph);

// All analyses, in the order of the report, with nothing read yet.
Content begin_content(const Study& study, const Graph& graph);
// The tables that read_analysis reads; none of an analysis that is absent.
std::vector<std::string> tables_of(const AnalysisContent& content);
// Fills in the tables of one analysis. Several can be read at the same time.
void read_analysis(const Study& study, const Graph& graph, Tables& tables,
                   AnalysisContent& content);
// A whole table in words: ordered, titled and formatted as the analysis that shows it on the page
// says, else in the order of its grain, with what its maker says of it as caption. `by_grain` has
// its rows in the order of its grain.
ShownTable read_exported(const Study& study, Workspace& workspace, const Maker& maker,
                         const Rows& by_grain);
// The tables that read_the_rest reads.
const std::vector<std::string>& tables_of_the_rest();
// Fills in what is not of one analysis. Can be read while analyses are.
void read_the_rest(const Study& study, const Graph& graph, Tables& tables, Content& content);

}  // namespace resettle
