// From the sources of a study to the parts of its raw tables.
#pragma once

#include <vector>

#include "ingest/line_format.h"
#include "study/study.h"
#include "tables/graph.h"

namespace resettle {

// Gives the SHA-256 of a file; called from several threads.
using Checksum = std::function<std::string(const std::filesystem::path&)>;

// One part a raw file, and one for the decisions file.
std::vector<FilePart> raw_parts(const Study& study, const Checksum& checksum, int threads);

// Reads one file of lines: raw tables of the kinds met, imported labels, quarantine, counts.
void import_file(const LineFormat& format, const Source::File& file, const RecordRules& rules,
                 Output& output);

// Records that a quote may have joined from several (RawLine::may_be_several).
struct JoinedRecords {
  std::int64_t records = 0;
  std::int64_t lines = 0;
  // Of the longest, of which the first.
  std::int64_t first_line = 0;
  std::int64_t last_line = 0;

  void add(const JoinedRecords& other);
};

struct FileCounts {
  std::int64_t lines = 0;
  std::int64_t blank_lines = 0;
  std::array<std::int64_t, 4> records{};  // by Kind
  std::int64_t quarantined = 0;
  std::int64_t quarantined_lines = 0;
  std::int64_t continued_lines = 0;  // behind the first of their record
  JoinedRecords joined;
  std::int64_t gb18030 = 0;
  std::int64_t repaired = 0;
};
// Writes them to raw_files. import_file does so itself; files without lines (Parquet) are counted
// by whoever reads them.
void write_file_counts(const std::string& file, const std::string& format, std::int64_t bytes,
                       const FileCounts& counts, Output& output);

}  // namespace resettle
