// `resettle tables`: every table of the study, whether it is made, how many rows, what it is.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/study_graph.h"
#include "report/words.h"

namespace resettle {
namespace {

int list_tables(const Session& session) {
  const auto observer = make_quiet_observer();
  const auto open = open_study(session.folder, {.exports = Exports::may_be_away}, *observer);
  std::vector<Value> list;
  for (const std::string& table : open->graph->tables()) {
    const Maker& maker = *open->graph->maker(table);
    const bool made = open->tables->is_made(table);
    list.push_back(Value::object({{"about", maker.about},
                                  {"grain", maker.grain},
                                  {"made", made},
                                  {"rows", made ? Value(open->tables->rows(table)) : Value()},
                                  {"table", table}}));
  }
  if (session.json) {
    print_json(list);
    return kDone;
  }
  for (const Value& item : list) {
    const std::string rows = item.at("made").get<bool>()
                                 ? count_in_words(item.at("rows").get<std::int64_t>())
                                 : "not made";
    // Thin spaces are three bytes and one column.
    const std::size_t columns = count_code_points(rows);
    const std::string padding(columns < 12 ? 12 - columns : 0, ' ');
    std::string about = item.at("about").get<std::string>();
    about = about.substr(0, about.find(". "));
    print("{}{}{}  {}\n", bold(session, fmt::format("{:22}", item.at("table").get<std::string>())),
          padding, rows, faint(session, about));
  }
  return kDone;
}

}  // namespace

Command tables_command(Session& session) {
  return {.name = "tables",
          .about = "List the tables of the study",
          .example = "resettle tables my-study",
          .options = {folder_option(session)},
          .action = [&session] { return list_tables(session); }};
}

}  // namespace resettle
