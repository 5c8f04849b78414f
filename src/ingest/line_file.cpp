#include "ingest/line_file.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "base/text.h"

namespace resettle {
namespace {

constexpr std::size_t kPieceBytes = 1 << 20;
// A quote that is never closed would swallow the rest of the file: a record longer than this is cut
// at its first line.
constexpr std::size_t kLongestCsvRecord = 1 << 20;

std::size_t find_byte(std::string_view bytes, char c, std::size_t from, std::size_t end) {
  if (from >= end) return end;
  const void* found = std::memchr(bytes.data() + from, c, end - from);
  return found == nullptr
             ? end
             : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
}

std::int64_t line_ends(std::string_view bytes, std::size_t begin, std::size_t end) {
  return std::count(bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                    bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n');
}

bool separates(char c) { return c == ',' || c == ';' || c == '\t' || c == '|'; }

enum class Quotes { closed, open, malformed };

// Walks the quotes of a line from the state that the line before left. A quote opens a field only
// where one begins, and closes it only before a separator or the line's end: anything else in an
// open field is malformed.
Quotes after_quotes(std::string_view bytes, std::size_t record, std::size_t begin, std::size_t end,
                    Quotes state) {
  for (std::size_t at = find_byte(bytes, '"', begin, end); at < end;
       at = find_byte(bytes, '"', at + 1, end)) {
    if (state == Quotes::closed) {
      if (at == record || separates(bytes[at - 1])) state = Quotes::open;
    } else if (at + 1 < end && bytes[at + 1] == '"') {
      ++at;
    } else if (at + 1 == end || separates(bytes[at + 1]) || bytes[at + 1] == '\r') {
      state = Quotes::closed;
    } else {
      return Quotes::malformed;
    }
  }
  return state;
}

// The end of the CSV record that begins at `begin`: the position of its line end, or `end`. A
// record whose quotes go wrong ends with its first line, so that it costs no more than that.
std::size_t csv_record_end(std::string_view bytes, std::size_t begin, std::size_t end) {
  Quotes state = Quotes::closed;
  for (std::size_t at = begin;;) {
    const std::size_t line_end = find_byte(bytes, '\n', at, end);
    state = after_quotes(bytes, begin, at, line_end, state);
    if (state == Quotes::closed) return line_end;
    if (state == Quotes::malformed || line_end == end || line_end - begin > kLongestCsvRecord) {
      return find_byte(bytes, '\n', begin, end);
    }
    at = line_end + 1;
  }
}

}  // namespace

LineFile::LineFile(const std::filesystem::path& path, std::string name, LineRule rule)
    : path_(path), name_(std::move(name)), stamp_(stamp(path)), file_(path) {
  const std::string_view all = file_.bytes();
  const Place place{name_, 1, 0};
  if (all.starts_with("\xff\xfe") || all.starts_with("\xfe\xff")) {
    throw UserError(place, "the file is UTF-16",
                    "Save it as UTF-8 (Excel: \"CSV UTF-8\"), or: iconv -f UTF-16 -t UTF-8 " +
                        shell_word(name_) + " > utf8" + path.extension().string());
  }
  if (all.starts_with("PK\x03\x04") && path.extension() == ".xlsx") {
    throw UserError(place, "this is an Excel workbook",
                    "Save the sheet as \"CSV UTF-8\" and look at its ids: Excel rounds numbers of "
                    "more than 15 digits.");
  }
  if (all.starts_with("[") && rule == LineRule::lines) {
    throw UserError(place, "the file is one JSON list, not one record a line",
                    "Turn it into lines: jq -c '.[]' FILE > FILE.jsonl");
  }
  if (all.starts_with("\x1f\x8b") || all.starts_with("\x28\xb5\x2f\xfd") ||
      all.starts_with("PK\x03\x04")) {
    throw UserError(place, "the file is compressed", "Unpack it first (gunzip, unzstd, unzip).");
  }
  if (all.starts_with("\xef\xbb\xbf")) begin_ = 3;
}

void LineFile::check_unchanged() const {
  if (stamp(path_) == stamp_) return;
  throw UserError({.file = name_}, "the file changed while it was read",
                  "Run again when whatever writes it is done.");
}

PieceCutter::PieceCutter(const LineFile& file, LineRule rule)
    : bytes_(file.bytes()), rule_(rule), at_(file.whole().begin) {}

std::optional<Piece> PieceCutter::next() {
  const std::lock_guard lock(mutex_);
  if (at_ >= bytes_.size()) return std::nullopt;
  const Piece piece{at_, piece_end(), line_};
  line_ += line_ends(bytes_, piece.begin, piece.end);
  if (piece.end == bytes_.size() && bytes_.back() != '\n') ++line_;  // a torn line is one
  at_ = piece.end;
  return piece;
}

std::size_t PieceCutter::piece_end() const {
  const std::size_t least = std::min(at_ + kPieceBytes, bytes_.size());
  if (rule_ == LineRule::lines) {
    return std::min(find_byte(bytes_, '\n', least, bytes_.size()) + 1, bytes_.size());
  }
  std::size_t end = at_;
  while (end < least) {
    end = std::min(csv_record_end(bytes_, end, bytes_.size()) + 1, bytes_.size());
  }
  return end;
}

std::int64_t PieceCutter::lines() const {
  const std::lock_guard lock(mutex_);
  return line_ - 1;
}

double PieceCutter::share() const {
  const std::lock_guard lock(mutex_);
  return static_cast<double>(at_) / static_cast<double>(std::max<std::size_t>(bytes_.size(), 1));
}

void LineCursor::begin(const Piece& piece) {
  at_ = piece.begin;
  end_ = piece.end;
  line_ = piece.first_line;
}

std::optional<RawLine> LineCursor::next() {
  if (at_ >= end_) return std::nullopt;
  const std::size_t record_end = rule_ == LineRule::lines ? find_byte(bytes_, '\n', at_, end_)
                                                          : csv_record_end(bytes_, at_, end_);
  RawLine record;
  record.bytes = bytes_.substr(at_, record_end - at_);
  record.line = line_;
  record.byte = static_cast<std::int64_t>(at_);
  record.is_last_and_torn = record_end == bytes_.size();
  record.readable_behind = bytes_.size() - record_end;
  if (record.bytes.ends_with('\r')) {
    record.bytes.remove_suffix(1);
    ++record.readable_behind;
  }
  const std::size_t next = std::min(record_end + 1, end_);
  line_ += rule_ == LineRule::lines ? 1 : line_ends(bytes_, at_, next);
  at_ = next;
  return record;
}

}  // namespace resettle
