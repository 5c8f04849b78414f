#include "cli/raw_lines.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/session.h"
#include "ingest/csv.h"
#include "ingest/ending.h"

namespace resettle {

namespace {

std::string record_at(const Study& study, const Source::File& file, std::int64_t line,
                      std::int64_t byte) {
  const TableFile kind = table_file(file.path);
  if (kind == TableFile::parquet) return fmt::format("(row {} of a Parquet file)", line);
  const MappedFile mapped(file.path);
  const std::string_view bytes = mapped.bytes();
  const LineRule rule = kind == TableFile::csv ? csv_rule(bytes) : LineRule();
  if (byte >= static_cast<std::int64_t>(bytes.size())) {
    throw UserError({file.name, static_cast<long>(line), 0}, "the file is shorter now",
                    fmt::format("Run again: `{}`.", command_line("run", study.folder)));
  }
  LineCursor cursor(bytes, rule);
  cursor.begin({static_cast<std::size_t>(byte), bytes.size(), line});
  return std::string(cursor.next()->bytes);
}

}  // namespace

std::string raw_line(const Study& study, const std::string& file, std::int64_t line,
                     std::int64_t byte) {
  std::vector<Source::File> files;
  for (const Source& source : study.sources) {
    files.insert(files.end(), source.files.begin(), source.files.end());
  }
  if (study.decisions) files.push_back({*study.decisions, study.decisions_name});
  for (const Source::File& one : files) {
    if (one.name == file) return record_at(study, one, line, byte);
  }
  throw UserError(
      {.file = file}, "the file is no longer among the sources",
      fmt::format("Put it back, or run again: `{}`.", command_line("run", study.folder)));
}

}  // namespace resettle
