// Every folder src/**/cases/<name>/ is a case: its CSV files are tables that stand ready, and each
// expected/<table>.csv is what the maker of that table must make of them. Nothing is registered.
//
// - The header names and types the columns: day:day,posts:integer,tags:text_list,likes. Types are
//   boolean, integer, number, text (the default), day, instant and text_list.
// - An empty cell is NULL; a list is [a|b]; days and instants are ISO 8601.
// - A raw table may leave columns out (they are NULL) and may be left out altogether (it is empty).
//   Any other table that is read and not given is made by its maker.
// - settings.csv is one row; the type json is for makers in C++.
// - Of the made table the columns that `expected` names are compared, all rows, in order.
#include <algorithm>
#include <set>

#include "../structure/intervals.h"
#include "base/testing.h"
#include "base/text.h"
#include "engine/testing.h"
#include "ingest/csv.h"
#include "ingest/line_file.h"
#include "ingest/raw_tables.h"
#include "tables/maker.h"
#include "tables/settings.h"

namespace resettle {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = SOURCE_FOLDER "/src";

std::optional<ColumnType> type_named(std::string_view name) {
  static const std::map<std::string_view, ColumnType> types = {
      {"boolean", ColumnType::boolean},
      {"integer", ColumnType::integer},
      {"number", ColumnType::number},
      {"text", ColumnType::text},
      {"day", ColumnType::day},
      {"instant", ColumnType::instant},
      {"text_list", ColumnType::text_list}};
  const auto found = types.find(name);
  if (found == types.end()) return std::nullopt;
  return found->second;
}

struct Table {
  Columns columns;
  std::vector<std::string> types;  // as written: "json" is one
  std::vector<std::vector<std::string>> rows;
};

Table read_csv(const fs::path& path) {
  Table table;
  const LineFile file(path, path.string(), LineContent::csv);
  const LineRule rule{.quotes = true, .separator = ','};
  LineCursor cursor(file, rule);
  cursor.begin(file.whole());
  while (const auto line = cursor.next()) {
    CsvRecord record(rule);
    check(record.split(line->bytes) == CsvRecord::State::fine, path.string() + " is CSV");
    std::vector<std::string> cells(record.fields().begin(), record.fields().end());
    if (!table.columns.empty()) {
      check(cells.size() == table.columns.size(),
            path.string() + ":" + std::to_string(line->line) + " has a cell for every column");
      table.rows.push_back(std::move(cells));
      continue;
    }
    for (const std::string& cell : cells) {
      const auto words = split(cell, ':');
      table.types.emplace_back(words.size() > 1 ? words[1] : "text");
      const auto type = type_named(table.types.back());
      check(type || table.types.back() == "json", path.string() + ": no type in " + cell);
      table.columns.push_back({std::string(words[0]), type.value_or(ColumnType::text)});
    }
  }
  return table;
}

Instant instant_named(std::string_view text) {
  // 2025-01-19T12:00:00Z
  const auto day = parse_day(text.substr(0, 10));
  check(day && text.size() == 20, "an instant is written as 2025-01-19T12:00:00Z");
  const auto number = [&](std::size_t at) { return *parse_integer(text.substr(at, 2)); };
  const std::int64_t seconds = number(11) * 3600 + number(14) * 60 + number(17);
  return Instant{*day} * kMicrosPerDay + seconds * kMicrosPerSecond;
}

void add_cell(RowList& rows, ColumnType type, const std::string& text) {
  if (text.empty()) {
    rows.null();
    return;
  }
  switch (type) {
    case ColumnType::boolean:
      check(text == "true" || text == "false", "a boolean is true or false: " + text);
      rows.boolean(text == "true");
      return;
    case ColumnType::integer:
      rows.integer(parse_integer(text).value());
      return;
    case ColumnType::number:
      rows.number(parse_number(text).value());
      return;
    case ColumnType::text:
      rows.text(text);
      return;
    case ColumnType::day:
      rows.day(parse_day(text).value());
      return;
    case ColumnType::instant:
      rows.instant(instant_named(text));
      return;
    case ColumnType::text_list: {
      check(text.front() == '[' && text.back() == ']', "a list is [a|b]: " + text);
      std::vector<std::string> items;
      const std::string inside = text.substr(1, text.size() - 2);
      for (const auto item : split(inside, '|')) {
        if (!inside.empty()) items.emplace_back(item);
      }
      rows.text_list(items);
    }
  }
}

class Case {
 public:
  explicit Case(fs::path folder) : folder_(std::move(folder)) {
    for (const auto& entry : fs::directory_iterator(folder_)) {
      const std::string name = entry.path().stem().string();
      if (entry.path().extension() != ".csv") continue;
      if (name == "settings") {
        read_settings(entry.path());
      } else {
        give(name, read_csv(entry.path()));
      }
    }
  }

