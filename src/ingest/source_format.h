// A format of raw files is a folder of ingest/. A source file of it begins with the format's header
// (cmake/headers.py) and defines the three functions below; the build lists all of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/detect.h"
#include "ingest/line_file.h"
#include "ingest/records.h"
#include "ingest/sample.h"
#include "study/sources.h"
#include "tables/output.h"

namespace resettle {

struct SourceFormat {
  DeclaredFormat declared;
  // Files of this ending that fill a folder are one source for `new`; empty: each is one.
  std::string gathered;
  std::string place;    // of the source with the header, below src/
  std::string version;  // of what it is compiled from

  // detect_<name>: what `new` writes of a file that looks like this; none if it is of another
  // format.
  std::optional<Detected> (*detect)(const Sample& sample);
  // import_<name>: reads a file into raw tables of its kinds, `quarantine` and `raw_files`.
  void (*import)(const Source& source, const Source::File& file, const RecordRules& rules,
                 Output& output);
  // reread_<name>: a record as it stands in the file; none if the file is shorter now.
  std::optional<std::string> (*reread)(const std::filesystem::path& file, const RecordPlace& place);
};

// By name.
const std::vector<SourceFormat>& all_source_formats();
const SourceFormat& source_format(std::string_view name);
std::vector<DeclaredFormat> declared_formats();

}  // namespace resettle
