#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "ingest/absent.h"
#include "ingest/csv.h"
#include "ingest/encoding.h"
#include "ingest/import.h"
#include "ingest/raw_tables.h"
#include "ingest/source_format.h"
#include "resources.h"
#include "tables/engine_version.h"
#include "tables/schedule.h"

namespace resettle {
namespace {

// 0 of a file that was moved away: who only reads tables needs none.
std::uintmax_t size_of(const std::filesystem::path& file) {
  std::error_code away;
  const std::uintmax_t size = std::filesystem::file_size(file, away);
  return away ? 0 : size;
}

std::string settings_of(const Source& source) {
  std::vector<Value::Member> columns;
  for (const auto& [name, column] : source.columns) columns.push_back({name, column});
  return Value::object({{"columns", Value::object(columns)},
                        {"format", source.format},
                        {"kind", source.kind},
                        {"registered_from_id", source.registered_from_id},
                        {"scheme", source.scheme.value_or("")},
                        {"time_format", source.time_format.value_or("")},
                        {"timezone", source.timezone.value_or("")}})
      .dump();
}

// What tells the languages of texts.
Ingredient language_model() {
  static const Ingredient model = ingredient("maker", "lid.176.ftz", resource("lid.176.ftz"));
  return model;
}

// A raw file when its checksum was taken.
struct Summed {
  std::optional<FileStamp> stamp;  // none of a file that was moved away
  std::string sha256;
};

// `make`, if the file still is the one whose checksum was taken, before and after.
std::function<void(Output&)> of_unchanged(const std::filesystem::path& path,
                                          const std::string& name, const Summed& summed,
                                          std::function<void(Output&)> make) {
  return [=, make = std::move(make), before = summed.stamp](Output& output) {
    const auto check_stamp = [&] {
      if (before && stamp(path) == *before) return;
      throw UserError({.file = name}, "the file changed while the study was run",
                      "Run again when whatever writes it is done.");
    };
    check_stamp();
    make(output);
    check_stamp();
  };
}

std::vector<std::string> tables_of(const SourceFormat& format, const Source& source) {
  std::vector<std::string> tables;
  for (const std::string& kind : format.declared.kinds) {
    if (source.kind.empty() || source.kind == kind) {
      tables.push_back(raw_table_name(kind_named(kind)));
    }
  }
  tables.insert(tables.end(), {"quarantine", "raw_files"});
  return tables;
}

FilePart part_of(const Source& source, const Source::File& file, const Study& study,
                 const Summed& summed) {
  FilePart part;
  part.file = file.name;
  part.bytes = size_of(file.path);
  const SourceFormat& format = source_format(source.format);
  part.tables = tables_of(format, source);
  part.ingredients = {{"file", file.name, summed.sha256},
                      {"key", "study.key", study.key_fingerprint()},
                      ingredient("maker", format.place, format.version),
                      engine_ingredient(),
                      language_model(),
                      ingredient("setting", "source", settings_of(source))};
  part.make =
      of_unchanged(file.path, file.name, summed, [&format, &source, &study, file](Output& output) {
        RecordRules rules{Identity(study.key), TimeReader(source.timezone, source.time_format),
                          source.registered_from_id, source.scheme.value_or(""), file.name};
        // Beside the tables: the rows are of people, and the system's own folder may be in memory.
        if (!study.folder.empty()) rules.scratch = study.folder / "cache";
        format.import(source, file, rules, output);
      });
  return part;
}

std::optional<bool> yes_or_no(std::string_view text) {
  const std::string lower = lower_ascii(trim(text));
  for (const char* yes : {"yes", "y", "true", "1"}) {
    if (lower == yes) return true;
  }
  for (const char* no : {"no", "n", "false", "0"}) {
    if (lower == no) return false;
  }
  return std::nullopt;
}

// Decisions are few and decide everything: any fault in the file stops the run.
class DecisionsReader {
 public:
  DecisionsReader(const std::string& name, const LineRule& rule, const Identity& identity)
      : name_(name),
        record_(rule),
        separator_(rule.separator),
        identity_(identity),
        rows_(raw_columns("raw_decisions")) {}

  void read_header(const RawLine& line, std::string_view text) {
    record_.split(text);
    width_ = record_.fields().size();
    for (std::size_t i = 0; i < width_; ++i) {
      const std::string_view field = trim(record_.fields()[i]);
      if (field == "user_id" || field == "creator_hash") {
        id_ = i;
        by_hash_ = field == "creator_hash";
      }
      if (field == "included") included_ = i;
      if (field == "reason") reason_ = i;
    }
    if (!id_ || !included_) {
      throw UserError({name_, static_cast<long>(line.line), 0},
                      "decisions need the columns user_id (or creator_hash) and "
                      "included",
                      "Name them in the first line: user_id,included,reason");
    }
  }