  // The table as lines, of the columns named.
  std::string made(const std::string& table, const Columns& columns) {
    std::string names;
    for (const Column& column : columns) names += (names.empty() ? "" : ", ") + column.name;
    const TableFiles files = make(table);
    const auto workspace = test_engine().open({{table, files}}, {});
    const auto faults = check_intervals(*workspace, table, files.columns).faults;
    EXPECT_TRUE(faults.empty()) << join(faults, "\n");
    const auto rows = workspace->query("SELECT * FROM " + table);
    std::string text;
    for (std::size_t row = 0; row < rows->size(); ++row) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t at = rows->position(columns[i].name);
        EXPECT_EQ(rows->columns()[at].type, columns[i].type) << columns[i].name;
        text += (i == 0 ? "" : ",") + shown(*rows, at, row);
      }
      text += '\n';
    }
    return text;
  }

 private:
  void read_settings(const fs::path& path) {
    const Table table = read_csv(path);
    check(table.rows.size() == 1, "settings.csv is one row");
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& text = table.rows[0][i];
      Setting setting{table.columns[i].type, nullptr};
      if (!text.empty()) {
        setting.value = text;
        if (table.types[i] == "json" || setting.type == ColumnType::integer ||
            setting.type == ColumnType::number) {
          setting.value = parse_json(text).value();
        }
      }
      settings_[table.columns[i].name] = setting;
    }
  }

  static const Maker* maker_of(const std::string& table) {
    static const std::vector<Maker> makers = [] {
      std::vector<Maker> all = all_makers();
      all.insert(all.end(), raw_tables().begin(), raw_tables().end());
      return all;
    }();
    const auto maker = std::find_if(makers.begin(), makers.end(),
                                    [&](const Maker& one) { return one.table == table; });
    return maker == makers.end() ? nullptr : &*maker;
  }

  void give(const std::string& name, const Table& table) {
    Columns columns = table.columns;
    std::vector<std::optional<std::size_t>> positions;
    for (std::size_t i = 0; i < columns.size(); ++i) positions.push_back(i);
    // A table of parts has columns that the case need not name.
    if (const Maker* maker = maker_of(name); maker != nullptr && maker->has_parts()) {
      columns = maker->columns;
      positions.assign(columns.size(), std::nullopt);
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto at = std::find(columns.begin(), columns.end(), table.columns[i]);
        check(at != columns.end(), name + " has no such column: " + table.columns[i].name);
        positions[static_cast<std::size_t>(at - columns.begin())] = i;
      }
    }
    RowList rows(columns);
    for (const auto& cells : table.rows) {
      rows.row();
      for (std::size_t i = 0; i < columns.size(); ++i) {
        add_cell(rows, columns[i].type, positions[i] ? cells[*positions[i]] : "");
      }
    }
    const auto file = work_ / (name + ".parquet");
    test_engine().open({}, {})->write(rows, "", file);
    files_[name] = {{file}, columns};
  }

  const TableFiles& make(const std::string& table) {
    if (const auto given = files_.find(table); given != files_.end()) return given->second;
    const Maker* maker = maker_of(table);
    check(maker != nullptr, "something makes " + table);
    if (maker->has_parts()) return files_[table] = {{}, maker->columns};
    std::map<std::string, TableFiles> inputs;
    for (const Input& input : maker->reads) {
      check(input.of.empty() || files_.contains(input.name), "the case has " + input.name + ".csv");
      inputs[input.name] = make(input.name);
    }
    Settings declared;
    for (const std::string& name : maker->settings) {
      check(settings_.contains(name), "settings.csv has " + name + ", which " + table + " reads");
      declared[name] = settings_.at(name);
    }
    const auto file = work_ / (table + ".parquet");
    Written written;
    if (maker->make == nullptr) {
      written =
          test_engine().open(inputs, setting_columns(declared))->write(maker->statement, file);
    } else {
      const auto workspace = test_engine().open(inputs, {});
      Readings readings;
      Output output(*workspace, [&](const auto&) { return file; });
      Making making(output, *maker, declared, readings);
      maker->make(making);
      written = output.written().at(table);
    }
    return files_[table] = {{file}, written.columns};
  }

  fs::path folder_;
  TemporaryFolder work_;
  Settings settings_;
  std::map<std::string, TableFiles> files_;
};

// (the case's folder below src/, the expected table)
std::vector<std::pair<std::string, std::string>> all_cases() {
  std::set<std::pair<std::string, std::string>> cases;
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    const fs::path expected = entry.path().parent_path();
    if (entry.path().extension() != ".csv" || expected.filename() != "expected") continue;
    if (expected.parent_path().parent_path().filename() != "cases") continue;
    cases.emplace(expected.parent_path().lexically_relative(kSource).generic_string(),
                  entry.path().stem().string());
  }
  return {cases.begin(), cases.end()};
}

class CasesTest : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(CasesTest, makes_the_expected_table) {
  const auto& [folder, table] = GetParam();
  const Table expected = read_csv(kSource / folder / "expected" / (table + ".csv"));
  std::string text;
  for (const auto& row : expected.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + row[i];
    text += '\n';
  }
  EXPECT_EQ(Case(kSource / folder).made(table, expected.columns), text);
}

INSTANTIATE_TEST_SUITE_P(all, CasesTest, testing::ValuesIn(all_cases()), [](const auto& one) {
  std::string name = one.param.first + "_makes_" + one.param.second;
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
});

TEST(cases, there_are_some) { EXPECT_GT(all_cases().size(), 10); }

TEST(cases, a_case_without_expected_tables_is_a_mistake) {
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    if (!entry.is_directory() || entry.path().parent_path().filename() != "cases") continue;
    EXPECT_TRUE(fs::exists(entry.path() / "expected")) << entry.path();
  }
}

}  // namespace
}  // namespace resettle
