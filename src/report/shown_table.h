// A table as the page shows it: cells as numbers for figures and sorting, and in words for readers.
#pragma once

#include <cstdint>
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
  std::vector<std::vector<ShownCell>> rows;  // at most the first `AnalysisTable::rows`
  std::int64_t total = 0;
};

ShownTable shown_table(const Rows& rows, const AnalysisTable& how, std::int64_t total);

// {"rows": [{column: value}], "words": [{column: text}], "total": n}: a Table of figures/figure.ts.
std::string json_of(const ShownTable& table);

// A folded table: sorting, copying and the download are the page script's.
std::string html_of(const ShownTable& table);

}  // namespace resettle
