#include "report/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/inert.h"
#include "base/text.h"
#include "engine/sql_text.h"
#include "report/finding_words.h"
#include "report/leaving_rows.h"
#include "report/words.h"

namespace resettle {
namespace {

std::optional<double> number_at(const Rows& rows, const char* column, std::size_t r) {
  const std::size_t at = rows.position(column);
  if (rows.is_null(at, r)) return std::nullopt;
  return rows.number(at, r);
}

std::string text_at(const Rows& rows, const char* column, std::size_t r) {
  const std::size_t at = rows.position(column);
  return rows.is_null(at, r) ? "" : std::string(rows.text(at, r));
}

std::optional<std::int64_t> integer_at(const Rows& rows, const char* column, std::size_t r) {
  const std::size_t at = rows.position(column);
  if (rows.is_null(at, r)) return std::nullopt;
  return rows.integer(at, r);
}

std::vector<QualityCheck> read_checks(Workspace& workspace) {
  const auto rows = workspace.query("SELECT * FROM quality ORDER BY check_name, detail");
  std::vector<QualityCheck> checks;
  for (std::size_t r = 0; r < rows->size(); ++r) {
    checks.push_back({.check = text_at(*rows, "check_name", r),
                      .detail = text_at(*rows, "detail", r),
                      .count = integer_at(*rows, "count", r),
                      .total = integer_at(*rows, "total", r),
                      .share = number_at(*rows, "share", r),
                      .value = number_at(*rows, "value", r),
                      .unit = text_at(*rows, "unit", r),
                      .example = text_at(*rows, "example", r)});
  }
  return checks;
}

std::vector<LabelCoverage> read_labels(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT role, label_coverage.scheme, categories, posts, labelled, outside_codebook, "
      "disputed, "
      "labels_of_few, COALESCE(reason, ''), COALESCE(remedy, '') FROM label_coverage "
      "LEFT JOIN missing_labels USING (role) ORDER BY role DESC");
  std::vector<LabelCoverage> coverage;
  for (std::size_t r = 0; r < rows->size(); ++r) {
    coverage.push_back({std::string(rows->text(0, r)), std::string(rows->text(1, r)),
                        rows->integer(2, r), rows->integer(3, r), rows->integer(4, r),
                        rows->integer(5, r), rows->integer(6, r), rows->integer(7, r),
                        std::string(rows->text(8, r)), std::string(rows->text(9, r))});
  }
  return coverage;
}

void read_counts(Workspace& workspace, Content& content) {
  const auto window = workspace.query("SELECT first_day, last_day FROM study_window");
  if (window->size() > 0 && !window->is_null(0, 0) && !window->is_null(1, 0)) {
    content.window = {window->day(0, 0), window->day(1, 0)};
  }
  const auto flow = workspace.query("SELECT unit, kept FROM collection_flow ORDER BY unit, step");
  for (std::size_t r = 0; r < flow->size(); ++r) {  // the last step of each unit is what counts
    const std::string_view unit = flow->text(0, r);
    if (unit == "users") content.users = flow->integer(1, r);
    if (unit == "posts") content.posts = flow->integer(1, r);
    if (unit == "comments") content.comments = flow->integer(1, r);
  }
}

// Finding → what readers call it.
using FindingTitles = std::map<std::string, std::string>;

FindingTitles finding_titles(const Study& study) {
  FindingTitles titles;
  for (const Analysis& analysis : all_analyses()) {
    for (const Finding& finding : analysis.findings) {
      titles[finding.name] = finding_of_study(finding, study).title;
    }
  }
  return titles;
}

// The names of findings are the program's: cells show what readers call them.
void name_findings(const Study& study, ShownTable& table) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].name != "finding") continue;
    const FindingTitles titles = finding_titles(study);
    for (auto& row : table.rows) row[c].words = titles.at(row[c].words);
  }
}

// All rows, unless neither the figures nor the page want as many.
ShownTable read_table(const Graph& graph, Workspace& workspace, Tables& tables,
                      const AnalysisTable& how, const std::string& grain) {
  std::string select = "SELECT * FROM " + how.name;
  const std::string& order = how.order_by.empty() ? grain : how.order_by;
  if (!order.empty()) select += " ORDER BY " + order;
  if (!how.drawn || how.figure_rows) {
    const std::int64_t drawn = how.drawn ? *how.figure_rows : 0;
    select += fmt::format(" LIMIT {}", std::max(how.page_rows, drawn));
  }
  const auto count = workspace.query("SELECT CAST(COUNT(*) AS BIGINT) AS leaving FROM " + how.name);
  ShownTable table = shown_table(*workspace.query(select), how, count->integer(0, 0));
  table.left_out = left_out_in_words(graph, tables, workspace, how.name);
  return table;
}

