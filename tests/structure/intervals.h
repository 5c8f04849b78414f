// What an interval is in any table, and what holds for every one of them.
//
// The columns `low` and `high`, or `x_low` and `x_high`, in this order and of one type, are the
// ends of an interval; the column before them is their estimate. Groups are named the other way
// round
// (`posts_high`, `posts_low`), so that they are no interval. A column with such a name that is
// neither is a mistake.
//
// A band behind an interval (`band_low`, `band_high`) is of the same estimate.
//
// An interval holds its estimate, has both ends or none, and its ends differ: one without width
// says that a number is certain where only all draws agreed.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/sql_text.h"

namespace resettle {

struct IntervalColumns {
  std::string estimate, low, high;
};

struct FoundIntervals {
  std::vector<IntervalColumns> intervals;
  std::vector<std::string> mistakes;
};

inline FoundIntervals find_intervals(const Columns& columns) {
  const auto prefix = [](const std::string& name, const std::string& end) -> std::string {
    if (name == end) return "of the column before";
    if (name.size() > end.size() && name.ends_with("_" + end)) {
      return name.substr(0, name.size() - end.size());
    }
    return "";
  };
  FoundIntervals found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string low = prefix(columns[i].name, "low"), high = prefix(columns[i].name, "high");
    if (low.empty() && high.empty()) continue;
    if (i + 1 == columns.size()) {
      found.mistakes.push_back(columns[i].name);
      continue;
    }
    const std::string& next = columns[i + 1].name;
    if (!high.empty()) {  // a group, and the other group
      if (prefix(next, "low") != high) found.mistakes.push_back(columns[i].name);
      ++i;
      continue;
    }
    const bool is_interval = i > 0 && prefix(next, "high") == low &&
                             columns[i].type == columns[i + 1].type &&
                             columns[i].type == columns[i - 1].type;
    if (is_interval) {
      const bool is_band = low == "band_" && !found.intervals.empty() &&
                           found.intervals.back().high == columns[i - 1].name;
      const std::string& estimate = is_band ? found.intervals.back().estimate : columns[i - 1].name;
      found.intervals.push_back({estimate, columns[i].name, next});
    } else {
      found.mistakes.push_back(columns[i].name);
    }
    ++i;
  }
  return found;
}

// Rows of which something is known by definition, or in whole days.
inline std::string without_width_by_definition(const std::string& table,
                                               const std::string& estimate) {
  if (table == "retention") return "day = 0";    // the clock's start: everybody is there
  if (estimate == "median_days") return "TRUE";  // ends may lie on one day
  // A clear jump has one day, which is as wide as that day.
  if (table == "detected_breaks" || table == "break_search") return "TRUE";
  return "FALSE";
}

// The upper end of a median stay is NULL if so many never left.
inline std::string open_by_definition(const std::string& estimate) {
  return estimate == "median_days" ? "TRUE" : "FALSE";
}

struct CheckedIntervals {
  std::int64_t checked = 0;
  std::vector<std::string> faults;  // one sentence each
};

// Of a table that the workspace sees.
inline CheckedIntervals check_intervals(Workspace& workspace, const std::string& table,
                                        const Columns& columns) {
  const FoundIntervals found = find_intervals(columns);
  CheckedIntervals result;
  for (const std::string& column : found.mistakes) {
    result.faults.push_back(fmt::format("{}.{} is no end of an interval", table, column));
  }
  for (const auto& [e, l, h] : found.intervals) {
    const auto count = [&](const std::string& condition) {
      return workspace
          .query(fmt::format("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {} WHERE {}",
                             sql_identifier(table), condition))
          ->integer(0, 0);
    };
    result.checked += count(l + " IS NOT NULL");
    const std::vector<std::pair<std::string, std::string>> promises = {
        {"leave their estimate out", fmt::format("{0} > {1} OR {2} < {1}", l, e, h)},
        {"have no estimate", fmt::format("{} IS NULL AND {} IS NOT NULL", e, l)},
        {"have one end",
         fmt::format("({} IS NULL) <> ({} IS NULL) AND NOT {}", l, h, open_by_definition(e))},
        {"have no width",
         fmt::format("{} = {} AND NOT ({})", l, h, without_width_by_definition(table, e))}};
    for (const auto& [fault, condition] : promises) {
      const std::int64_t rows = count(condition);
      if (rows == 0) continue;
      const auto first = workspace.query(fmt::format(
          "SELECT CAST({} AS STRING), CAST({} AS STRING), CAST({} AS STRING) FROM {} WHERE {}", e,
          l, h, sql_identifier(table), condition));
      const auto cell = [&](std::size_t column) {
        return first->is_null(column, 0) ? "none" : std::string(first->text(column, 0));
      };
      result.faults.push_back(fmt::format("{}: {} intervals of {} {}, e.g. {} [{}, {}]", table,
                                          rows, e, fault, cell(0), cell(1), cell(2)));
    }
  }
  return result;
}

}  // namespace resettle
