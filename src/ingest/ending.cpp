#include "ingest/ending.h"

#include "base/text.h"

namespace resettle {

TableFile table_file(const std::filesystem::path& path) {
  const std::string ending = lower_ascii(path.extension().string());
  if (ending == ".csv" || ending == ".tsv" || ending == ".txt") return TableFile::csv;
  if (ending == ".jsonl" || ending == ".ndjson" || ending == ".json") return TableFile::json_lines;
  if (ending == ".parquet") return TableFile::parquet;
  return TableFile::other;
}

}  // namespace resettle
