#include "cli/raw_lines.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/session.h"
#include "ingest/csv.h"
#include "ingest/ending.h"

namespace resettle {

std::string raw_line(const Study& study, const std::string& file, std::int64_t line,
                     std::int64_t byte) {
  for (const Source& source : study.sources) {
    for (const Source::File& one : source.files) {
      if (one.name != file) continue;
      const TableFile kind = table_file(one.path);
      if (kind == TableFile::parquet) return fmt::format("(row {} of a Parquet file)", line);
      const MappedFile mapped(one.path);
      const std::string_view bytes = mapped.bytes();
      const LineRule rule = kind == TableFile::csv ? csv_rule(bytes) : LineRule();
      if (byte >= static_cast<std::int64_t>(bytes.size())) {
        throw UserError({file, static_cast<long>(line), 0}, "the file is shorter now",
                        fmt::format("Run again: `{}`.", command_line("run", study.folder)));
      }
      LineCursor cursor(bytes, rule);
      cursor.begin({static_cast<std::size_t>(byte), bytes.size(), line});
      return std::string(cursor.next()->bytes);
    }
  }
  throw UserError(
      {.file = file}, "the file is no longer among the sources",
      fmt::format("Put it back, or run again: `{}`.", command_line("run", study.folder)));
}

}  // namespace resettle
