// Any CSV, TSV, JSONL or Parquet file, whose columns the page names.
// format: table
// kinds: users, posts, comments, labels
// keys: kind, columns, time_format, scheme
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

#include "base/error.h"
#include "base/text.h"
#include "base/value.h"
#include "engine/sql_text.h"
#include "ingest/csv.h"
#include "ingest/encoding.h"
#include "ingest/ending.h"
#include "ingest/import.h"
#include "ingest/json_lines.h"
#include "ingest/parquet_columns.h"
#include "ingest/raw_tables.h"
#include "ingest/refused.h"

namespace resettle {
namespace {

// (slot of the kind, name of the file's column), in the order of the slots.
struct MappedColumn {
  std::size_t slot;
  std::string name;
};

std::vector<MappedColumn> mapped_columns(const Source& source) {
  const std::span<const Field> fields = fields_of(kind_named(source.kind));
  std::vector<MappedColumn> columns;
  for (std::size_t slot = 0; slot < fields.size(); ++slot) {
    const auto found = source.columns.find(std::string(fields[slot].name));
    if (found != source.columns.end()) columns.push_back({slot, found->second});
  }
  return columns;
}

[[noreturn]] void refuse_missing(const Place& place, const std::string& wanted,
                                 const std::vector<std::string>& there) {
  const std::string near = nearest_name(wanted, there);
  throw UserError(place, fmt::format("the file has no column \"{}\"", wanted),
                  near.empty() ? fmt::format("It has: {}.", join(there, ", "))
                               : fmt::format("Did you mean \"{}\"?", near));
}

class CsvParser : public LineParser {
 public:
  CsvParser(Kind kind, const LineRule& rule,
            const std::vector<std::pair<std::size_t, std::size_t>>& slots)
      : kind_(kind), record_(rule), width_(rule.fields), slots_(slots) {}

  Refusal parse(const RawLine& line, Kind& kind, Fields& fields, LineNotes& notes) override {
    kind = kind_;
    std::string_view text = line.bytes;
    const LineEncoding encoding = decode_line(text, decoded_);
    if (encoding != LineEncoding::utf8) {
      notes.gb18030 = encoding == LineEncoding::gb18030;
      notes.repaired = encoding == LineEncoding::repaired;
      text = decoded_;
    }
    // RecordWriter puts U+FFFD in the place of NUL characters; here they are counted.
    if (text.find('\0') != std::string_view::npos) notes.repaired = true;
    if (record_.split(text) == CsvRecord::State::open_quote) {
      return Reason{ReasonCode::open_quote, "a quote is not closed before a separator"};
    }
    const std::size_t found = record_.fields().size();
    if (found != width_) {
      if (line.is_last_and_torn && found < width_) {
        return Reason{ReasonCode::torn_line, "torn last line"};
      }
      return Reason{ReasonCode::field_count,
                    fmt::format("{} fields where the header has {}", found, width_)};
    }
    for (const auto& [position, slot] : slots_) fields.set(slot, record_.fields()[position]);
    return {};
  }

 private:
  Kind kind_;
  CsvRecord record_;
  std::size_t width_;
  const std::vector<std::pair<std::size_t, std::size_t>>& slots_;
  std::string decoded_;
};

class CsvFormat : public LineFormat {
 public:
  CsvFormat(const Source& source, const Source::File& file) : kind_(kind_named(source.kind)) {
    const LineFile lines(file.path, file.name, LineContent::csv);
    rule_ = csv_rule(lines.bytes());
    LineCursor cursor(lines, rule_);
    cursor.begin(lines.whole());
    auto first = cursor.next();
    while (first && trim(first->bytes).empty()) first = cursor.next();
    if (!first) throw UserError({file.name, 1, 0}, "the file is empty", "Export it again.");
    const auto header_line = static_cast<long>(first->line);
    std::string decoded;
    std::string_view header = first->bytes;
    if (decode_line(header, decoded) != LineEncoding::utf8) header = decoded;
    CsvRecord record(rule_);
    if (record.split(header) == CsvRecord::State::open_quote) {
      throw UserError({file.name, header_line, 0},
                      "the header has a quote that is not closed before a separator",
                      "Mend the first line.");
    }
    std::vector<std::string> names;
    for (const std::string_view name : record.fields()) names.emplace_back(trim(name));
    rule_.fields = names.size();
    for (const MappedColumn& column : mapped_columns(source)) {
      const auto found = std::find(names.begin(), names.end(), column.name);
      if (found == names.end()) refuse_missing({file.name, header_line, 0}, column.name, names);
      if (std::find(found + 1, names.end(), column.name) != names.end()) {
        throw UserError({file.name, header_line, 0},
                        fmt::format("two columns are called \"{}\"", column.name),
                        "Rename one of them in the header.");
      }
      slots_.emplace_back(static_cast<std::size_t>(found - names.begin()), column.slot);
    }
  }

