#include "ingest/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "base/error.h"
#include "base/text.h"
#include "ingest/kept_rows.h"
#include "ingest/raw_tables.h"
#include "ingest/refused.h"

namespace resettle {
namespace {

// What the threads of one scan collect together.
struct Shared {
  std::mutex mutex;
  RefusedRecords refused;
  std::vector<ImportedLabel> labels;
  FileCounts counts;
};

// The records of a file: it yields those of the kind that most likely is the only one, and keeps
// the rows of the others.
class RecordSource : public RowSource {
 public:
  RecordSource(const LineFormat& format, const LineFile& file, const RecordRules& rules, Kind kind,
               KeptRows& kept, Shared& shared, Output& output)
      : format_(format),
        file_(file),
        rules_(rules),
        kind_(kind),
        kept_(kept),
        shared_(shared),
        output_(output),
        cutter_(file, format.rule()) {}

  const Columns& columns() const override { return raw_columns(raw_table_name(kind_)); }
  std::unique_ptr<RowReader> open() override;
  bool is_sorted_for_one() const override { return true; }  // by line

  std::optional<Piece> next_piece() {
    output_.progress(cutter_.share());
    return cutter_.next();
  }
  // When all of the file is read.
  std::int64_t lines() const { return cutter_.lines(); }

  const LineFormat& format_;
  const LineFile& file_;
  const RecordRules& rules_;
  const Kind kind_;
  KeptRows& kept_;
  Shared& shared_;

 private:
  Output& output_;
  PieceCutter cutter_;
};

class RecordReader : public RowReader {
 public:
  explicit RecordReader(RecordSource& source)
      : source_(source),
        parser_(source.format_.parser()),
        writer_(source.kind_, source.rules_),
        cursor_(source.file_, source.format_.rule()) {}

  std::size_t fill(ChunkWriter& chunk) override {
    std::size_t rows = 0;
    while (rows < chunk.capacity()) {
      std::optional<RawLine> line = in_piece_ ? cursor_.next() : std::nullopt;
      if (!line) {
        const std::optional<Piece> piece = source_.next_piece();
        if (!piece) {
          for (const auto& keeper : keepers_) {
            if (keeper) keeper->flush();
          }
          break;
        }
        cursor_.begin(*piece);
        in_piece_ = true;
        header_left_ = piece->first_line == 1 ? source_.format_.header_records() : 0;
        continue;
      }
      if (header_left_ > 0 && !trim(line->bytes).empty()) {
        --header_left_;
        continue;
      }
      if (read_line(*line, chunk, rows)) ++rows;
    }
    give_back();
    return rows;
  }

 private:
  // Whether the line became a row of the chunk.
  bool read_line(const RawLine& line, ChunkWriter& chunk, std::size_t row) {
    if (trim(line.bytes).empty()) {
      ++counts_.blank_lines;
      return false;
    }
    count_lines(line);
    Kind kind = source_.kind_;
    LineNotes notes;
    fields_.clear();
    const Refusal refusal = parser_->parse(line, kind, fields_, notes);
    counts_.gb18030 += notes.gb18030 ? 1 : 0;
    counts_.repaired += notes.repaired ? 1 : 0;
    if (refusal) {
      refused_.add(line.line, line.byte, line.lines, std::nullopt, *refusal);
      return false;
    }
    const bool is_ours = kind == source_.kind_;
    const Refusal bad = is_ours ? writer_.write(fields_, line.line, line.byte, chunk, row)
                                : keeper(kind).write(fields_, line.line, line.byte);
    if (bad) {
      refused_.add(line.line, line.byte, line.lines, kind, *bad);
      return false;
    }
    ++counts_.records[static_cast<std::size_t>(kind)];
    return is_ours;
  }

  RowKeeper& keeper(Kind kind) {
    auto& keeper = keepers_[static_cast<std::size_t>(kind)];
    if (!keeper) keeper = std::make_unique<RowKeeper>(kind, source_.rules_, source_.kept_);
    return *keeper;
  }

  void count_lines(const RawLine& line) {
    counts_.continued_lines += line.lines - 1;
    if (!line.may_be_several) return;
    counts_.joined.add({1, line.lines, line.line, line.line + line.lines - 1});
  }

  void give_back() {
    std::vector<ImportedLabel> labels = writer_.take_labels();
    for (const auto& keeper : keepers_) {
      if (keeper) std::ranges::move(keeper->take_labels(), std::back_inserter(labels));
    }
    const std::lock_guard lock(source_.shared_.mutex);
    Shared& shared = source_.shared_;
    shared.refused.take(refused_);
    std::move(labels.begin(), labels.end(), std::back_inserter(shared.labels));
    shared.counts.blank_lines += counts_.blank_lines;
    shared.counts.gb18030 += counts_.gb18030;
    shared.counts.repaired += counts_.repaired;
    shared.counts.continued_lines += counts_.continued_lines;
    shared.counts.joined.add(counts_.joined);
    for (std::size_t i = 0; i < counts_.records.size(); ++i) {
      shared.counts.records[i] += counts_.records[i];
    }
    counts_ = {};
  }

