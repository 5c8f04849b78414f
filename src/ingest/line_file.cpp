#include "ingest/line_file.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "base/text.h"
#include "ingest/absent.h"

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

// Where the field that opens with a quote at `at` ends if the quote closes in the line; else npos.
std::size_t end_of_quoted(std::string_view line, std::size_t at, char separator) {
  for (std::size_t i = line.find('"', at + 1); i != line.npos; i = line.find('"', i + 1)) {
    if (i + 1 == line.size() || line[i + 1] == separator) return i + 1;
    if (line[i + 1] == '"') ++i;
  }
  return line.npos;
}

std::string_view without_carriage_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_number(std::string_view field) {
  return !field.empty() && field.find_first_not_of("0123456789.") == field.npos;
}

// Whether `field` may stand in the column of `known`, a field that is surely one of it. Among
// numbers stand 1.2万 and nothing, but no words.
bool may_stand_with(std::string_view field, std::string_view known) {
  return !is_number(known) || says_nothing(trim(field)) || is_number(field.substr(0, 1));
}

// In prose a space follows a separator.
bool is_prose(std::string_view field, const LineRule& rule) {
  return field.starts_with(' ') && !rule.is_spaced;
}

// Whether a line inside the quotes may be a record of its own, beside the record's first line. Only
// what stands before the quote is surely a field of the first line.
bool looks_alike(const LineFields& line, const LineFields& first, const LineRule& rule) {
  if (line.fields.size() != rule.fields) return false;
  for (std::size_t i = 0; i < rule.fields; ++i) {
    if (i != first.open && is_prose(line.fields[i], rule)) return false;
    if (i < first.open && !may_stand_with(line.fields[i], first.fields[i])) return false;
  }
  return true;
}

// Whether the first line may be a record of its own beside the last one, in which only what stands
// behind the quote is surely a field.
bool is_whole_beside(const LineFields& first, const LineFields& last, const LineRule& rule) {
  if (first.fields.size() != rule.fields) return false;
  for (std::size_t i = *first.open + 1; i < rule.fields; ++i) {
    if (is_prose(first.fields[i], rule)) return false;
    if (!may_stand_with(first.fields[i], last.fields[i])) return false;
  }
  return true;
}

// The first line holds what stands behind another one: neither the line's end nor the file's.
bool ends_lines_with_cr_alone(std::string_view bytes, LineContent content) {
  const std::size_t line_end = bytes.find('\n');
  std::string_view first = bytes.substr(0, line_end);
  while (first.ends_with('\r')) first.remove_suffix(1);
  if (content != LineContent::json_lines) return first.find('\r') != std::string_view::npos;
  return line_end == std::string_view::npos && first.find("\r{") != std::string_view::npos;
}

}  // namespace

void fields_of_line(std::string_view line, char separator, LineFields& out) {
  out.fields.clear();
  out.open.reset();
  for (std::size_t at = 0;; ++at) {
    std::size_t end = line.npos;
    if (!out.open && at < line.size() && line[at] == '"') {
      end = end_of_quoted(line, at, separator);
      if (end == line.npos) out.open = out.fields.size();
    }
    if (end == line.npos) end = std::min(line.find(separator, at), line.size());
    out.fields.push_back(line.substr(at, end - at));
    at = end;
    if (at >= line.size()) return;
  }
}

bool may_be_several(std::string_view record, const LineRule& rule) {
  const std::size_t first_end = record.find('\n');
  if (rule.fields < 2 || first_end == record.npos) return false;
  LineFields first;
  fields_of_line(without_carriage_return(record.substr(0, first_end)), rule.separator, first);
  if (!first.open || first.fields.size() > rule.fields) return false;
  LineFields line;
  fields_of_line(record.substr(record.rfind('\n') + 1), rule.separator, line);
  if (!looks_alike(line, first, rule)) return false;
  const bool is_whole = is_whole_beside(first, line, rule);
  if (!is_whole && first.fields.size() == rule.fields) return false;
  std::int64_t lines = 0;
  std::int64_t alike = 0;
  for (std::size_t at = first_end + 1; at <= record.size(); ++lines) {
    const std::size_t end = find_byte(record, '\n', at, record.size());
    fields_of_line(without_carriage_return(record.substr(at, end - at)), rule.separator, line);
    if (looks_alike(line, first, rule)) ++alike;
    at = end + 1;
  }
  return is_whole ? alike * 2 > lines : alike == lines && lines > 1;
}

