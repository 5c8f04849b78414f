#include "ingest/csv.h"

namespace resettle {

CsvRecord::State CsvRecord::split(std::string_view record) {
  fields_.clear();
  unquoted_.clear();
  std::size_t at = 0;
  for (;;) {
    if (at < record.size() && record[at] == '"') {
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

}  // namespace resettle
