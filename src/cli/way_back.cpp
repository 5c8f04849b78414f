#include "cli/way_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "cli/raw_lines.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "engine/sql_text.h"

namespace resettle {
namespace {

constexpr std::size_t kShownRows = 10;
constexpr std::size_t kMostTables = 3;

// The raw table whose records became what an id names.
struct Origin {
  std::string raw_table;
  std::string id;
};

const std::map<std::string, Origin>& origins_by_unit() {
  static const std::map<std::string, Origin> origins = {
      {"user", {"raw_users", "user_id"}},
      {"post", {"raw_posts", "post_id"}},
      {"comment", {"raw_comments", "comment_id"}}};
  return origins;
}

std::optional<std::size_t> position_of(const Columns& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.name == name; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

// Columns of a key, with their values.
using Key = std::vector<std::pair<std::string, std::string>>;

std::string where_key(const Key& key) {
  std::vector<std::string> conditions;
  for (const auto& [column, value] : key) {
    conditions.push_back(
        fmt::format("CAST({} AS STRING) = {}", sql_identifier(column), sql_literal(value)));
  }
  return join(conditions, " AND ");
}

TextRows as_text(const Rows& rows) {
  TextRows text;
  for (const Column& column : rows.columns()) text.columns.push_back(column.name);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<std::optional<std::string>>& cells = text.rows.emplace_back();
    for (std::size_t column = 0; column < text.columns.size(); ++column) {
      cells.emplace_back();
      if (!rows.is_null(column, row)) cells.back() = cell_text(rows, column, row);
    }
  }
  return text;
}

std::int64_t count_rows(Workspace& workspace, const std::string& table, const std::string& where) {
  return workspace
      .query(fmt::format("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {} WHERE {}",
                         sql_identifier(table), where))
      ->integer(0, 0);
}

class Search {
 public:
  Search(OpenStudy& open, const RowKey& key, bool raw)
      : open_(open), key_(key), grain_(open.graph->maker(key.table)->grain), raw_(raw) {
    if (key.values.size() <= grain_.size()) return;
    throw UserError(fmt::format("a row of {} is named by {}", key.table, join(grain_, ", ")),
                    "Give --row once for each of these columns, in this order, or for the first of "
                    "them.");
  }

  WayBack all() {
    find_rows();
    WayBack way = {.table = key_.table, .rows = as_text(*rows_), .count = count_};
    for (std::size_t row = 0; row < rows_->size(); ++row) add_records(row, way.records);
    if (way.records.empty()) way.behind = behind();
    way.next = next();
    return way;
  }

 private:
  // Of the key, what the table has columns for.
  Key key_in(const std::string& table) {
    const Columns columns = open_.tables->files(table).columns;
    Key key;
    for (std::size_t i = 0; i < key_.values.size(); ++i) {
      if (position_of(columns, grain_[i])) key.emplace_back(grain_[i], key_.values[i]);
    }
    return key;
  }

  void find_rows() {
    const auto workspace = open_.tables->open({key_.table});
    const std::string where = where_key(key_in(key_.table));
    count_ = count_rows(*workspace, key_.table, where);
    rows_ = workspace->query(fmt::format("SELECT * FROM {} WHERE {} ORDER BY {} LIMIT {}",
                                         sql_identifier(key_.table), where, join(grain_, ", "),
                                         kShownRows));
    if (count_ > 0) return;
    throw UserError(
        fmt::format("{} has no row whose {} is \"{}\"", key_.table,
                    join({grain_.begin(), grain_.begin() + key_.values.size()}, ", "),
                    printable(join(key_.values, ", "))),
        fmt::format("`{}` shows some rows; ids of people, posts and comments are pseudonyms.",
                    command_line("show " + key_.table, open_.study.folder)));
  }

  // The line that the row itself names, else those of what its id names.
  void add_records(std::size_t row, std::vector<RecordLine>& records) {
    const auto file = position_of(rows_->columns(), "file");
    const auto line = position_of(rows_->columns(), "line");
    if (file && line && !rows_->is_null(*file, row)) {
      const std::string name(rows_->text(*file, row));
      add_record(name, rows_->integer(*line, row), byte_of(row, name, rows_->integer(*line, row)),
                 records);
      return;
    }
    const auto [origin, id] = origin_of(row);
    if (origin == nullptr) return;
    const auto places = open_.tables->open({origin->raw_table})
                            ->query(fmt::format("SELECT file, line, byte FROM {} WHERE {} = {} "
                                                "ORDER BY crawled_at, file, line",
                                                origin->raw_table, origin->id, sql_literal(id)));
    for (std::size_t at = 0; at < places->size(); ++at) {
      add_record(std::string(places->text(0, at)), places->integer(1, at), places->integer(2, at),
                 records);
    }
  }

