#include "tables/output.h"

#include "base/error.h"

namespace resettle {

void Output::write(const std::string& table, RowSource& rows, std::string_view order_by) {
  const bool is_sorted = one_reader_ && rows.is_sorted_for_one();
  keep(table, workspace.write(rows, is_sorted ? "" : order_by, file_of_(table)));
}

void Output::write(const std::string& table, std::string_view select) {
  keep(table, workspace.write(select, file_of_(table)));
}

void Output::keep(const std::string& table, Written written) {
  check(written_.emplace(table, std::move(written)).second, table + " is written once");
}

}  // namespace resettle
