// What a table's file is, by its ending.
#pragma once

#include <filesystem>

namespace resettle {

enum class TableFile { csv, json_lines, parquet, other };

// .csv .tsv .txt, .jsonl .ndjson .json, .parquet, in small letters or capitals.
TableFile table_file(const std::filesystem::path& path);

}  // namespace resettle