  void add_record(const std::string& file, std::int64_t line, std::int64_t byte,
                  std::vector<RecordLine>& records) {
    RecordLine record = {.file = file, .line = line, .byte = byte};
    if (raw_) record.raw = raw_line(open_.study, file, line, byte);
    if (std::find(records.begin(), records.end(), record) == records.end()) {
      records.push_back(std::move(record));
    }
  }

  // Tables that name a line keep file and line; those that files fill know its byte.
  std::int64_t byte_of(std::size_t row, const std::string& file, std::int64_t line) {
    if (const auto byte = position_of(rows_->columns(), "byte")) return rows_->integer(*byte, row);
    for (const std::string& table : open_.graph->tables()) {
      if (!position_of(open_.graph->maker(table)->columns, "byte")) continue;
      const auto bytes = open_.tables->open({table})->query(
          fmt::format("SELECT byte FROM {} WHERE file = {} AND line = {} LIMIT 1",
                      sql_identifier(table), sql_literal(file), line));
      if (bytes->size() > 0) return bytes->integer(0, 0);
    }
    throw std::logic_error(fmt::format("{}:{} is in no table", file, line));
  }

  // What the first id of the grain names; a label's unit says itself what it is.
  std::pair<const Origin*, std::string> origin_of(std::size_t row) {
    const auto text = [&](const std::string& name) -> std::optional<std::string> {
      const auto at = position_of(rows_->columns(), name);
      if (!at || rows_->is_null(*at, row)) return std::nullopt;
      return cell_text(*rows_, *at, row);
    };
    for (const std::string& column : grain_) {
      if (column == "unit_id") {
        const auto unit = origins_by_unit().find(text("unit_kind").value_or("user"));
        if (unit != origins_by_unit().end()) return {&unit->second, text(column).value_or("")};
      }
      for (const auto& [unit, origin] : origins_by_unit()) {
        const auto id = text(column);
        if (origin.id == column && id) return {&origin, *id};
      }
    }
    return {nullptr, ""};
  }

  // Level by level before the table, the first tables that have rows with the key's columns.
  std::vector<RowsBehind> behind() {
    std::vector<RowsBehind> found;
    std::vector<std::string> level = open_.graph->reads(key_.table);
    std::set<std::string> seen(level.begin(), level.end());
    while (!level.empty() && found.empty()) {
      std::vector<std::string> before;
      for (const std::string& table : level) {
        add_behind(table, found);
        for (const std::string& input : open_.graph->reads(table)) {
          if (seen.insert(input).second) before.push_back(input);
        }
      }
      level = std::move(before);
    }
    while (found.size() > kMostTables) found.pop_back();
    return found;
  }

  void add_behind(const std::string& table, std::vector<RowsBehind>& found) {
    const Key key = key_in(table);
    if (key.empty()) return;
    const std::string where = where_key(key);
    const auto workspace = open_.tables->open({table});
    const std::int64_t count = count_rows(*workspace, table, where);
    if (count == 0) return;
    const std::string by = join(open_.graph->maker(table)->grain, ", ");
    const auto rows =
        workspace->query(fmt::format("SELECT {} FROM {} WHERE {} ORDER BY {} LIMIT {}", by,
                                     sql_identifier(table), where, by, kShownRows));
    std::vector<std::string> shared;
    for (const auto& [column, value] : key) shared.push_back(column);
    const auto goes_first = [](const RowsBehind& a, const RowsBehind& b) {
      return std::pair(a.columns.size(), a.count) > std::pair(b.columns.size(), b.count);
    };
    RowsBehind one = {table, shared, count, as_text(*rows)};
    found.insert(std::upper_bound(found.begin(), found.end(), one, goes_first), std::move(one));
  }

  // The rows of the inputs that share the key, where there are some.
  std::vector<std::string> next() {
    std::vector<std::string> commands;
    for (const std::string& input : open_.graph->reads(key_.table)) {
      const Key key = key_in(input);
      if (key.empty()) continue;
      if (count_rows(*open_.tables->open({input}), input, where_key(key)) == 0) continue;
      std::vector<std::string> conditions;
      for (const auto& [column, value] : key) {
        conditions.push_back(fmt::format("{} = {}", column, sql_literal(value)));
      }
      commands.push_back(fmt::format("{} --where {}",
                                     command_line("show " + input, open_.study.folder),
                                     shell_word(join(conditions, " AND "))));
    }
    return commands;
  }

  OpenStudy& open_;
  const RowKey& key_;
  const std::vector<std::string>& grain_;
  bool raw_;
  std::int64_t count_ = 0;
  std::unique_ptr<Rows> rows_;
};

}  // namespace

WayBack way_back(OpenStudy& open, const RowKey& key, bool raw) {
  return Search(open, key, raw).all();
}

}  // namespace resettle
