#include "ingest/sample.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/value.h"
#include "engine/engine.h"
#include "ingest/csv.h"
#include "ingest/encoding.h"
#include "ingest/line_file.h"
#include "ingest/parquet_columns.h"

namespace resettle {
namespace {

constexpr std::size_t kSample = 500;       // records looked at
constexpr std::size_t kLineBytes = 4'096;  // of a record, kept as it stands

std::string encoding_name(bool mark, std::size_t utf8, std::size_t gb18030, std::size_t repaired) {
  if (gb18030 > 0 && utf8 == 0) return "GB18030";
  if (gb18030 > 0) return "mixed: UTF-8 and GB18030 lines";
  if (repaired > 0) return "UTF-8 with malformed characters";
  return mark ? "UTF-8 with byte order mark" : "UTF-8";
}

class Decoder {
 public:
  std::string_view decode(std::string_view line) {
    switch (decode_line(line, decoded_)) {
      case LineEncoding::utf8:
        // Plain ASCII says nothing about the encoding.
        if (std::any_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; })) ++utf8_;
        return line;
      case LineEncoding::gb18030:
        ++gb18030_;
        return decoded_;
      case LineEncoding::repaired:
        ++repaired_;
        return decoded_;
    }
    return line;
  }
  std::string name(bool mark) const { return encoding_name(mark, utf8_, gb18030_, repaired_); }

 private:
  std::string decoded_;
  std::size_t utf8_ = 0, gb18030_ = 0, repaired_ = 0;
};

void add_value(Sample& sample, const std::string& name, std::string value) {
  if (!sample.values.contains(name)) sample.names.push_back(name);
  sample.values[name].push_back(std::move(value));
}

// Of a value of a record that nests too deep to be printed: how it begins.
std::string text_of(const Value& value, bool is_deep) {
  if (is_deep && value.is_structured()) return value.is_list() ? "[" : "{";
  return value.text();
}

void sample_json(const LineFile& file, Sample& sample) {
  Decoder decoder;
  LineCursor cursor(file, {});
  std::size_t read = 0;
  cursor.begin(file.whole());
  while (const auto line = cursor.next()) {
    if (++read > kSample) break;
    const std::string_view text = decoder.decode(line->bytes);
    sample.lines.emplace_back(text.substr(0, kLineBytes));
    const std::optional<Value> whole = parse_json(text);
    const std::optional<Value> record = whole ? whole : parse_outermost(text, 1);
    if (!record || !record->is_object()) continue;
    for (const auto& [name, value] : record->members()) {
      if (!value.is_null()) add_value(sample, name, text_of(value, !whole));
    }
  }
  sample.encoding = decoder.name(file.had_byte_order_mark());
}

void sample_csv(const LineFile& file, Sample& sample) {
  Decoder decoder;
  const LineRule rule = csv_rule(file.bytes());
  LineCursor cursor(file, rule);
  CsvRecord record(rule);
  std::size_t read = 0;
  cursor.begin(file.whole());
  while (const auto line = cursor.next()) {
    if (trim(line->bytes).empty()) continue;
    if (++read > kSample) break;
    const std::string_view text = decoder.decode(line->bytes);
    sample.lines.emplace_back(text.substr(0, kLineBytes));
    if (read == 1) {
      record.split(text);
      for (const std::string_view name : record.fields()) sample.names.emplace_back(trim(name));
      continue;
    }
    if (record.split(text) == CsvRecord::State::open_quote) continue;
    if (record.fields().size() != sample.names.size()) continue;
    for (std::size_t i = 0; i < sample.names.size(); ++i) {
      sample.values[sample.names[i]].emplace_back(record.fields()[i]);
    }
  }
  sample.encoding = decoder.name(file.had_byte_order_mark());
}

void sample_parquet(Sample& sample) {
  const std::filesystem::path& path = sample.path;
  sample.encoding = "Parquet";
  const auto engine = make_duckdb_engine(
      {.threads = 1, .keep_order = true, .temporary = std::filesystem::temp_directory_path()});
  const auto workspace = engine->open({}, {});
  std::string select;
  for (const ParquetColumn& column : parquet_columns(*workspace, path, path.string())) {
    sample.names.push_back(column.name);
    select += (select.empty() ? "" : ", ") + column.as_text;
  }
  const auto rows = read_parquet(
      *workspace, fmt::format("SELECT {} FROM {} LIMIT {}", select, parquet_rows(path), kSample),
      path.string());
  for (std::size_t column = 0; column < sample.names.size(); ++column) {
    for (std::size_t row = 0; row < rows->size(); ++row) {
      if (rows->is_null(column, row)) continue;
      sample.values[sample.names[column]].emplace_back(rows->text(column, row));
    }
  }
}

}  // namespace

bool Sample::has(std::string_view name) const {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Sample sample_of(const std::filesystem::path& path) {
  Sample sample;
  sample.path = path;
  sample.file = table_file(path);
  if (sample.file == TableFile::parquet) {
    sample_parquet(sample);
    return sample;
  }
  const bool is_csv = sample.file == TableFile::csv;
  const LineFile file(path, path.string(), is_csv ? LineContent::csv : LineContent::json_lines);
  const std::string_view start = trim(file.bytes().substr(file.whole().begin, 4096));
  if (start.empty()) throw UserError({.file = path.string()}, "the file is empty", "Export again.");
  if (is_csv) {
    sample_csv(file, sample);
  } else {
    sample_json(file, sample);
  }
  return sample;
}

std::string fold(std::string_view name) {
  std::string folded;
  for (const char c : lower_ascii(trim(name))) {
    if (c != '_' && c != ' ' && c != '-') folded += c;
  }
  return folded;
}

}  // namespace resettle
