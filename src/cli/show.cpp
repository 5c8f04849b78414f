// `resettle show TABLE`: reads a made table.
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <sstream>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/study_graph.h"
#include "cli/text_table.h"
#include "engine/sql_text.h"
#include "report/export_rows.h"
#include "report/leaving_rows.h"
#include "report/words.h"

namespace resettle {
namespace {

struct Wanted {
  std::string table;
  std::string with;  // another value of a setting, as "evidence=-1"
  std::string where;
  std::string format;       // empty: what the output's ending says, or a table for the terminal
  std::int64_t limit = -1;  // table: 40 unless said; the other formats: all
  std::string output;
  bool may_replace = false;
};

std::string format_of(const Session& session, const Wanted& wanted) {
  if (session.json) return "json";
  if (!wanted.format.empty()) return wanted.format;
  if (wanted.output.empty()) return "table";
  const std::string ending = lower_ascii(std::filesystem::path(wanted.output).extension().string());
  if (ending == ".csv" || ending == ".json" || ending == ".parquet") return ending.substr(1);
  throw UserError(
      fmt::format("--output \"{}\": the ending names no format", printable(wanted.output)),
      "Say it with --format csv (or json, parquet, table), or use the ending .csv, .json or "
      ".parquet.");
}

std::string select_of(const Wanted& wanted, const std::string& format) {
  std::string select = "SELECT * FROM " + sql_identifier(wanted.table);
  if (!wanted.where.empty()) select += " WHERE " + wanted.where;
  const std::int64_t limit = wanted.limit >= 0 ? wanted.limit : format == "table" ? 40 : -1;
  if (limit >= 0) select += " LIMIT " + std::to_string(limit);
  return select;
}

// What the user wrote after --where is SQL: a mistake in it is theirs to mend.
template <typename Read>
auto read_or_explain(const Wanted& wanted, Read&& read) {
  try {
    return read();
  } catch (const std::logic_error& error) {
    if (wanted.where.empty()) throw;
    const std::string message = error.what();
    throw UserError(fmt::format("--where \"{}\": {}", printable(wanted.where),
                                message.substr(0, message.find('\n'))),
                    fmt::format("Write a condition on the columns of {}, such as \"posts > 100\"; "
                                "text stands in 'single quotes'.",
                                wanted.table));
  }
}

// What is wrong with the place is said before DuckDB writes there, in the words of the other
// formats.
void write_parquet(Workspace& workspace, const Wanted& wanted, const std::string& select,
                   unsigned permissions) {
  const std::filesystem::path part = make_temporary(wanted.output, permissions);
  try {
    workspace.confine({part});
    read_or_explain(wanted, [&] {
      workspace.export_to(select, "parquet", part);
      return 0;
    });
    sync_and_rename(part, wanted.output);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw;
  }
}

// Only its owner may read a file with a person's rows or words.
unsigned permissions_of(const Graph& graph, const std::string& table) {
  const Maker* maker = graph.maker(table);
  const bool of_people = maker != nullptr && !maker->of_people.empty();
  return is_about_persons(graph, table) || of_people ? 0600 : 0644;
}

int show(const Session& session, Wanted wanted) {
  const std::string format = format_of(session, wanted);
  const auto observer = make_quiet_observer();
  const auto open =
      open_study(session.folder, {.keep_order = true, .exports = Exports::may_be_away}, *observer);
  wanted.table = table_with(session, *open->graph, wanted.table, wanted.with);
  if (!wanted.output.empty()) check_output(open->study, wanted.output, wanted.may_replace);
  const auto workspace = open->tables->open({wanted.table});
  const std::string select = select_of(wanted, format);
  if (format == "parquet") {
    if (wanted.output.empty()) {
      throw UserError("Parquet is no text", "Say where to write it: --output table.parquet");
    }
    write_parquet(*workspace, wanted, select, permissions_of(*open->graph, wanted.table));
    print("Wrote {}\n", wanted.output);
    return kDone;
  }
  workspace->confine({});
  const auto rows = read_or_explain(wanted, [&] { return workspace->query(select); });
  std::ostringstream text;
  if (format == "csv") {
    write_csv(*rows, text);
  } else if (format == "json") {
    write_json(*rows, text);
  } else {
    write_text_table(*rows, text);
    const std::int64_t all = open->tables->rows(wanted.table);
    if (static_cast<std::int64_t>(rows->size()) < all) {
      text << fmt::format(
          "{} of {} rows; --limit shows more, --where chooses, --format csv gives "
          "all\n",
          count_in_words(static_cast<std::int64_t>(rows->size())), count_in_words(all));
    }
  }
  if (wanted.output.empty()) {
    std::cout << text.str();
  } else {
    write_file(wanted.output, text.str(), permissions_of(*open->graph, wanted.table));
    print("Wrote {}\n", wanted.output);
  }
  return kDone;
}

}  // namespace

Command show_command(Session& session) {
  auto wanted = std::make_shared<Wanted>();
  return {
      .name = "show",
      .about = "Read a table",
      .example = "resettle show daily_activity --where \"posts > 1000\"",
      .options = {{.name = "TABLE",
                   .target = &wanted->table,
                   .about = "Which table; `resettle tables` lists them",
                   .is_required = true},
                  {.name = "--with",
                   .target = &wanted->with,
                   .about =
                       "Another value of a setting that robustness varies, such as evidence=-1"},
                  {.name = "--where",
                   .target = &wanted->where,
                   .about = "A condition on its columns, in SQL",
                   .problem_of =
                       [](const std::string& condition) {
                         return trim(condition).empty() ? "the condition is empty" : "";
                       }},
                  {.name = "--format",
                   .target = &wanted->format,
                   .about = "table, csv, json or parquet (default: the output's ending, or table)",
                   .one_of = {"table", "csv", "json", "parquet"}},
                  {.name = "--limit",
                   .target = &wanted->limit,
                   .about = "At most so many rows",
                   .problem_of = whole_number(0, kMostRows)},
                  {.name = "--output",
                   .target = &wanted->output,
                   .about = "Write to this file, which is not there yet"},
                  {.name = "--force",
                   .target = &wanted->may_replace,
                   .about = "Replace the file that --output names"},
                  folder_option(session)},
      .action = [&session, wanted] { return show(session, *wanted); }};
}

}  // namespace resettle
