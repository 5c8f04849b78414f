// `resettle explain TABLE`: how a table is made; with --row, the way back from one row to the lines
// of the raw files.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/way_back.h"
#include "report/words.h"

namespace resettle {
namespace {

struct Description {
  std::string table;
  const Node& node;
  bool is_made = false;
  std::string recipe;
  std::map<std::string, std::string> inputs;  // by their names in the statement; empty: no rows
  std::vector<std::string> reads;
  std::vector<std::string> files;
  std::vector<std::string> read_by;
};

Description describe(OpenStudy& open, const std::string& table) {
  const Graph& graph = *open.graph;
  Description out = {.table = table,
                     .node = *graph.node(table),
                     .is_made = open.tables->is_made(table),
                     .recipe = graph.recipe(table),
                     .reads = graph.reads(table)};
  for (const Bound& input : out.node.inputs) out.inputs[input.name] = input.table;
  for (const FilePart* file : graph.files_of(table)) out.files.push_back(file->file);
  for (const std::string& other : graph.tables()) {
    const std::vector<std::string> reads = graph.reads(other);
    if (std::count(reads.begin(), reads.end(), table) > 0) out.read_by.push_back(other);
  }
  return out;
}

Value as_value(const Description& of) {
  const Maker& maker = of.node.maker;
  std::vector<Value::Member> inputs, settings;
  for (const auto& [name, table] : of.inputs) {
    inputs.push_back({name, table.empty() ? Value() : Value(table)});
  }
  for (const auto& [name, setting] : of.node.settings) settings.push_back({name, setting.value});
  std::vector<Value::Member> all = {{"table", of.table},
                                    {"about", maker.about},
                                    {"grain", maker.grain},
                                    {"reads", of.reads},
                                    {"read_by", of.read_by},
                                    {"recipe", of.recipe},
                                    {"made", of.is_made},
                                    {"maker", "src/" + maker.place},
                                    {"settings", Value::object(settings)},
                                    {"inputs", Value::object(inputs)}};
  if (!maker.statement.empty()) all.push_back({"statement", maker.statement});
  if (!of.files.empty()) all.push_back({"files", of.files});
  if (!of.node.parts.empty()) all.push_back({"parts", of.node.parts});
  return Value::object(all).sorted();
}

void print_line(std::string_view what, const std::string& text) { print("{:13}{}\n", what, text); }

void print_names(std::string_view what, const std::vector<std::string>& names) {
  if (!names.empty()) print_line(what, join(names, ", "));
}

// topic_labels = labels_topic
std::vector<std::string> inputs_in_words(const Description& of) {
  std::vector<std::string> words;
  for (const auto& [name, table] : of.inputs) {
    const std::string bound = table.empty() ? "no rows" : table;
    words.push_back(name == bound ? name : name + " = " + bound);
  }
  return words;
}

void print_description(const Session& session, const Description& of) {
  const Maker& maker = of.node.maker;
  print("{}\n{}\n\n", bold(session, of.table), maker.about);
  print_line("one row per", join(maker.grain, ", "));
  print_line("made by", "src/" + maker.place);
  print_names("read from", of.files);
  print_names("parts", of.node.parts);
  print_names("reads", inputs_in_words(of));
  for (const auto& [name, setting] : of.node.settings) {
    print_line("setting", name + " = " + setting.value.sorted().dump());
  }
  print_names("read by", of.read_by);
  print_line("recipe", of.recipe + (of.is_made ? "" : " (not made yet)"));
  if (maker.statement.empty()) return;
  print("\n");
  for (const std::string_view line : split(trim(maker.statement), '\n')) {
    print("{}\n", faint(session, std::string(line)));
  }
}

struct Question {
  RowKey row;        // without values: the table itself
  std::string with;  // another value of a setting, as "evidence=-1"
  bool raw = false;
};

std::vector<Value> as_values(const TextRows& text) {
  std::vector<Value> rows;
  for (const auto& row : text.rows) {
    std::vector<Value::Member> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back({text.columns[i], row[i] ? Value(*row[i]) : Value()});
    }
    rows.push_back(Value::object(cells));
  }
  return rows;
}

std::vector<Value> as_values(const std::vector<RecordLine>& records) {
  std::vector<Value> all;
  for (const RecordLine& record : records) {
    const Value place =
        Value::object({{"file", record.file}, {"line", record.line}, {"byte", record.byte}});
    all.push_back(record.raw ? place.with("raw", *record.raw) : place);
  }
  return all;
}

std::vector<Value> as_values(const std::vector<RowsBehind>& behind) {
  std::vector<Value> all;
  for (const RowsBehind& one : behind) {
    all.push_back(Value::object({{"table", one.table},
                                 {"columns", one.columns},
                                 {"count", one.count},
                                 {"rows", as_values(one.rows)}}));
  }
  return all;
}

Value as_value(const WayBack& way) {
  const Value::Member further = way.records.empty()
                                    ? Value::Member{"behind", as_values(way.behind)}
                                    : Value::Member{"records", as_values(way.records)};
  return Value::object({{"table", way.table},
                        {"rows", as_values(way.rows)},
                        {"count", way.count},
                        further,
                        {"next", way.next}});
}

void print_rows(const TextRows& text) {
  for (const auto& row : text.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i]) print("{:18} {}\n", text.columns[i], *row[i]);
    }
    print("\n");
  }
}

