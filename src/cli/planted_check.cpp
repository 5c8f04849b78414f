#include "cli/planted_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/session.h"
#include "cli/study_graph.h"
#include "report/words.h"

namespace resettle {
namespace {

// Sums of doubles in another order differ in their last digits.
constexpr double kTolerance = 1e-9;

using Fields = std::map<std::string, std::string>;

// Files of truth/ that are no table of the study: the list of all, and what is only approached.
bool is_table_of_truth(const std::string& name) {
  return name != "planted" && name != "model" && name != "post_languages";
}

[[noreturn]] void refuse_truth(const std::filesystem::path& path, long line,
                               const std::string& problem) {
  throw UserError({path.string(), line, 0}, problem,
                  "The file is not as it was written: simulate the study again, in a new folder.");
}

// Every row has a field for each name of the first line.
std::vector<Fields> read_truth(const std::filesystem::path& path,
                               const std::vector<std::string>& needed) {
  const std::string text = read_file(path);
  std::vector<Fields> rows;
  std::vector<std::string_view> names;
  long number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.empty()) continue;
    const std::vector<std::string_view> fields = split(line, ',');
    if (names.empty()) {
      names = fields;
      for (const std::string& name : needed) {
        if (std::count(names.begin(), names.end(), name) == 0) {
          refuse_truth(path, number, fmt::format("there is no column \"{}\"", name));
        }
      }
      continue;
    }
    if (fields.size() != names.size()) {
      refuse_truth(path, number, fmt::format("the line has not {} fields", names.size()));
    }
    Fields& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) row[std::string(names[i])] = fields[i];
  }
  return rows;
}

// Parameters of the model: table.column, and a number where an interval is held against it.
std::vector<Fields> read_model(const std::filesystem::path& path) {
  const std::vector<Fields> rows =
      read_truth(path, {"quantity", "kind", "value", "level", "phase", "topic", "metric", "scale"});
  long number = 1;
  for (const Fields& row : rows) {
    ++number;
    if (row.at("quantity").find('.') == std::string::npos) {
      refuse_truth(path, number, "the quantity is no table.column");
    }
    if (row.at("kind") == "model" && !parse_number(row.at("value"))) {
      refuse_truth(path, number, "the value is no number");
    }
  }
  return rows;
}

bool same(const std::string& planted, const std::string& found) {
  if (planted == found) return true;
  const std::optional<double> a = parse_number(planted);
  const std::optional<double> b = parse_number(found);
  if (!a || !b) return false;
  return std::abs(*a - *b) <= kTolerance * std::max({1.0, std::abs(*a), std::abs(*b)});
}

// A table of the study with all cells as the text of a CSV file.
class MadeTable {
 public:
  MadeTable(OpenStudy& study, const std::string& name) : grain_(study.graph->maker(name)->grain) {
    const auto workspace = study.tables->open({name});
    rows_ = workspace->query("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM " + name);
    for (std::size_t column = 0; column < rows_->columns().size(); ++column) {
      place_[rows_->columns()[column].name] = column;
    }
  }

  std::size_t size() const { return rows_->size(); }
  bool has(const std::string& column) const { return place_.contains(column); }
  bool is_key(const std::string& column) const {
    return std::find(grain_.begin(), grain_.end(), column) != grain_.end();
  }
  std::string cell(const std::string& column, std::size_t row) const {
    const std::size_t place = place_.at(column);
    return rows_->is_null(place, row) ? "" : std::string(rows_->text(place, row));
  }

 private:
  std::vector<std::string> grain_;
  std::unique_ptr<Rows> rows_;
  std::map<std::string, std::size_t> place_;
};

std::string key_of(const std::vector<std::string>& values) { return join(values, "\x1f"); }

PlantedRow compare_table(const std::string& name, const std::vector<Fields>& truth,
                         const MadeTable& table) {
  std::vector<std::string> keys;
  for (const auto& [column, value] : truth.front()) {
    if (table.is_key(column)) keys.push_back(column);
  }
  std::map<std::string, std::size_t> found;
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::vector<std::string> key;
    for (const std::string& column : keys) key.push_back(table.cell(column, row));
    found.emplace(key_of(key), row);
  }
  std::size_t equal = 0;
  std::string first_difference;
  for (const Fields& planted : truth) {
    std::vector<std::string> key;
    for (const std::string& column : keys) key.push_back(planted.at(column));
    const auto row = found.find(key_of(key));
    std::string difference;
    if (row == found.end()) difference = "no row";
    for (const auto& [column, value] : planted) {
      if (!difference.empty()) break;
      const std::string cell = table.has(column) ? table.cell(column, row->second) : "no column";
      if (!same(value, cell)) difference = fmt::format("{} {}, not {}", column, cell, value);
    }
    equal += difference.empty();
    if (!difference.empty() && first_difference.empty()) {
      first_difference = fmt::format(" ({}: {})", join(key, ", "), difference);
    }
  }
  return {.quantity = name,
          .truth = "realised",
          .planted = counted_in_words(static_cast<std::int64_t>(truth.size()), "row"),
          .estimated = counted_in_words(static_cast<std::int64_t>(equal), "row"),
          .verdict = equal == truth.size() ? "equal" : "differs" + first_difference};
}

