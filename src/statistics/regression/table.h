// For the tests of this folder: a literal table whose last column is the outcome becomes a design.
#pragma once

#include <initializer_list>
#include <utility>

#include "statistics/regression/regression.h"

namespace resettle::statistics {

struct TestTable {
  // Rows of explaining columns and, last, the outcome.
  TestTable(std::vector<std::string> column_names, std::initializer_list<std::vector<double>> rows)
      : names(std::move(column_names)) {
    for (const auto& row : rows) add(row);
  }
  void add(const std::vector<double>& row) {
    values.insert(values.end(), row.begin(), row.end() - 1);
    outcome.push_back(row.back());
  }
  Design design() const { return {values, names.size(), names}; }

  std::vector<std::string> names;
  std::vector<double> values, outcome;
};

}  // namespace resettle::statistics
