// `resettle explain TABLE`: how a table is made; with --row, the way back from one row to the lines
// of the raw files.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/way_back.h"
#include "report/words.h"

namespace resettle {
namespace {

using nlohmann::ordered_json;

nlohmann::json describe(OpenStudy& open, const std::string& table) {
  const Node& node = *open.graph->node(table);
  const Maker& maker = node.maker;
  nlohmann::json out = {{"table", table},
                        {"about", maker.about},
                        {"grain", maker.grain},
                        {"reads", open.graph->reads(table)},
                        {"recipe", open.graph->recipe(table)},
                        {"made", open.tables->is_made(table)},
                        {"maker", "src/" + maker.place}};
  nlohmann::json settings = nlohmann::json::object();
  for (const auto& [name, setting] : node.settings) settings[name] = setting.value.json();
  out["settings"] = settings;
  nlohmann::json inputs = nlohmann::json::object();
  for (const Bound& input : node.inputs) {
    inputs[input.name] = input.table.empty() ? nlohmann::json() : nlohmann::json(input.table);
  }
  out["inputs"] = inputs;
  if (!maker.statement.empty()) out["statement"] = maker.statement;
  nlohmann::json files = nlohmann::json::array();
  for (const FilePart* file : open.graph->files_of(table)) files.push_back(file->file);
  if (!files.empty()) out["files"] = files;
  if (!node.parts.empty()) out["parts"] = node.parts;
  std::vector<std::string> readers;
  for (const std::string& other : open.graph->tables()) {
    const std::vector<std::string> reads = open.graph->reads(other);
    if (std::count(reads.begin(), reads.end(), table) > 0) readers.push_back(other);
  }
  out["read_by"] = readers;
  return out;
}

// The inputs by the names that the statement has for them: topic_labels = labels_topic.
std::string inputs_in_words(const nlohmann::json& out) {
  std::vector<std::string> words;
  for (const auto& [name, table] : out["inputs"].items()) {
    const std::string bound = table.is_null() ? "no rows" : table.get<std::string>();
    words.push_back(name == bound ? name : name + " = " + bound);
  }
  return join(words, ", ");
}

void print_description(const Session& session, const nlohmann::json& out) {
  const auto listed = [](const nlohmann::json& list) {
    return join(list.get<std::vector<std::string>>(), ", ");
  };
  print("{}\n{}\n\n", bold(session, out["table"].get<std::string>()),
        out["about"].get<std::string>());
  print("one row per  {}\n", listed(out["grain"]));
  print("made by      {}\n", out["maker"].get<std::string>());
  if (out.contains("files")) print("read from    {}\n", listed(out["files"]));
  if (out.contains("parts")) print("parts        {}\n", listed(out["parts"]));
  const std::string inputs = inputs_in_words(out);
  if (!inputs.empty()) print("reads        {}\n", inputs);
  for (const auto& [name, value] : out["settings"].items()) {
    print("setting      {} = {}\n", name, value.dump());
  }
  if (!out["read_by"].empty()) print("read by      {}\n", listed(out["read_by"]));
  print("recipe       {}{}\n", out["recipe"].get<std::string>(),
        out["made"].get<bool>() ? "" : " (not made yet)");
  if (out.contains("statement")) {
    print("\n");
    for (const std::string_view line :
         split(trim(out["statement"].get_ref<const std::string&>()), '\n')) {
      print("{}\n", faint(session, std::string(line)));
    }
  }
}

struct Question {
  RowKey row;        // without values: the table itself
  std::string with;  // another value of a setting, as "evidence=-1"
  bool raw = false;
};

void print_rows(const ordered_json& rows) {
  for (const auto& row : rows) {
    for (const auto& [name, value] : row.items()) {
      if (!value.is_null()) print("{:18} {}\n", name, value.get<std::string>());
    }
    print("\n");
  }
}

void print_records(const Session& session, const ordered_json& records) {
  const auto count = static_cast<std::int64_t>(records.size());
  print("{}\n",
        bold(session, fmt::format("From {}, oldest first", counted_in_words(count, "record"))));
  for (const auto& record : records) {
    print("  {}:{} (byte {})\n", record["file"].get<std::string>(),
          record["line"].get<std::int64_t>(), record["byte"].get<std::int64_t>());
    if (record.contains("raw")) print("    {}\n", record["raw"].get<std::string>());
  }
}

// "posts: 1,234 rows with this day, the first:", and what they are called.
void print_behind(const Session& session, const ordered_json& behind) {
  for (const auto& one : behind) {
    const auto table = one["table"].get<std::string>();
    const auto count = one["count"].get<std::int64_t>();
    print("{}\n",
          bold(session, fmt::format("Behind it in {}: {} with the same {}", table,
                                    counted_in_words(count, "row"),
                                    join(one["columns"].get<std::vector<std::string>>(), ", "))));
    for (const auto& row : one["rows"]) {
      std::vector<std::string> names;
      for (const auto& [column, value] : row.items()) {
        names.push_back(value.is_null() ? "-" : value.get<std::string>());
      }
      print("  {}\n", join(names, "  "));
    }
    if (count > static_cast<std::int64_t>(one["rows"].size())) print("  …\n");
  }
}

int explain_row(const Session& session, OpenStudy& open, const Question& question) {
  const ordered_json out = way_back(open, question.row, question.raw);
  if (session.json) {
    print_json(out);
    return kDone;
  }
  print_rows(out["rows"]);
  const auto count = out["count"].get<std::int64_t>();
  const auto shown = static_cast<std::int64_t>(out["rows"].size());
  if (count > shown)
    print("{}\n\n", faint(session, fmt::format("… and {} more rows", count - shown)));
  if (out.contains("records")) {
    print_records(session, out["records"]);
    return kDone;
  }
  print_behind(session, out["behind"]);
  if (out["behind"].empty()) {
    print("{} {}\n", bold(session, "Made of"), join(open.graph->reads(question.row.table), ", "));
  }
  if (!out["next"].empty()) print("{}\n", bold(session, "Further back"));
  for (const auto& step : out["next"]) print("  {}\n", step.get<std::string>());
  return kDone;
}

int explain(const Session& session, Question question) {
  const auto observer = make_quiet_observer();
  const Exports exports = question.raw ? Exports::needed : Exports::may_be_away;
  const auto open = open_study(session.folder, {.exports = exports}, *observer);
  std::string& table = question.row.table;
  table = table_with(session, *open->graph, table, question.with);
  if (!question.row.values.empty()) return explain_row(session, *open, question);
  const nlohmann::json out = describe(*open, table);
  if (session.json) {
    print_json(out);
  } else {
    print_description(session, out);
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