void print_records(const Session& session, const std::vector<RecordLine>& records) {
  const auto count = static_cast<std::int64_t>(records.size());
  print("{}\n", bold(session, "From " + counted_in_words(count, "record") + ", oldest first"));
  for (const RecordLine& record : records) {
    print("  {}:{} (byte {})\n", record.file, record.line, record.byte);
    if (record.raw) print("    {}\n", *record.raw);
  }
}

// "posts: 1,234 rows with this day, the first:", and what they are called.
void print_behind(const Session& session, const std::vector<RowsBehind>& behind) {
  for (const RowsBehind& one : behind) {
    print("{}\n",
          bold(session, "Behind it in " + one.table + ": " + counted_in_words(one.count, "row") +
                            " with the same " + join(one.columns, ", ")));
    for (const auto& row : one.rows.rows) {
      std::vector<std::string> names;
      for (const auto& cell : row) names.push_back(cell.value_or("-"));
      print("  {}\n", join(names, "  "));
    }
    if (one.count > static_cast<std::int64_t>(one.rows.rows.size())) print("  …\n");
  }
}

// `reads` are the tables that this one is made of.
void print_way(const Session& session, const WayBack& way, const std::vector<std::string>& reads) {
  print_rows(way.rows);
  const auto more = way.count - static_cast<std::int64_t>(way.rows.rows.size());
  if (more > 0) print("{}\n\n", faint(session, fmt::format("… and {} more rows", more)));
  if (!way.records.empty()) return print_records(session, way.records);
  print_behind(session, way.behind);
  if (way.behind.empty()) print("{} {}\n", bold(session, "Made of"), join(reads, ", "));
  if (!way.next.empty()) print("{}\n", bold(session, "Further back"));
  for (const std::string& step : way.next) print("  {}\n", step);
}

int explain_row(const Session& session, OpenStudy& open, const Question& question) {
  const WayBack way = way_back(open, question.row, question.raw);
  if (session.json) {
    print_json(as_value(way));
  } else {
    print_way(session, way, open.graph->reads(way.table));
  }
  return kDone;
}

int explain(const Session& session, Question question) {
  const auto observer = make_quiet_observer();
  const Exports exports = question.raw ? Exports::needed : Exports::may_be_away;
  const auto open = open_study(session.folder, {.exports = exports}, *observer);
  std::string& table = question.row.table;
  table = table_with(session, *open->graph, table, question.with);
  if (!question.row.values.empty()) return explain_row(session, *open, question);
  const Description description = describe(*open, table);
  if (session.json) {
    print_json(as_value(description));
  } else {
    print_description(session, description);
  }
  return kDone;
}

}  // namespace

Command explain_command(Session& session) {
  auto question = std::make_shared<Question>();
  return {.name = "explain",
          .about = "How a table is made; with --row, back to the raw lines",
          .example = "resettle explain posts --row 1f0c9a6e5b7d4c3a2b10",
          .options = {{.name = "TABLE",
                       .target = &question->row.table,
                       .about = "Which table",
                       .is_required = true},
                      {.name = "--with",
                       .target = &question->with,
                       .about = "Another value of a setting that robustness varies, such as "
                                "evidence=-1"},
                      {.name = "--row",
                       .target = &question->row.values,
                       .about = "A row: its id, or --row once for each of the first columns of its "
                                "grain",
                       .is_repeated = true},
                      {.name = "--raw",
                       .target = &question->raw,
                       .about = "Also print the raw lines (personal data)"},
                      folder_option(session)},
          .action = [&session, question] { return explain(session, *question); }};
}

}  // namespace resettle