bool CsvRecordEnds::looks_like_record(std::string_view line) {
  if (rule_.fields < 2) return false;
  fields_of_line(without_carriage_return(line), rule_.separator, line_);
  return line_.fields.size() == rule_.fields;
}

std::size_t CsvRecordEnds::of(std::size_t begin, std::size_t end) {
  const std::size_t line_end = find_byte(bytes_, '\n', begin, end);
  const Quotes state = after_quotes(bytes_, begin, line_end, rule_.separator, Quotes::closed);
  if (state != Quotes::open || line_end == end) return line_end;
  if (line_end + 1 <= ahead_.last && ahead_.begin <= line_end + 1) {
    leave_lines_before(line_end + 1, end);
  } else {
    look_ahead(line_end + 1, end);
  }
  if (!ahead_.closes) return line_end;
  if (ahead_.end - begin <= kLongCsvRecord || ahead_.alike * 2 <= ahead_.lines) return ahead_.end;
  fields_of_line(bytes_.substr(begin, line_end - begin), rule_.separator, line_);
  return line_.fields.size() <= rule_.fields ? line_end : ahead_.end;
}

void CsvRecordEnds::look_ahead(std::size_t begin, std::size_t end) {
  ahead_ = {.begin = begin, .last = begin, .end = begin};
  Quotes state = Quotes::open;
  for (std::size_t at = begin; state == Quotes::open && at < end; at = ahead_.end + 1) {
    ahead_.last = at;
    ahead_.end = find_byte(bytes_, '\n', at, end);
    state = after_quotes(bytes_, at, ahead_.end, rule_.separator, state);
    ++ahead_.lines;
    if (looks_like_record(bytes_.substr(at, ahead_.end - at))) ++ahead_.alike;
  }
  ahead_.closes = state == Quotes::closed;
}

void CsvRecordEnds::leave_lines_before(std::size_t begin, std::size_t end) {
  while (ahead_.begin < begin) {
    const std::size_t line_end = find_byte(bytes_, '\n', ahead_.begin, end);
    --ahead_.lines;
    if (looks_like_record(bytes_.substr(ahead_.begin, line_end - ahead_.begin))) {
      --ahead_.alike;
    }
    ahead_.begin = line_end + 1;
  }
}

LineFile::LineFile(const std::filesystem::path& path, std::string name, LineContent content)
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
  if (all.starts_with("[") && content == LineContent::json_lines) {
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
    end = std::min(ends_.of(end, bytes_.size()) + 1, bytes_.size());
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
  const std::size_t record_end =
      rule_.quotes ? ends_.of(at_, end_) : find_byte(bytes_, '\n', at_, end_);
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
  if (rule_.quotes) record.lines += line_ends(bytes_, at_, record_end);
  record.may_be_several = record.lines > 1 && may_be_several(record.bytes, rule_);
  line_ += record.lines;
  at_ = std::min(record_end + 1, end_);
  return record;
}

std::optional<std::string> record_at(std::string_view bytes, const LineRule& rule,
                                     const RecordPlace& place) {
  const auto begin = static_cast<std::size_t>(place.byte);
  if (begin >= bytes.size()) return std::nullopt;
  LineCursor cursor(bytes, rule);
  cursor.begin({begin, bytes.size(), place.line});
  return std::string(cursor.next()->bytes);
}

}  // namespace resettle
