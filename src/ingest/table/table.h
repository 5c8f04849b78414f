// Any other table: CSV, TSV, JSONL or Parquet, read by the source's `columns`.
#pragma once

#include "ingest/format.h"
#include "study/study.h"
#include "tables/graph.h"

namespace resettle {

// Reads one file of a source of format `table`, by its ending: .csv .tsv .txt, .jsonl .ndjson
// .json, .parquet. A mapped column that the file does not have is a UserError naming the nearest.
void import_table(const Source& source, const Source::File& file, const RecordRules& rules,
                  Output& output);

}  // namespace resettle
