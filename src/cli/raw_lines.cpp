#include "cli/raw_lines.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/session.h"
#include "ingest/csv.h"
#include "ingest/source_format.h"

namespace resettle {

namespace {

// None where no source, nor the decisions, is called so.
std::optional<std::string> reread(const Study& study, const std::string& file,
                                  const RecordPlace& place, bool& is_known) {
  is_known = true;
  for (const Source& source : study.sources) {
    for (const Source::File& one : source.files) {
      if (one.name == file) return source_format(source.format).reread(one.path, place);
    }
  }
  if (study.decisions && study.decisions_name == file) {
    const MappedFile decisions(*study.decisions);
    return record_at(decisions.bytes(), csv_rule(decisions.bytes()), place);
  }
  is_known = false;
  return std::nullopt;
}

}  // namespace

std::string raw_line(const Study& study, const std::string& file, std::int64_t line,
                     std::int64_t byte) {
  bool is_known = false;
  if (const auto record = reread(study, file, {line, byte}, is_known)) return *record;
  const std::string run_again = command_line("run", study.folder);
  if (is_known) {
    throw UserError({file, static_cast<long>(line), 0}, "the file is shorter now",
                    fmt::format("Run again: `{}`.", run_again));
  }
  throw UserError({.file = file}, "the file is no longer among the sources",
                  fmt::format("Put it back, or run again: `{}`.", run_again));
}

}  // namespace resettle