  RecordSource& source_;
  std::unique_ptr<LineParser> parser_;
  RecordWriter writer_;
  std::array<std::unique_ptr<RowKeeper>, kKinds.size()> keepers_;  // of the other kinds
  LineCursor cursor_;
  Fields fields_;
  RefusedRecords refused_;
  FileCounts counts_;
  bool in_piece_ = false;
  int header_left_ = 0;
};

std::unique_ptr<RowReader> RecordSource::open() { return std::make_unique<RecordReader>(*this); }

// The kind of the first record that can be read, so that the usual file of one kind keeps no rows.
Kind first_kind(const LineFormat& format, const LineFile& file) {
  const auto parser = format.parser();
  LineCursor cursor(file, format.rule());
  Kind kind = format.usual_kind();
  Fields fields;
  int tries = 1000;
  int header = format.header_records();
  cursor.begin(file.whole());
  while (const auto line = cursor.next()) {
    if (trim(line->bytes).empty() || header-- > 0) continue;
    LineNotes notes;
    fields.clear();
    if (!parser->parse(*line, kind, fields, notes) || --tries == 0) return kind;
  }
  return kind;
}

void write_labels(const std::vector<ImportedLabel>& labels, const std::string& file,
                  Output& output) {
  if (labels.empty()) return;
  RowList rows(raw_columns("raw_labels"));
  for (const ImportedLabel& label : labels) {
    rows.row().text(file).integer(label.line).integer(label.byte);
    rows.text("post").text(label.post_id).text(label.scheme).text("imported").text(label.label);
    if (label.confidence) {
      rows.number(*label.confidence);
    } else {
      rows.null();
    }
    rows.null();
  }
  output.write("raw_labels", rows, "line, scheme");
}

}  // namespace

void JoinedRecords::add(const JoinedRecords& other) {
  const std::int64_t longest = last_line - first_line;
  const std::int64_t others = other.last_line - other.first_line;
  if (others > longest || (others == longest && other.first_line < first_line)) {
    first_line = other.first_line;
    last_line = other.last_line;
  }
  records += other.records;
  lines += other.lines;
}

void write_file_counts(const std::string& file, const std::string& format, std::int64_t bytes,
                       const FileCounts& counts, Output& output) {
  std::int64_t records = 0;
  for (const std::int64_t count : counts.records) records += count;
  output.count("records", records);
  output.count("quarantined", counts.quarantined);
  output.count("record_lines", records + counts.quarantined + counts.continued_lines);
  output.count("quarantined_lines", counts.quarantined_lines);
  RowList rows(raw_columns("raw_files"));
  rows.row().text(file).text(format).integer(bytes);
  rows.integer(counts.lines).integer(counts.blank_lines);
  for (const std::int64_t count : counts.records) rows.integer(count);
  rows.integer(counts.quarantined).integer(counts.gb18030).integer(counts.repaired);
  rows.integer(counts.continued_lines);
  rows.integer(counts.joined.records).integer(counts.joined.lines);
  for (const std::int64_t line : {counts.joined.first_line, counts.joined.last_line}) {
    if (line > 0) {
      rows.integer(line);
    } else {
      rows.null();
    }
  }
  output.write("raw_files", rows, "file");
}

void import_file(const LineFormat& format, const Source::File& file, const RecordRules& rules,
                 Output& output) {
  const LineFile lines(file.path, file.name, format.content());
  Shared shared;
  KeptRows kept(rules.scratch);
  const Kind first = first_kind(format, lines);
  RecordSource source(format, lines, rules, first, kept, shared, output);
  output.write(raw_table_name(first), source, "line");
  shared.counts.lines = source.lines();
  for (const Kind kind : kKinds) {
    if (kind == first) continue;
    const std::int64_t records = shared.counts.records[static_cast<std::size_t>(kind)];
    check(kept.rows(kind) == records, "every record of another kind is kept");
    if (records == 0) continue;
    KeptSource others(kind, kept);
    output.write(raw_table_name(kind), others, "line");
  }
  lines.check_unchanged();
  shared.refused.write(file.name, output);
  const bool has_label_records = shared.counts.records[static_cast<std::size_t>(Kind::labels)] > 0;
  check(shared.labels.empty() || !has_label_records,
        "labels of a file are records or come with its posts, not both");
  write_labels(shared.labels, file.name, output);
  shared.counts.quarantined = shared.refused.records();
  shared.counts.quarantined_lines = shared.refused.lines();
  write_file_counts(file.name, format.name(), static_cast<std::int64_t>(lines.bytes().size()),
                    shared.counts, output);
}

}  // namespace resettle