// The tables that an analysis' figures and page need.
std::vector<std::string> tables_of(const Analysis& analysis) {
  std::vector<std::string> names = analysis.also_reads;
  for (const AnalysisTable& table : analysis.tables) names.push_back(table.name);
  if (!analysis.findings.empty()) names.push_back("findings");
  return names;
}

std::string why_absent(const Analysis& analysis, const Study& study, const Graph& graph) {
  const std::vector<std::string> roles = missing_roles(analysis, study);
  if (!roles.empty()) {
    return fmt::format(
        "This analysis needs labels for {0}: name their scheme under [roles] in study.toml, as in "
        "{1} = \"{1}\", and import them with a [[source]] of kind \"labels\" and scheme = \"{1}\".",
        join(roles, " and "), roles[0]);
  }
  for (const std::string& table : tables_of(analysis)) {
    if (!graph.has(table)) return fmt::format("The table {} is not part of this study.", table);
  }
  return "";
}

FoundNumber number_of(const Rows& rows, std::size_t r) {
  return {text_at(rows, "unit", r),
          number_at(rows, "estimate", r),
          number_at(rows, "low", r),
          number_at(rows, "high", r),
          text_at(rows, "reason", r),
          *integer_at(rows, "authors", r),
          *integer_at(rows, "least_authors", r)};
}

// What the analysis declares of the finding in that row of `findings`.
Finding declared(const Rows& rows, std::size_t r, const Study& study, const Analysis& analysis) {
  for (const Finding& finding : analysis.findings) {
    if (finding.name == text_at(rows, "finding", r)) return finding_of_study(finding, study);
  }
  check(false, "every finding that is filled is declared");
  return {};
}

// Of a row of `findings`; empty where there is no estimate.
std::string sentence_of(const Rows& rows, std::size_t r, const Study& study,
                        const Analysis& analysis) {
  return finding_sentence(declared(rows, r, study, analysis), number_of(rows, r));
}

std::unique_ptr<Rows> findings_of(Workspace& workspace, const Analysis& analysis) {
  return workspace.query("SELECT * FROM findings WHERE analysis = " + sql_literal(analysis.name) +
                         " ORDER BY finding");
}

// The findings that the analysis declares, each with its sentence: the Table `findings` of the
// figures.
ShownTable read_findings(Workspace& workspace, const Study& study, const Analysis& analysis) {
  const AnalysisTable how = {.name = "findings", .shown = false};
  const auto rows = findings_of(workspace, analysis);
  ShownTable table = shown_table(*rows, how, static_cast<std::int64_t>(rows->size()));
  table.columns.push_back({"sentence", ColumnType::text});
  table.titles.push_back("Sentence");
  for (std::size_t r = 0; r < rows->size(); ++r) {
    const std::string sentence = sentence_of(*rows, r, study, analysis);
    table.rows[r].push_back({json_text(sentence), sentence});
  }
  return table;
}

// The study's whole numbers among its analyses' settings, as the Table `settings` of the figures.
std::string settings_json(const Study& study) {
  std::vector<Value::Member> row, words;
  for (const auto& [name, setting] : study.analysis_settings) {
    if (setting.type != ColumnType::integer) continue;
    row.push_back({name, setting.value});
    words.push_back({name, count_in_words(setting.value.get<std::int64_t>())});
  }
  const auto one = [](const std::vector<Value::Member>& members) {
    return std::vector<Value>{Value::object(members)};
  };
  return Value::object({{"rows", one(row)}, {"total", 1}, {"words", one(words)}}).dump();
}

void read_firmness(Workspace& workspace, const Study& study, Content& content) {
  const auto said = workspace.query("SELECT * FROM multiverse_summary ORDER BY finding");
  std::map<std::string, std::size_t> place_of;
  for (std::size_t r = 0; r < said->size(); ++r) place_of.emplace(text_at(*said, "finding", r), r);
  for (const AnalysisContent& one : content.analyses) {
    if (!one.absent.empty() || one.analysis.findings.empty()) continue;
    const auto rows = findings_of(workspace, one.analysis);
    for (std::size_t r = 0; r < rows->size(); ++r) {
      const std::string name = text_at(*rows, "finding", r);
      Firmness firmness{.analysis = one.analysis.name, .finding = name};
      firmness.is_clear = is_clear(declared(*rows, r, study, one.analysis), number_of(*rows, r));
      firmness.sentence = sentence_of(*rows, r, study, one.analysis);
      if (firmness.sentence.empty()) {
        firmness.sentence =
            fmt::format("No estimate of “{}”: {}.", declared(*rows, r, study, one.analysis).title,
                        text_at(*rows, "reason", r));
      }
      const auto at = place_of.find(name);
      if (at != place_of.end() && !is_withheld(number_of(*rows, r))) {
        const std::size_t row = at->second;
        firmness.with_estimate = *integer_at(*said, "with_estimate", row);
        firmness.distinct_estimates = *integer_at(*said, "distinct_estimates", row);
        firmness.too_few_authors = *integer_at(*said, "too_few_authors", row);
        firmness.agree = *integer_at(*said, "agree", row);
        firmness.compared = *integer_at(*said, "compared", row);
        firmness.unit = text_at(*said, "unit", row);
        firmness.least = number_at(*said, "least", row);
        firmness.most = number_at(*said, "most", row);
      }
      content.firmness.push_back(std::move(firmness));
    }
  }
}

}  // namespace

