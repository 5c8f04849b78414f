#include "cli/raw_lines.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/session.h"
#include "ingest/csv.h"
#include "ingest/source_format.h"

namespace resettle {

namespace {

// None if the file is shorter now.
std::optional<std::string> reread(const Study& study, const std::string& file,
                                  const RecordPlace& place) {
  for (const Source& source : study.sources) {
    for (const Source::File& one : source.files) {
      if (one.name == file) return source_format(source.format).reread(one.path, place);
    }
  }
  if (study.decisions && study.decisions_name == file) {
    const MappedFile decisions(*study.decisions);
    return record_at(decisions.bytes(), csv_rule(decisions.bytes()), place);
  }
  throw UserError(
      {.file = file}, "the file is no longer among the sources",
      fmt::format("Put it back, or run again: `{}`.", command_line("run", study.folder)));
}

}  // namespace

std::string raw_line(const Study& study, const std::string& file, std::int64_t line,
                     std::int64_t byte) {
  if (const auto record = reread(study, file, {line, byte})) return *record;
  throw UserError({file, static_cast<long>(line), 0}, "the file is shorter now",
                  fmt::format("Run again: `{}`.", command_line("run", study.folder)));
}

}  // namespace resettle
