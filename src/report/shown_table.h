// A table as the page shows it: cells as numbers for figures and sorting, and in words for readers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/analysis.h"
#include "engine/rows.h"

namespace resettle {

struct ShownCell {
  std::string json;   // the value; texts with control characters made visible
  std::string words;  // as a reader sees it
};

struct ShownTable {
  std::string name;
  std::string caption;
  bool shown = true;
  Columns columns;
  std::vector<std::string> titles;           // a heading a column
  std::vector<std::vector<ShownCell>> rows;  // as many as the figures or the page want
  std::int64_t total = 0;
  std::optional<std::int64_t> figure_rows;  // how many of `rows` the figures are given; empty: all
  std::int64_t page_rows = 500;             // how many the page holds
  std::string left_out = {};  // one sentence on rows that may not leave; empty if all are here
  std::string nothing = {};   // one sentence where no cell says anything; empty where one does
};

ShownTable shown_table(const Rows& rows, const AnalysisTable& how, std::int64_t total);

// The sentence `nothing` of a table that has no rows, or whose columns are all NULL but for those
// of `grain`, those that only name what the row is about (topic_name of a topic) and the reasons.
// It gives the reason where the table has one. Empty for any other table.
std::string nothing_in(const ShownTable& table, const std::vector<std::string>& grain);

// {"total": n, "left_out": sentence, "columns": {column: {"values": […], "words": […]}}}, which
// figures/tables.ts unpacks into a Table. Without a sentence there is no left_out. A word is 0
// where it is the value itself; "words" is left out where all are.
std::string json_of(const ShownTable& table);

// A folded table, or the sentence that says why it has no values; nothing if it has no rows:
// sorting, copying and the download are the page script's.
std::string html_of(const ShownTable& table);

}  // namespace resettle
