// A raw file, cut into pieces of about a megabyte that begin at a record, so that several threads
// read it and each record still knows its line and byte.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace resettle {

// How a file is cut into records, and a record of CSV into fields (csv_rule() of ingest/csv.h
// tells).
struct LineRule {
  bool quotes = false;     // a line end inside a quoted field belongs to the record
  char separator = '\0';   // of CSV
  std::size_t fields = 0;  // of CSV: as many as the header has
  bool is_spaced = false;  // of CSV: a space may follow the separator, as it does in prose
};

// A record's bytes without the line end, and where it begins (line and byte count from 1 and 0).
struct RawLine {
  std::string_view bytes;
  std::int64_t line = 0;
  std::int64_t byte = 0;
  bool is_last_and_torn = false;    // the file ends here without a line end
  std::size_t readable_behind = 0;  // bytes of the file behind this record
  std::int64_t lines = 1;           // that the record spans
  bool may_be_several = false;      // its lines look like records joined by a quote
};

// A line of CSV by itself: its fields with their quotes. A quote that does not close in the line is
// taken for an ordinary character, and so are those behind it.
struct LineFields {
  std::vector<std::string_view> fields;
  std::optional<std::size_t> open;  // the field that begins with such a quote
};
void fields_of_line(std::string_view line, char separator, LineFields& out);

// Whether a quote that does not belong there may have joined several lines to this record. Each
// line then has as many fields as the header, the first too if its quote is an ordinary character,
// and numbers where the fields outside the quotes are numbers. If the first line is torn, so that
// it has too few fields, all lines behind it (two or more) must look like records.
bool may_be_several(std::string_view record, const LineRule& rule);

// A stretch of whole records.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int64_t first_line = 1;
};

enum class LineContent { json_lines, csv, other };

class LineFile {
 public:
  // Refuses UTF-16, compressed files and lines that end in CR alone with a UserError that says what
  // to do.
  LineFile(const std::filesystem::path& path, std::string name, LineContent content);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return file_.bytes(); }
  Piece whole() const { return {begin_, bytes().size(), 1}; }
  bool had_byte_order_mark() const { return begin_ > 0; }
  // That the file is still what it was when it was opened; throws UserError otherwise.
  void check_unchanged() const;

 private:
  std::filesystem::path path_;
  std::string name_;
  FileStamp stamp_;
  MappedFile file_;
  std::size_t begin_ = 0;  // behind a byte order mark
};

// Where the CSV records of a stretch of bytes end. A record whose quote does not close ends with
// its first line. So does one of more than a megabyte most of whose lines look like records, unless
// its first line has more fields than the header. Asked for records in their order it looks at no
// line more than a few times, however many quotes do not close.
class CsvRecordEnds {
 public:
  CsvRecordEnds(std::string_view bytes, const LineRule& rule) : bytes_(bytes), rule_(rule) {}
  // The position of the line end, or the end of the bytes, of the record that begins at `begin`.
  // `end` is where a record ends and the same from call to call unless forget() is called.
  std::size_t of(std::size_t begin, std::size_t end);
  void forget() { ahead_ = {}; }

 private:
  // The lines from `begin` on if a quote is open there: up to the one in which it closes, or goes
  // wrong.
  struct Ahead {
    std::size_t begin = 0;
    std::size_t last = 0;  // where the last of these lines begins
    std::size_t end = 0;   // where it ends
    bool closes = false;
    std::int64_t lines = 0;
    std::int64_t alike = 0;  // of these lines: those that look like records
  };
  bool looks_like_record(std::string_view line);
  void look_ahead(std::size_t begin, std::size_t end);
  void leave_lines_before(std::size_t begin, std::size_t end);

  std::string_view bytes_;
  LineRule rule_;
  Ahead ahead_;
  LineFields line_;
};

// Cuts a file piece by piece while its readers ask, for counting a piece's lines brings it into the
// processor's cache just before it is read. Several threads may ask.
class PieceCutter {
 public:
  PieceCutter(const LineFile& file, const LineRule& rule);
  std::optional<Piece> next();
  // Of what is cut so far.
  std::int64_t lines() const;
  double share() const;

 private:
  std::size_t piece_end();

  std::string_view bytes_;
  bool quotes_;
  mutable std::mutex mutex_;
  CsvRecordEnds ends_;
  std::size_t at_;
  std::int64_t line_ = 1;
};

// Where a record stands, as tables say it.
struct RecordPlace {
  std::int64_t line = 0;
  std::int64_t byte = 0;
};

// Walks the records of one piece.
class LineCursor {
 public:
  LineCursor(const LineFile& file, const LineRule& rule) : LineCursor(file.bytes(), rule) {}
  LineCursor(std::string_view bytes, const LineRule& rule)
      : bytes_(bytes), rule_(rule), ends_(bytes, rule) {}
  void begin(const Piece& piece);
  std::optional<RawLine> next();

 private:
  std::string_view bytes_;
  LineRule rule_;
  CsvRecordEnds ends_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::int64_t line_ = 1;
};

// A record as it stands in the file; none if the file is shorter than that.
std::optional<std::string> record_at(std::string_view bytes, const LineRule& rule,
                                     const RecordPlace& place);

}  // namespace resettle