std::string described(const std::string& quantity, const Fields& row) {
  std::vector<std::string> where;
  for (const char* key : {"level", "phase", "topic", "metric"}) {
    if (!row.at(key).empty()) where.push_back(row.at(key));
  }
  return where.empty() ? quantity : quantity + " " + join(where, ", ");
}

// The row whose keys are those of the planted quantity, if there is one.
std::optional<std::size_t> row_of(const Fields& planted, const MadeTable& table) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    bool fits = true;
    for (const char* key : {"level", "phase", "topic", "metric", "scale"}) {
      const std::string& value = planted.at(key);
      if (value.empty()) continue;
      fits = fits && table.has(key) && table.cell(key, row) == value;
    }
    if (fits) return row;
  }
  return std::nullopt;
}

std::string short_number(const std::string& text) {
  const std::optional<double> value = parse_number(text);
  return value ? fmt::format("{:.4g}", *value) : text;
}

void judge_interval(PlantedCheck& check, PlantedRow& row, double planted, const MadeTable& table,
                    std::size_t at) {
  const bool has_interval = table.has("low") && table.has("high");
  const std::optional<double> low =
      has_interval ? parse_number(table.cell("low", at)) : std::nullopt;
  const std::optional<double> high =
      has_interval ? parse_number(table.cell("high", at)) : std::nullopt;
  if (!low || !high) {
    row.verdict = "no interval";
    return;
  }
  row.interval = fmt::format("{:.4g} … {:.4g}", *low, *high);
  const bool covers = *low <= planted && planted <= *high;
  row.verdict = covers ? "covered" : "not covered";
  ++check.with_interval;
  check.covered += covers;
}

// Some truths are planted for tables that a later version makes, such as those of agreement.
constexpr const char* kNotChecked = "not checked: no table of this version says it";

PlantedRow compare_quantity(PlantedCheck& check, const Fields& planted, const MadeTable* table,
                            const std::string& column) {
  PlantedRow row{.quantity = described(planted.at("quantity"), planted),
                 .truth = planted.at("kind"),
                 .planted = short_number(planted.at("value"))};
  if (table == nullptr) {
    row.verdict = kNotChecked;
    return row;
  }
  const std::optional<std::size_t> at = row_of(planted, *table);
  const std::string found = at && table->has(column) ? table->cell(column, *at) : "";
  row.estimated = short_number(found);
  if (row.truth != "model") {
    row.verdict = same(planted.at("value"), found) ? "equal" : "differs";
    check.all_equal = check.all_equal && row.verdict == "equal";
  } else if (found.empty()) {
    row.verdict = "no interval";
  } else {
    judge_interval(check, row, *parse_number(planted.at("value")), *table, *at);
  }
  return row;
}

}  // namespace

PlantedCheck check_planted(const std::filesystem::path& folder) {
  const std::filesystem::path truth = folder / "truth";
  if (!std::filesystem::exists(truth / "planted.csv")) {
    throw UserError({.file = folder.string()}, "holds no truth/: it is no simulated study",
                    "Write one: resettle simulate rednote-2025 demo");
  }
  const auto observer = make_quiet_observer();
  const auto study = open_study(folder, {.exports = Exports::may_be_away}, *observer);
  PlantedCheck check;
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(truth)) {
    names.insert(entry.path().stem().string());
  }
  for (const std::string& name : names) {
    if (!is_table_of_truth(name)) continue;
    const std::vector<Fields> rows = read_truth(truth / (name + ".csv"), {});
    if (study->graph->maker(name) == nullptr) {
      check.rows.push_back({.quantity = name, .truth = "realised", .verdict = kNotChecked});
    } else if (!rows.empty()) {
      check.rows.push_back(compare_table(name, rows, MadeTable(*study, name)));
      check.all_equal = check.all_equal && check.rows.back().verdict == "equal";
    }
  }
  std::map<std::string, std::unique_ptr<MadeTable>> tables;
  for (const Fields& planted : read_model(truth / "model.csv")) {
    const std::vector<std::string_view> parts = split(planted.at("quantity"), '.');
    const std::string name(parts[0]);
    if (study->graph->maker(name) != nullptr && !tables.contains(name)) {
      tables[name] = std::make_unique<MadeTable>(*study, name);
    }
    const auto table = tables.find(name);
    check.rows.push_back(compare_quantity(check, planted,
                                          table == tables.end() ? nullptr : table->second.get(),
                                          std::string(parts[1])));
  }
  return check;
}

}  // namespace resettle
