#include "ingest/line_file.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "base/text.h"

namespace resettle {
namespace {

constexpr std::size_t kPieceBytes = 1 << 20;
// A record longer than this is doubted.
constexpr std::size_t kLongCsvRecord = 1 << 20;

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

enum class Quotes { closed, open, malformed };

// Walks the quotes of a line from the state that the line before left. A quote opens a field only
// where one begins, and closes it only before a separator or the line's end: anything else in an
// open field is malformed.
Quotes after_quotes(std::string_view bytes, std::size_t begin, std::size_t end, char separator,
                    Quotes state) {
  for (std::size_t at = find_byte(bytes, '"', begin, end); at < end;
       at = find_byte(bytes, '"', at + 1, end)) {
    if (state == Quotes::closed) {
      if (at == begin || bytes[at - 1] == separator) state = Quotes::open;
    } else if (at + 1 < end && bytes[at + 1] == '"') {
      ++at;
    } else if (at + 1 == end || bytes[at + 1] == separator || bytes[at + 1] == '\r') {
      state = Quotes::closed;
    } else {
      return Quotes::malformed;
    }
  }
  return state;
}

// Whether a line by itself has as many fields as the header. In prose a space follows a comma.
bool looks_like_record(std::string_view line, const LineRule& rule) {
  if (rule.fields < 2) return false;
  std::size_t fields = 1;
  bool is_quoted = line.starts_with('"');
  for (std::size_t at = is_quoted ? 1 : 0; at < line.size(); ++at) {
    if (is_quoted) {
      if (line[at] == '"') is_quoted = false;
    } else if (line[at] == rule.separator) {
      const char next = at + 1 < line.size() ? line[at + 1] : '\0';
      if (next == ' ' && !rule.is_spaced) return false;
      is_quoted = next == '"';
      if (is_quoted) ++at;
      ++fields;
    }
  }
  return fields == rule.fields;
}

// The first line holds what stands behind another one: neither the line's end nor the file's.
bool ends_lines_with_cr_alone(std::string_view bytes, Content content) {
  const std::size_t line_end = bytes.find('\n');
  std::string_view first = bytes.substr(0, line_end);
  while (first.ends_with('\r')) first.remove_suffix(1);
  if (content == Content::csv) return first.find('\r') != std::string_view::npos;
  return line_end == std::string_view::npos && first.find("\r{") != std::string_view::npos;
}

}  // namespace

CsvRecordEnds::Record CsvRecordEnds::of(std::size_t begin, std::size_t end) {
  const std::size_t line_end = find_byte(bytes_, '\n', begin, end);
  const Quotes state = after_quotes(bytes_, begin, line_end, rule_.separator, Quotes::closed);
  if (state != Quotes::open || line_end == end) return {line_end, 0};
  if (line_end + 1 <= ahead_.last && ahead_.begin <= line_end + 1) {
    leave_lines_before(line_end + 1, end);
  } else {
    look_ahead(line_end + 1, end);
  }
  const bool is_doubted = ahead_.end - begin > kLongCsvRecord && ahead_.alike * 2 > ahead_.lines;
  if (!ahead_.closes || is_doubted) return {line_end, 0};
  return {ahead_.end, ahead_.alike};
}

void CsvRecordEnds::look_ahead(std::size_t begin, std::size_t end) {
  ahead_ = {.begin = begin, .last = begin, .end = begin};
  Quotes state = Quotes::open;
  for (std::size_t at = begin; state == Quotes::open && at < end; at = ahead_.end + 1) {
    ahead_.last = at;
    ahead_.end = find_byte(bytes_, '\n', at, end);
    state = after_quotes(bytes_, at, ahead_.end, rule_.separator, state);
    ++ahead_.lines;
    if (looks_like_record(bytes_.substr(at, ahead_.end - at), rule_)) ++ahead_.alike;
  }
  ahead_.closes = state == Quotes::closed;
}

void CsvRecordEnds::leave_lines_before(std::size_t begin, std::size_t end) {
  while (ahead_.begin < begin) {
    const std::size_t line_end = find_byte(bytes_, '\n', ahead_.begin, end);
    --ahead_.lines;
    if (looks_like_record(bytes_.substr(ahead_.begin, line_end - ahead_.begin), rule_)) {
      --ahead_.alike;
    }
    ahead_.begin = line_end + 1;
  }
}

LineFile::LineFile(const std::filesystem::path& path, std::string name, Content content)
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
  if (all.starts_with("[") && content == Content::json_lines) {
    throw UserError(place, "the file is one JSON list, not one record a line",
                    "Turn it into lines: jq -c '.[]' FILE > FILE.jsonl");
  }
  if (all.starts_with("\x1f\x8b") || all.starts_with("\x28\xb5\x2f\xfd") ||
      all.starts_with("PK\x03\x04")) {
    throw UserError(place, "the file is compressed", "Unpack it first (gunzip, unzstd, unzip).");
  }
  if (ends_lines_with_cr_alone(all, content)) {
    throw UserError(place, "the lines end with carriage returns alone (CR), not with line feeds",
                    "Give it line feeds: tr '\\r' '\\n' < " + shell_word(name_) + " > lf" +
                        path.extension().string());
  }
  if (all.starts_with("\xef\xbb\xbf")) begin_ = 3;
}

void LineFile::check_unchanged() const {
  if (stamp(path_) == stamp_) return;
  throw UserError({.file = name_}, "the file changed while it was read",
                  "Run again when whatever writes it is done.");
}

PieceCutter::PieceCutter(const LineFile& file, const LineRule& rule)
    : bytes_(file.bytes()), quotes_(rule.quotes), ends_(bytes_, rule), at_(file.whole().begin) {}

std::optional<Piece> PieceCutter::next() {
  const std::lock_guard lock(mutex_);
  if (at_ >= bytes_.size()) return std::nullopt;
  const Piece piece{at_, piece_end(), line_};
  line_ += line_ends(bytes_, piece.begin, piece.end);
  if (piece.end == bytes_.size() && bytes_.back() != '\n') ++line_;  // a torn line is one
  at_ = piece.end;
  return piece;
}

std::size_t PieceCutter::piece_end() {
  const std::size_t least = std::min(at_ + kPieceBytes, bytes_.size());
  if (!quotes_) {
    return std::min(find_byte(bytes_, '\n', least, bytes_.size()) + 1, bytes_.size());
  }
  std::size_t end = at_;
  while (end < least) {
    end = std::min(ends_.of(end, bytes_.size()).end + 1, bytes_.size());
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
  ends_.forget();
}

std::optional<RawLine> LineCursor::next() {
  if (at_ >= end_) return std::nullopt;
  const CsvRecordEnds::Record found =
      quotes_ ? ends_.of(at_, end_) : CsvRecordEnds::Record{find_byte(bytes_, '\n', at_, end_), 0};
  const std::size_t record_end = found.end;
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
  if (quotes_) record.lines += line_ends(bytes_, at_, record_end);
  record.alike = found.alike;
  line_ += record.lines;
  at_ = std::min(record_end + 1, end_);
  return record;
}

}  // namespace resettle
