// The columns of a Parquet file as an importer and `new` read them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace resettle {

struct ParquetColumn {
  std::string name;
  std::string as_text;  // SQL: its value as text; lists as JSON, as they come from lines of it
};

// In the order of the file. Throws UserError, which calls the file `name`, where it is no Parquet.
std::vector<ParquetColumn> parquet_columns(Workspace& workspace, const std::filesystem::path& file,
                                           const std::string& name);

// The file as a table in SQL: its path is no pattern, and folders in it such as `likes=5` are no
// columns. `options` follow as they are: ", file_row_number = true".
std::string parquet_rows(const std::filesystem::path& file, const std::string& options = "");
// The rows of a statement on such a file. Throws UserError, which calls it `name`, where it is
// damaged.
std::unique_ptr<Rows> read_parquet(Workspace& workspace, const std::string& select,
                                   const std::string& name);

}  // namespace resettle