  void read(const RawLine& line, std::string_view text) {
    const Place place{name_, static_cast<long>(line.line), 0};
    if (holds_decisions(text)) {
      throw UserError(
          place,
          fmt::format("a quote opens in this line and closes in line {}",
                      line.line + line.lines - 1),
          "Delete a quote that does not belong there, or write the reason in one line.");
    }
    if (record_.split(text) == CsvRecord::State::open_quote || record_.fields().size() != width_) {
      throw UserError(place, fmt::format("the line has not {} fields", width_),
                      "Put fields that hold commas in double quotes.");
    }
    const std::string_view id = trim(record_.fields()[*id_]);
    if (is_nobody(id) || is_rounded_id(id)) {
      throw UserError(place, fmt::format("\"{}\" is no id", printable(id)),
                      "Write ids as the collector did; spreadsheets round long numbers.");
    }
    const auto included = yes_or_no(record_.fields()[*included_]);
    if (!included) {
      throw UserError(place,
                      fmt::format("included is \"{}\"", printable(record_.fields()[*included_])),
                      "Write yes or no.");
    }
    const Pseudonym user =
        by_hash_ ? identity_.of_creator_hash(lower_ascii(id)) : identity_.of_user_id(id);
    const auto [known, is_new] =
        seen_.emplace(std::string(user.view()), std::pair(line.line, *included));
    if (!is_new) {
      if (known->second.second == *included) return;
      throw UserError(
          place, fmt::format("the decision differs from the one in line {}", known->second.first),
          "Keep one of the two lines.");
    }
    rows_.row().text(name_).integer(line.line).integer(line.byte).text(user.view());
    rows_.boolean(*included);
    const std::string_view reason = reason_ ? trim(record_.fields()[*reason_]) : "";
    if (reason.empty()) {
      rows_.null();
    } else {
      rows_.text(reason);
    }
  }

  RowList& rows() { return rows_; }

 private:
  // Whether a line behind the record's first one is a decision by itself.
  bool holds_decisions(std::string_view text) const {
    LineFields line;
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
      const std::size_t end = text.find('\n', at + 1);
      fields_of_line(text.substr(at + 1, end - at - 1), separator_, line);
      if (line.fields.size() == width_ && yes_or_no(line.fields[*included_])) return true;
    }
    return false;
  }

  std::string name_;
  CsvRecord record_;
  char separator_;
  const Identity& identity_;
  RowList rows_;
  std::size_t width_ = 0;
  std::optional<std::size_t> id_, included_, reason_;
  bool by_hash_ = false;
  std::map<std::string, std::pair<std::int64_t, bool>> seen_;
};

void import_decisions(const Study& study, Output& output) {
  const LineFile file(*study.decisions, study.decisions_name, LineContent::csv);
  const LineRule rule = csv_rule(file.bytes());
  const Identity identity(study.key);
  DecisionsReader reader(study.decisions_name, rule, identity);
  LineCursor cursor(file, rule);
  bool is_header = true;
  std::string decoded;
  cursor.begin(file.whole());
  while (const auto line = cursor.next()) {
    if (trim(line->bytes).empty()) continue;
    std::string_view text = line->bytes;
    if (decode_line(text, decoded) != LineEncoding::utf8) text = decoded;
    if (is_header) {
      reader.read_header(*line, text);
      is_header = false;
    } else {
      reader.read(*line, text);
    }
  }
  if (is_header) {
    throw UserError({study.decisions_name, 1, 0}, "the file is empty",
                    "Its first line is: user_id,included,reason");
  }
  output.write("raw_decisions", reader.rows(), "line");
}

// The SHA-256 of every raw file. They are independent, and together take as long as a tenth of
// reading the files.
std::map<std::filesystem::path, Summed> checksums_of(const Study& study, const Checksum& checksum,
                                                     int threads) {
  std::map<std::filesystem::path, Summed> checksums;
  for (const Source& source : study.sources) {
    for (const Source::File& file : source.files) checksums[file.path];
  }
  if (study.decisions) checksums[*study.decisions];
  std::vector<Task> tasks;
  for (auto& [path, summed] : checksums) {
    const auto sum = [&checksum, &path = path, &summed = summed] {
      std::error_code away;
      if (std::filesystem::exists(path, away)) summed.stamp = stamp(path);
      summed.sha256 = checksum(path);
    };
    tasks.push_back({sum, {}, static_cast<double>(size_of(path))});
  }
  run_tasks(tasks, threads_for(threads));
  return checksums;
}

}  // namespace

std::vector<FilePart> raw_parts(const Study& study, const Checksum& checksum, int threads) {
  const auto checksums = checksums_of(study, checksum, threads);
  std::vector<FilePart> parts;
  for (const Source& source : study.sources) {
    for (const Source::File& file : source.files) {
      parts.push_back(part_of(source, file, study, checksums.at(file.path)));
    }
  }
  if (study.decisions) {
    const Summed& summed = checksums.at(*study.decisions);
    FilePart part;
    part.file = study.decisions_name;
    part.tables = {"raw_decisions"};
    part.ingredients = {
        {"file", study.decisions_name, summed.sha256},
        {"key", "study.key", study.key_fingerprint()},
        engine_ingredient(),
        ingredient("maker", "ingest/raw_parts.cpp", source_version("ingest/raw_parts.cpp"))};
    part.make = of_unchanged(*study.decisions, study.decisions_name, summed,
                             [&study](Output& output) { import_decisions(study, output); });
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace resettle
