#include "ingest/parquet_columns.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/error.h"
#include "engine/sql_text.h"

namespace resettle {

std::string parquet_rows(const std::filesystem::path& file, const std::string& options) {
  return fmt::format("read_parquet({}, hive_partitioning = false{})",
                     sql_literal(sql_path_text(file.string())), options);
}

std::vector<ParquetColumn> parquet_columns(Workspace& workspace, const std::filesystem::path& file,
                                           const std::string& name) {
  std::vector<ParquetColumn> columns;
  try {
    const auto described =
        workspace.query(fmt::format("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM "
                                    "{})",
                                    parquet_rows(file)));
    for (std::size_t row = 0; row < described->size(); ++row) {
      const std::string column(described->text(0, row));
      const bool is_list = described->text(1, row).ends_with("[]");
      columns.push_back({column, fmt::format("CAST({}({}) AS VARCHAR)", is_list ? "to_json" : "",
                                             sql_identifier(column))});
    }
  } catch (const std::logic_error&) {
    throw UserError({.file = name}, "this is no Parquet file, or a damaged one",
                    "Export it again.");
  }
  return columns;
}

std::unique_ptr<Rows> read_parquet(Workspace& workspace, const std::string& select,
                                   const std::string& name) {
  try {
    return workspace.query(select);
  } catch (const std::logic_error& error) {
    const std::string message = error.what();
    throw UserError({.file = name},
                    "the Parquet file is damaged: " + message.substr(0, message.find('\n')),
                    "Export it again.");
  }
}

}  // namespace resettle
