#include "ingest/csv.h"

#include <algorithm>

#include "base/text.h"
#include "ingest/encoding.h"

namespace resettle {

CsvRecord::State CsvRecord::split(std::string_view record) {
  fields_.clear();
  unquoted_.clear();
  std::size_t at = 0;
  for (;;) {
    if (quotes_ && at < record.size() && record[at] == '"') {
      std::string text;
      std::size_t i = at + 1;
      for (;;) {
        const std::size_t quote = record.find('"', i);
        if (quote == std::string_view::npos) return State::open_quote;
        text += record.substr(i, quote - i);
        i = quote + 1;
        if (i >= record.size() || record[i] != '"') break;
        text += '"';
        ++i;
      }
      // What stands between the closing quote and the separator is kept as it is.
      const std::size_t end = std::min(record.find(separator_, i), record.size());
      text += record.substr(i, end - i);
      unquoted_.push_back(std::move(text));
      fields_.push_back(unquoted_.back());
      at = end;
    } else {
      const std::size_t end = std::min(record.find(separator_, at), record.size());
      fields_.push_back(record.substr(at, end - at));
      at = end;
    }
    if (at >= record.size()) return State::fine;
    ++at;
  }
}

namespace {

// Where the first line begins that is not blank.
std::size_t first_line_of(std::string_view bytes) {
  std::size_t begin = 0;
  for (std::size_t end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n', begin)) {
    if (!trim(bytes.substr(begin, end - begin)).empty()) break;
    begin = end + 1;
  }
  return begin;
}

// Up to the first line end outside quotes, or the first line if they do not close.
std::string_view header_of(std::string_view bytes) {
  bool is_quoted = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '"') is_quoted = !is_quoted;
    if (bytes[at] == '\n' && !is_quoted) return bytes.substr(0, at);
  }
  return bytes.substr(0, bytes.find('\n'));
}

char separator_of(std::string_view header) {
  char best = ',';
  std::size_t most = 0;
  for (const char candidate : {',', '\t', ';', '|'}) {
    std::size_t count = 0;
    bool quoted = false;
    for (const char c : header) {
      if (c == '"') quoted = !quoted;
      if (c == candidate && !quoted) ++count;
    }
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

// Fields that begin with a quote.
struct QuotedFields {
  std::int64_t needed = 0;  // closed, and around a separator, a line end or a doubled quote
  std::int64_t broken = 0;  // not closed before a separator, or joining what looks like records

  void add(const RawLine& record, char separator) {
    const std::string_view bytes = record.bytes;
    for (std::size_t at = 0; at <= bytes.size(); ++at) {
      if (at < bytes.size() && bytes[at] == '"') {
        const std::size_t end = closing_quote(bytes, at + 1);
        const std::string_view text = bytes.substr(at + 1, end - at - 1);
        if (end >= bytes.size() || (end + 1 < bytes.size() && bytes[end + 1] != separator) ||
            record.may_be_several) {
          ++broken;
        } else if (text.find_first_of("\"\n") != text.npos || text.find(separator) != text.npos) {
          ++needed;
        }
        at = end;
      }
      at = std::min(bytes.find(separator, at), bytes.size());
    }
  }

 private:
  // Where the quote stands that is not doubled, or the end.
  static std::size_t closing_quote(std::string_view bytes, std::size_t at) {
    for (; at < bytes.size(); ++at) {
      if (bytes[at] != '"') continue;
      if (at + 1 == bytes.size() || bytes[at + 1] != '"') return at;
      ++at;
    }
    return bytes.size();
  }
};

// Whether the quotes of a file whose separator may stand in no text are quoting all the same.
bool quotes_are_quoting(std::string_view bytes, const LineRule& rule) {
  if (bytes.find('"') == std::string_view::npos) return true;
  QuotedFields all;
  LineCursor cursor(bytes, rule);
  cursor.begin({0, bytes.size(), 1});
  bool is_header = true;
  while (const auto record = cursor.next()) {
    if (is_header && record->bytes.find('"') != std::string_view::npos) return true;
    is_header = false;
    if (record->bytes.find('"') != std::string_view::npos) all.add(*record, rule.separator);
  }
  return all.needed >= all.broken;
}

}  // namespace

LineRule csv_rule(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  bytes.remove_prefix(first_line_of(bytes));
  std::string decoded;
  std::string_view header = header_of(bytes);
  if (decode_line(header, decoded) != LineEncoding::utf8) header = decoded;
  LineRule rule{.quotes = true, .separator = separator_of(header)};
  CsvRecord record(rule);
  record.split(header);
  rule.fields = record.fields().size();
  rule.is_spaced = header.find(std::string{rule.separator, ' '}) != std::string_view::npos;
  if (rule.separator == '\t' || rule.separator == '|') {
    rule.quotes = quotes_are_quoting(bytes, rule);
  }
  return rule;
}

}  // namespace resettle
