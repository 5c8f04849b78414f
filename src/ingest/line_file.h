// A raw file, cut into pieces of about a megabyte that begin at a record, so that several threads
// read it and each record still knows its line and byte.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"

namespace resettle {

// A record's bytes without the line end, and where it begins (line and byte count from 1 and 0).
struct RawLine {
  std::string_view bytes;
  std::int64_t line = 0;
  std::int64_t byte = 0;
  bool is_last_and_torn = false;    // the file ends here without a line end
  std::size_t readable_behind = 0;  // bytes of the file behind this record
};

// A stretch of whole records.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int64_t first_line = 1;
};

enum class LineRule {
  lines,       // every line is a record
  csv_quotes,  // a line end inside double quotes belongs to the record
};

class LineFile {
 public:
  // Refuses UTF-16 and compressed files with a UserError that says what to do.
  LineFile(const std::filesystem::path& path, std::string name, LineRule rule);

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

// Cuts a file piece by piece while its readers ask, for counting a piece's lines brings it into the
// processor's cache just before it is read. Several threads may ask.
class PieceCutter {
 public:
  PieceCutter(const LineFile& file, LineRule rule);
  std::optional<Piece> next();
  // Of what is cut so far.
  std::int64_t lines() const;
  double share() const;

 private:
  std::size_t piece_end() const;

  std::string_view bytes_;
  LineRule rule_;
  mutable std::mutex mutex_;
  std::size_t at_;
  std::int64_t line_ = 1;
};

// Walks the records of one piece.
class LineCursor {
 public:
  LineCursor(const LineFile& file, LineRule rule) : LineCursor(file.bytes(), rule) {}
  LineCursor(std::string_view bytes, LineRule rule) : bytes_(bytes), rule_(rule) {}
  void begin(const Piece& piece);
  std::optional<RawLine> next();

 private:
  std::string_view bytes_;
  LineRule rule_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::int64_t line_ = 1;
};

}  // namespace resettle
