// `resettle quarantine`: the lines that could not be read, and with --raw their text.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/raw_lines.h"
#include "cli/study_graph.h"

namespace resettle {
namespace {

int list_quarantine(const Session& session, bool raw, std::int64_t limit) {
  const auto observer = make_quiet_observer();
  const Exports exports = raw ? Exports::needed : Exports::may_be_away;
  const auto open = open_study(session.folder, {.exports = exports}, *observer);
  const auto workspace = open->tables->open({"quarantine"});
  const auto rows = workspace->query(fmt::format(
      "SELECT file, line, byte, reason FROM quarantine ORDER BY file, line LIMIT {}", limit));
  nlohmann::json list = nlohmann::json::array();
  for (std::size_t row = 0; row < rows->size(); ++row) {
    nlohmann::json one = {{"file", rows->text(0, row)},
                          {"line", rows->integer(1, row)},
                          {"byte", rows->integer(2, row)},
                          {"reason", rows->text(3, row)}};
    if (raw) {
      one["raw"] = raw_line(open->study, std::string(rows->text(0, row)), rows->integer(1, row),
                            rows->integer(2, row));
    }
    list.push_back(one);
  }
  if (session.json) {
    fmt::print("{}\n", list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    return kDone;
  }
  for (const auto& one : list) {
    fmt::print("{}:{}  {}\n", printable(one["file"].get<std::string>()),
               one["line"].get<std::int64_t>(), one["reason"].get<std::string>());
    if (raw) fmt::print("  {}\n", printable(one["raw"].get<std::string>()));
  }
  const std::int64_t all = open->tables->rows("quarantine");
  if (all == 0) {
    fmt::print("No line is in quarantine.\n");
  } else {
    fmt::print("{} of {} lines{}\n", rows->size(), all,
               raw ? "" : "; --raw shows their text (personal data)");
  }
  return kDone;
}

}  // namespace

void add_quarantine(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, session, "quarantine", "List the lines that could not be read",
                  "resettle quarantine my-study --raw");
  add_folder_argument(*command, session);
  auto raw = std::make_shared<bool>(false);
  auto limit = std::make_shared<std::int64_t>(100);
  command->add_flag("--raw", *raw, "Print the lines themselves, read again from the files");
  command->add_option("--limit", *limit, "At most so many lines (default 100)")
      ->check(CLI::NonNegativeNumber);
  command->callback([&session, raw, limit] {
    session.action = [&session, raw, limit] { return list_quarantine(session, *raw, *limit); };
  });
}

}  // namespace resettle
