#include "ingest/detect.h"

#include "base/error.h"
#include "ingest/sample.h"
#include "ingest/source_format.h"

namespace resettle {

Detected detect(const std::filesystem::path& path) {
  const Sample sample = sample_of(path);
  for (const bool asks_general : {false, true}) {
    for (const SourceFormat& format : all_source_formats()) {
      // A format that maps columns reads any table: the others are asked first.
      if (format.declared.has_key("columns") != asks_general) continue;
      std::optional<Detected> detected = format.detect(sample);
      if (!detected) continue;
      detected->format = format.declared.name;
      detected->encoding = sample.encoding;
      return *detected;
    }
  }
  throw UserError({path.string(), 1, 1}, "no line of it is a JSON object",
                  "Exports are .jsonl, .ndjson, .csv, .tsv or .parquet files.");
}

}  // namespace resettle
