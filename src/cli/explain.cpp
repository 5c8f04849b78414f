// `resettle explain TABLE`: how a table is made; with --row, the way back from one row to the lines
// of the raw files.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/raw_lines.h"
#include "cli/study_graph.h"
#include "cli/text_table.h"
#include "engine/sql_text.h"
#include "report/words.h"

namespace resettle {
namespace {

nlohmann::json describe(OpenStudy& open, const std::string& table) {
  const Node* node = open.graph->node(table);
  const Maker* maker = open.graph->maker(table);
  const RawTable* raw = open.graph->raw_table(table);
  nlohmann::json out = {{"table", table},
                        {"about", maker != nullptr ? maker->about : raw->about},
                        {"grain", maker != nullptr ? maker->grain : raw->grain},
                        {"reads", open.graph->reads(table)},
                        {"recipe", open.graph->recipe(table)},
                        {"made", open.tables->is_made(table)}};
  if (maker != nullptr) {
    out["maker"] = "src/" + maker->place;
    nlohmann::json settings = nlohmann::json::object();
    for (const auto& [name, setting] : node->settings) settings[name] = setting.value.json();
    out["settings"] = settings;
    nlohmann::json inputs = nlohmann::json::object();
    for (const Bound& input : node->inputs) {
      inputs[input.name] = input.table.empty() ? nlohmann::json() : nlohmann::json(input.table);
    }
    out["inputs"] = inputs;
    if (!maker->statement.empty()) out["statement"] = maker->statement;
  } else {
    nlohmann::json files = nlohmann::json::array();
    for (const RawPart& part : open.graph->parts()) {
      if (std::count(part.tables.begin(), part.tables.end(), table) > 0) files.push_back(part.file);
    }
    out["files"] = files;
  }
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
  if (!out.contains("inputs")) return "";
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
  if (out.contains("maker")) print("made by      {}\n", out["maker"].get<std::string>());
  if (out.contains("files")) print("read from    {}\n", listed(out["files"]));
  const std::string inputs = inputs_in_words(out);
  if (!inputs.empty()) print("reads        {}\n", inputs);
  if (out.contains("settings")) {
    for (const auto& [name, value] : out["settings"].items()) {
      print("setting      {} = {}\n", name, value.dump());
    }
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

// The raw table whose records became the rows of `table`, with the column that names them.
struct Origin {
  std::string raw_table;
  std::string id;
};

std::optional<Origin> origin_of(OpenStudy& open, const std::string& table) {
  static const std::map<std::string, Origin> origins = {
      {"users", {"raw_users", "user_id"}},
      {"posts", {"raw_posts", "post_id"}},
      {"comments", {"raw_comments", "comment_id"}}};
  if (const auto found = origins.find(table); found != origins.end()) return found->second;
  const Maker* maker = open.graph->maker(table);
  if (maker == nullptr || maker->grain.size() != 1) return std::nullopt;
  for (const auto& [name, origin] : origins) {
    if (origin.id == maker->grain.front()) return origin;
  }
  return std::nullopt;
}

nlohmann::ordered_json row_as_json(const Rows& rows, std::size_t row) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  for (std::size_t column = 0; column < rows.columns().size(); ++column) {
    out[rows.columns()[column].name] = rows.is_null(column, row)
                                           ? nlohmann::json(nullptr)
                                           : nlohmann::json(cell_text(rows, column, row));
  }
  return out;
}

struct RowQuestion {
  std::string table;
  std::string with;  // another value of a setting, as "evidence=-1"
  std::string id;
  bool raw = false;
};

nlohmann::json records_of(OpenStudy& open, const Origin& origin, const RowQuestion& question) {
  const auto workspace = open.tables->open({origin.raw_table});
  const auto places = workspace->query(
      fmt::format("SELECT file, line, byte FROM {} WHERE {} = {} ORDER BY crawled_at, file, line",
                  origin.raw_table, origin.id, sql_literal(question.id)));
  nlohmann::json records = nlohmann::json::array();
  for (std::size_t row = 0; row < places->size(); ++row) {
    nlohmann::json record = {{"file", places->text(0, row)},
                             {"line", places->integer(1, row)},
                             {"byte", places->integer(2, row)}};
    if (question.raw) {
      record["raw"] = raw_line(open.study, std::string(places->text(0, row)),
                               places->integer(1, row), places->integer(2, row));
    }
    records.push_back(record);
  }
  return records;
}

// For a row that counts many: the rows of the inputs that share its key, where there are some.
std::vector<std::string> next_steps(OpenStudy& open, const RowQuestion& question,
                                    const std::string& key) {
  std::vector<std::string> steps;
  for (const std::string& input : open.graph->reads(question.table)) {
    for (const Version& version : open.tables->versions(input)) {
      const bool has_key = std::any_of(version.columns.begin(), version.columns.end(),
                                       [&](const Column& column) { return column.name == key; });
      if (!has_key) continue;
      const std::string where = fmt::format("{} = {}", key, sql_literal(question.id));
      const auto some = open.tables->open({input})->query(
          fmt::format("SELECT {} FROM {} WHERE CAST({} AS STRING) = {} LIMIT 1", key,
                      sql_identifier(input), key, sql_literal(question.id)));
      if (some->size() == 0) break;
      steps.push_back(fmt::format("{} --where {}", command_line("show " + input, open.study.folder),
                                  shell_word(where)));
      break;
    }
  }
  return steps;
}

int explain_row(const Session& session, OpenStudy& open, const RowQuestion& question) {
  const Maker* maker = open.graph->maker(question.table);
  const std::string key = maker != nullptr ? maker->grain.front()
                                           : open.graph->raw_table(question.table)->grain.front();
  const auto workspace = open.tables->open({question.table});
  const auto rows =
      workspace->query(fmt::format("SELECT * FROM {} WHERE CAST({} AS STRING) = {}",
                                   sql_identifier(question.table), key, sql_literal(question.id)));
  if (rows->size() == 0) {
    throw UserError(
        fmt::format("{} has no row whose {} is \"{}\"", question.table, key,
                    printable(question.id)),
        fmt::format("`{}` shows some rows; ids of people, posts and comments are pseudonyms.",
                    command_line("show " + question.table, session.folder)));
  }
  nlohmann::ordered_json out = {{"table", question.table},
                                {"rows", nlohmann::ordered_json::array()}};
  for (std::size_t row = 0; row < rows->size(); ++row)
    out["rows"].push_back(row_as_json(*rows, row));
  if (const auto origin = origin_of(open, question.table)) {
    out["records"] = records_of(open, *origin, question);
  }
  out["next"] = next_steps(open, question, key);
  if (session.json) {
    print_json(out);
    return kDone;
  }
  for (const auto& row : out["rows"]) {
    for (const auto& [name, value] : row.items()) {
      if (!value.is_null()) print("{:18} {}\n", name, value.get<std::string>());
    }
    print("\n");
  }
  if (out.contains("records")) {
    print(
        "{}\n",
        bold(session, fmt::format("From {}, oldest first",
                                  counted_in_words(static_cast<std::int64_t>(out["records"].size()),
                                                   "record"))));
    for (const auto& record : out["records"]) {
      print("  {}:{} (byte {})\n", record["file"].get<std::string>(),
            record["line"].get<std::int64_t>(), record["byte"].get<std::int64_t>());
      if (record.contains("raw")) print("    {}\n", record["raw"].get<std::string>());
    }
  }
  if (!out["next"].empty() && !out.contains("records")) {
    print("{}\n", bold(session, "Further back"));
    for (const auto& step : out["next"]) print("  {}\n", step.get<std::string>());
  }
  return kDone;
}

int explain(const Session& session, RowQuestion question) {
  const auto observer = make_quiet_observer();
  const Exports exports = question.raw ? Exports::needed : Exports::may_be_away;
  const auto open = open_study(session.folder, {.exports = exports}, *observer);
  question.table = table_with(session, *open->graph, question.table, question.with);
  if (!question.id.empty()) return explain_row(session, *open, question);
  const nlohmann::json out = describe(*open, question.table);
  if (session.json) {
    print_json(out);
  } else {
    print_description(session, out);
  }
  return kDone;
}

}  // namespace

Command explain_command(Session& session) {
  auto question = std::make_shared<RowQuestion>();
  return {
      .name = "explain",
      .about = "How a table is made; with --row, back to the raw lines",
      .example = "resettle explain posts --row 1f0c9a6e5b7d4c3a2b10",
      .options = {{.name = "TABLE",
                   .target = &question->table,
                   .about = "Which table",
                   .is_required = true},
                  {.name = "--with",
                   .target = &question->with,
                   .about =
                       "Another value of a setting that robustness varies, such as evidence=-1"},
                  {.name = "--row",
                   .target = &question->id,
                   .about = "The id (first column of its grain) of one row"},
                  {.name = "--raw",
                   .target = &question->raw,
                   .about = "Also print the raw lines (personal data)"},
                  folder_option(session)},
      .action = [&session, question] { return explain(session, *question); }};
}

}  // namespace resettle
