#include "ingest/table/parquet_columns.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/error.h"
#include "engine/sql_text.h"

namespace resettle {

std::vector<ParquetColumn> parquet_columns(Workspace& workspace, const std::filesystem::path& file,
                                           const std::string& name) {
  std::vector<ParquetColumn> columns;
  try {
    const auto described =
        workspace.query(fmt::format("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM "
                                    "read_parquet({}))",
                                    sql_literal(file.string())));
    for (std::size_t row = 0; row < described->size(); ++row) {
      const std::string column(described->text(0, row));
      const bool is_list = described->text(1, row).ends_with("[]");
      columns.push_back({column, fmt::format("CAST({}({}) AS VARCHAR)", is_list ? "to_json" : "",
                                             sql_identifier(column))});
    }
  } catch (const std::logic_error&) {
    throw UserError({.file = name}, "this is no Parquet file", "Export it again.");
  }
  return columns;
}

}  // namespace resettle