  std::string name() const override { return rule_.separator == '\t' ? "tsv" : "csv"; }
  LineContent content() const override { return LineContent::csv; }
  LineRule rule() const override { return rule_; }
  Kind usual_kind() const override { return kind_; }
  int header_records() const override { return 1; }
  std::unique_ptr<LineParser> parser() const override {
    return std::make_unique<CsvParser>(kind_, rule_, slots_);
  }

 private:
  Kind kind_;
  LineRule rule_;
  std::vector<std::pair<std::size_t, std::size_t>> slots_;  // position in the file, our slot
};

// Which of the mapped columns any record has named so far; written by many threads.
using NamedColumns = std::vector<std::atomic<bool>>;

class JsonParser : public LineParser {
 public:
  JsonParser(Kind kind, const std::vector<MappedColumn>& columns, NamedColumns& named)
      : kind_(kind), columns_(columns), named_(named), json_(names_of(columns)) {}

  Refusal parse(const RawLine& line, Kind& kind, Fields& fields, LineNotes& notes) override {
    kind = kind_;
    if (Refusal refusal = json_.parse(line, notes)) return refusal;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (json_.has(i)) fields.set(columns_[i].slot, json_[i]);
      if (json_.names(i) && !named_[i].load(std::memory_order_relaxed)) named_[i] = true;
    }
    return {};
  }

 private:
  static std::vector<std::string> names_of(const std::vector<MappedColumn>& columns) {
    std::vector<std::string> names;
    for (const MappedColumn& column : columns) names.push_back(column.name);
    return names;
  }

  Kind kind_;
  const std::vector<MappedColumn>& columns_;
  NamedColumns& named_;
  JsonLines json_;
};

class JsonFormat : public LineFormat {
 public:
  explicit JsonFormat(const Source& source)
      : kind_(kind_named(source.kind)), columns_(mapped_columns(source)), named_(columns_.size()) {}

  std::string name() const override { return "jsonl"; }
  LineContent content() const override { return LineContent::json_lines; }
  Kind usual_kind() const override { return kind_; }
  std::unique_ptr<LineParser> parser() const override {
    return std::make_unique<JsonParser>(kind_, columns_, named_);
  }

  // Records may leave keys out, so that only the whole file tells that a column is not there.
  void refuse_unnamed(const Source::File& file) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (named_[i]) continue;
      const std::vector<std::string> there = keys_of_first_record(file);
      if (!there.empty()) refuse_missing({file.name, 1, 0}, columns_[i].name, there);
    }
  }

 private:
  // Empty when the file holds no record.
  static std::vector<std::string> keys_of_first_record(const Source::File& file) {
    const LineFile lines(file.path, file.name, LineContent::json_lines);
    LineCursor cursor(lines, {});
    cursor.begin(lines.whole());
    while (const auto line = cursor.next()) {
      const std::optional<Value> record = parse_outermost(line->bytes, 1);
      std::vector<std::string> keys;
      if (record && record->is_object()) {
        for (const auto& [key, value] : record->members()) keys.push_back(key);
      }
      if (!keys.empty()) return keys;
    }
    return {};
  }

  Kind kind_;
  std::vector<MappedColumn> columns_;
  mutable NamedColumns named_;
};

// Rows of a Parquet file; line n is its n-th row.
class ParquetSource : public RowSource {
 public:
  ParquetSource(Kind kind, const std::vector<MappedColumn>& columns, const Rows& rows,
                const RecordRules& rules)
      : kind_(kind), mapped_(columns), rows_(rows), rules_(rules) {}

  const Columns& columns() const override { return raw_columns(raw_table_name(kind_)); }
  std::unique_ptr<RowReader> open() override;

  RefusedRecords refused;

 private:
  class Reader;
  Kind kind_;
  const std::vector<MappedColumn>& mapped_;
  const Rows& rows_;
  const RecordRules& rules_;
  std::mutex mutex_;
  std::size_t next_ = 0;
};

class ParquetSource::Reader : public RowReader {
 public:
  explicit Reader(ParquetSource& source) : source_(source), writer_(source.kind_, source.rules_) {}

  std::size_t fill(ChunkWriter& chunk) override {
    const std::lock_guard lock(source_.mutex_);
    std::size_t rows = 0;
    Fields fields;
    for (; rows < chunk.capacity() && source_.next_ < source_.rows_.size(); ++source_.next_) {
      fields.clear();
      for (std::size_t i = 0; i < source_.mapped_.size(); ++i) {
        if (source_.rows_.is_null(i, source_.next_)) continue;
        fields.set(source_.mapped_[i].slot, source_.rows_.text(i, source_.next_));
      }
      const auto line = static_cast<std::int64_t>(source_.next_) + 1;
      if (Refusal refusal = writer_.write(fields, line, 0, chunk, rows)) {
        source_.refused.add(line, 0, 1, source_.kind_, *refusal);
      } else {
        ++rows;
      }
    }
    return rows;
  }