std::string shown_file(std::string_view name) {
  if (!name.starts_with("../")) return std::string(name);
  return std::filesystem::path(name).filename().string();
}

std::set<std::string> tables_of_content(const Study& study, const Graph& graph) {
  std::set<std::string> names(tables_of_the_rest().begin(), tables_of_the_rest().end());
  for (const Analysis& analysis : all_analyses()) {
    if (!why_absent(analysis, study, graph).empty()) continue;
    for (std::string& table : tables_of(analysis)) names.insert(std::move(table));
  }
  return names;
}

Content begin_content(const Study& study, const Graph& graph) {
  Content content;
  for (const Analysis& analysis : all_analyses()) {
    AnalysisContent one{.analysis = analysis};
    one.absent = why_absent(one.analysis, study, graph);
    content.analyses.push_back(std::move(one));
  }
  return content;
}

std::vector<std::string> tables_of(const AnalysisContent& content) {
  return content.absent.empty() ? tables_of(content.analysis) : std::vector<std::string>{};
}

void read_analysis(const Study& study, const Graph& graph, Tables& tables,
                   AnalysisContent& content) {
  if (!content.absent.empty()) return;
  const auto workspace = open_leaving(graph, tables, tables_of(content));
  std::vector<AnalysisTable> wanted = content.analysis.tables;
  for (const std::string& name : content.analysis.also_reads) {
    wanted.push_back({.name = name, .shown = false});
  }
  for (const AnalysisTable& how : wanted) {
    check(!is_about_persons(graph, how.name), "a figure is given no person's row: " + how.name);
    const Maker* maker = graph.maker(how.name);
    const std::string grain = maker == nullptr ? "" : join(maker->grain, ", ");
    content.tables.push_back(read_table(graph, *workspace, tables, how, grain));
    name_findings(study, content.tables.back());
    if (maker != nullptr) {
      content.tables.back().nothing = nothing_in(content.tables.back(), maker->grain);
    }
    if (!how.drawn) continue;
    content.tables_json += content.tables_json.empty() ? "{" : ",";
    content.tables_json += fmt::format("\"{}\":{}", how.name, json_of(content.tables.back()));
  }
  if (!content.analysis.findings.empty()) {
    content.tables.push_back(read_findings(*workspace, study, content.analysis));
    content.tables_json += content.tables_json.empty() ? "{" : ",";
    content.tables_json += "\"findings\":" + json_of(content.tables.back());
  }
  content.tables_json += content.tables_json.empty() ? "{" : ",";
  content.tables_json += "\"settings\":" + settings_json(study) + "}";
}

ShownTable read_exported(const Study& study, Workspace& workspace, const Maker& maker,
                         const Rows& by_grain) {
  AnalysisTable how = {.name = maker.table, .caption = maker.about};
  for (const Analysis& analysis : all_analyses()) {
    for (const AnalysisTable& table : analysis.tables) {
      if (table.name == maker.table && table.shown) how = table;
    }
  }
  const auto total = static_cast<std::int64_t>(by_grain.size());
  ShownTable table;
  if (how.order_by.empty()) {
    table = shown_table(by_grain, how, total);
  } else {
    const auto rows = workspace.query("SELECT * FROM " + how.name + " ORDER BY " + how.order_by);
    table = shown_table(*rows, how, total);
  }
  name_findings(study, table);
  table.nothing = nothing_in(table, maker.grain);
  return table;
}

const std::vector<std::string>& tables_of_the_rest() {
  static const std::vector<std::string> tables = {
      "quality",        "worries",        "study_window",       "collection_flow",
      "label_coverage", "missing_labels", "multiverse_summary", "findings"};
  return tables;
}

void read_the_rest(const Study& study, const Graph& graph, Tables& tables, Content& content) {
  const auto workspace = open_leaving(graph, tables, tables_of_the_rest());
  content.checks = read_checks(*workspace);
  content.worries = read_worries(*workspace);
  content.labels = read_labels(*workspace);
  read_counts(*workspace, content);
  read_firmness(*workspace, study, content);
}

}  // namespace resettle
