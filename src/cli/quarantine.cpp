// `resettle quarantine`: the lines that could not be read, and with --raw their text.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/raw_lines.h"
#include "cli/study_graph.h"
#include "ingest/reason.h"
#include "report/words.h"

namespace resettle {
namespace {

// "posts.csv:7", or "posts.csv:7–9" of a record of several lines.
std::string place_of(const Value& one) {
  const auto line = one.at("line").get<std::int64_t>();
  const auto lines = one.at("lines").get<std::int64_t>();
  std::string place = fmt::format("{}:{}", one.at("file").get<std::string>(), line);
  if (one.at("records") == 1 && lines > 1) place += fmt::format("–{}", line + lines - 1);
  return place;
}

// Of a row that stands for many records, where the file has too many for a row each.
std::string others_of(const Value& one) {
  const auto others = one.at("records").get<std::int64_t>() - 1;
  return others == 0
             ? ""
             : fmt::format("; and {} for the same reason", counted_in_words(others, "more record"));
}

// "  10  field_count: the row has more or fewer fields than the header", of all that are there.
void print_codes(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT code, CAST(SUM(lines) AS BIGINT) AS lines FROM quarantine "
      "GROUP BY code ORDER BY lines DESC, code");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    print("  {}  {}: {}\n", count_in_words(rows->integer(1, row)), rows->text(0, row),
          meaning_of_reason(rows->text(0, row)));
  }
}

int list_quarantine(const Session& session, bool raw, std::int64_t limit) {
  const auto observer = make_quiet_observer();
  const Exports exports = raw ? Exports::needed : Exports::may_be_away;
  const auto open = open_study(session.folder, {.exports = exports}, *observer);
  const auto workspace = open->tables->open({"quarantine"});
  const auto rows =
      workspace->query(fmt::format("SELECT file, line, byte, reason, records, lines, code FROM "
                                   "quarantine ORDER BY file, line LIMIT {}",
                                   limit));
  std::vector<Value> list;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    std::vector<Value::Member> one = {{"byte", rows->integer(2, row)},
                                      {"code", rows->text(6, row)},
                                      {"file", rows->text(0, row)},
                                      {"line", rows->integer(1, row)},
                                      {"lines", rows->integer(5, row)}};
    if (raw) {
      one.push_back({"raw", raw_line(open->study, std::string(rows->text(0, row)),
                                     rows->integer(1, row), rows->integer(2, row))});
    }
    one.push_back({"reason", rows->text(3, row)});
    one.push_back({"records", rows->integer(4, row)});
    list.push_back(Value::object(one));
  }
  if (session.json) {
    print_json(list);
    return kDone;
  }
  std::int64_t shown = 0;
  for (const Value& one : list) {
    shown += one.at("lines").get<std::int64_t>();
    print("{}  {}{}\n", place_of(one), one.at("reason").get<std::string>(), others_of(one));
    if (raw) print("  {}\n", one.at("raw").get<std::string>());
  }
  const std::int64_t all =
      workspace->query("SELECT CAST(COALESCE(SUM(lines), 0) AS BIGINT) FROM quarantine")
          ->integer(0, 0);
  if (all == 0) {
    print("No line is in quarantine.\n");
  } else {
    print("{} of {} lines{}\n", shown, all, raw ? "" : "; --raw shows their text (personal data)");
    print_codes(*workspace);
  }
  return kDone;
}

}  // namespace

Command quarantine_command(Session& session) {
  auto raw = std::make_shared<bool>(false);
  auto limit = std::make_shared<std::int64_t>(100);
  return {.name = "quarantine",
          .about = "List the lines that could not be read",
          .example = "resettle quarantine my-study --raw",
          .options = {folder_option(session),
                      {.name = "--raw",
                       .target = raw.get(),
                       .about = "Print the lines themselves, read again from the files"},
                      {.name = "--limit",
                       .target = limit.get(),
                       .about = "At most so many lines (default 100)",
                       .problem_of = whole_number(0, kMostRows)}},
          .action = [&session, raw, limit] { return list_quarantine(session, *raw, *limit); }};
}

}  // namespace resettle