 private:
  ParquetSource& source_;
  RecordWriter writer_;
};

std::unique_ptr<RowReader> ParquetSource::open() { return std::make_unique<Reader>(*this); }

// The order of the file is the order of its lines. DuckDB numbers them, unless a column has the
// number's name: then one thread reads the file as it is.
std::unique_ptr<Rows> in_order_of_file(Workspace& workspace, const std::string& select,
                                       const Source::File& file,
                                       const std::vector<std::string>& columns) {
  const std::string number = "file_row_number";
  const bool is_taken = std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
    return lower_ascii(column) == number;
  });
  if (!is_taken) {
    return read_parquet(workspace,
                        fmt::format("SELECT {} FROM {} ORDER BY {}", select,
                                    parquet_rows(file.path, ", " + number + " = true"), number),
                        file.name);
  }
  const auto engine = make_duckdb_engine(
      {.threads = 1, .keep_order = true, .temporary = std::filesystem::temp_directory_path()});
  const auto alone = engine->open({}, {});
  return read_parquet(*alone, fmt::format("SELECT {} FROM {}", select, parquet_rows(file.path)),
                      file.name);
}

void import_parquet(const Source& source, const Source::File& file, const RecordRules& rules,
                    Output& output) {
  std::vector<std::string> there;
  std::map<std::string, std::string> as_text;
  for (const ParquetColumn& column : parquet_columns(output.workspace, file.path, file.name)) {
    there.push_back(column.name);
    as_text[column.name] = column.as_text;
  }
  const std::vector<MappedColumn> columns = mapped_columns(source);
  std::string select;
  for (const MappedColumn& column : columns) {
    const auto found = as_text.find(column.name);
    if (found == as_text.end()) refuse_missing({file.name, 1, 0}, column.name, there);
    select += (select.empty() ? "" : ", ") + found->second;
  }
  const auto rows = in_order_of_file(output.workspace, select, file, there);
  const Kind kind = kind_named(source.kind);
  ParquetSource parquet(kind, columns, *rows, rules);
  output.write(raw_table_name(kind), parquet, "line");
  FileCounts counts;
  counts.lines = static_cast<std::int64_t>(rows->size());
  counts.quarantined = parquet.refused.records();
  counts.quarantined_lines = parquet.refused.lines();
  counts.records[static_cast<std::size_t>(kind)] = counts.lines - counts.quarantined;
  parquet.refused.write(file.name, output);
  write_file_counts(file.name, "parquet",
                    static_cast<std::int64_t>(std::filesystem::file_size(file.path)), counts,
                    output);
}

std::string remedy_for(const std::string& ending) {
  if (ending == ".gz" || ending == ".zst" || ending == ".zip" || ending == ".xz") {
    return "Unpack it first (gunzip, unzstd, unzip, unxz) and name the file that comes out.";
  }
  const std::string tables =
      "Tables are .csv, .tsv, .txt, .jsonl, .ndjson, .json (a record a line) or .parquet files.";
  if (ending == ".xlsx" || ending == ".xls" || ending == ".ods") {
    return "Save the sheet as CSV (UTF-8), with ids as text. " + tables;
  }
  return tables;
}

}  // namespace

// By the file's ending. A mapped column that the file does not have is a UserError naming the
// nearest.
void import_table(const Source& source, const Source::File& file, const RecordRules& rules,
                  Output& output) {
  switch (table_file(file.path)) {
    case TableFile::csv:
      return import_file(CsvFormat(source, file), file, rules, output);
    case TableFile::json_lines: {
      const JsonFormat format(source);
      import_file(format, file, rules, output);
      return format.refuse_unnamed(file);
    }
    case TableFile::parquet:
      return import_parquet(source, file, rules, output);
    case TableFile::other:
      break;
  }
  const std::string ending = lower_ascii(file.path.extension().string());
  throw UserError({.file = file.name}, fmt::format("\"{}\" is no ending of a table", ending),
                  remedy_for(ending));
}

std::optional<std::string> reread_table(const std::filesystem::path& file,
                                        const RecordPlace& place) {
  const TableFile kind = table_file(file);
  if (kind == TableFile::parquet) return fmt::format("(row {} of a Parquet file)", place.line);
  const MappedFile mapped(file);
  const LineRule rule = kind == TableFile::csv ? csv_rule(mapped.bytes()) : LineRule();
  return record_at(mapped.bytes(), rule, place);
}

}  // namespace resettle
