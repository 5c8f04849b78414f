#include "ingest/row_log.h"

#include <cstring>

namespace resettle {

enum class RowLog::Call : std::uint8_t {
  null,
  boolean,
  integer,
  number,
  text,
  same_text,
  day,
  instant,
  text_list
};

template <typename Value>
void RowLog::put(const Value& value) {
  bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void RowLog::put_text(std::string_view value) {
  put(value.size());
  bytes_ += value;
}

void RowLog::begin(Call call, std::size_t column, std::size_t row) {
  put(call);
  put(static_cast<std::uint16_t>(column));
  put(static_cast<std::uint16_t>(row));
}

void RowLog::null(std::size_t column, std::size_t row) { begin(Call::null, column, row); }

void RowLog::boolean(std::size_t column, std::size_t row, bool value) {
  begin(Call::boolean, column, row);
  put(value);
}

void RowLog::integer(std::size_t column, std::size_t row, std::int64_t value) {
  begin(Call::integer, column, row);
  put(value);
}

void RowLog::number(std::size_t column, std::size_t row, double value) {
  begin(Call::number, column, row);
  put(value);
}

void RowLog::text(std::size_t column, std::size_t row, std::string_view value) {
  begin(Call::text, column, row);
  put_text(value);
}

void RowLog::same_text(std::size_t column, std::size_t row, std::size_t like) {
  begin(Call::same_text, column, row);
  put(like);
}

void RowLog::day(std::size_t column, std::size_t row, Day value) {
  begin(Call::day, column, row);
  put(value);
}

void RowLog::instant(std::size_t column, std::size_t row, Instant value) {
  begin(Call::instant, column, row);
  put(value);
}

void RowLog::text_list(std::size_t column, std::size_t row,
                       std::span<const std::string_view> values) {
  begin(Call::text_list, column, row);
  put(values.size());
  for (const std::string_view value : values) put_text(value);
}

namespace {

// Reads what RowLog put.
class LogReader {
 public:
  explicit LogReader(std::string_view log) : left_(log) {}
  bool is_at_end() const { return left_.empty(); }

  template <typename Value>
  Value take() {
    Value value;
    std::memcpy(&value, left_.data(), sizeof value);
    left_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view text() {
    const auto size = take<std::size_t>();
    const std::string_view value = left_.substr(0, size);
    left_.remove_prefix(size);
    return value;
  }

 private:
  std::string_view left_;
};

}  // namespace

void write_rows(std::string_view log, ChunkWriter& chunk) {
  using Call = RowLog::Call;
  LogReader reader(log);
  std::vector<std::string_view> values;
  while (!reader.is_at_end()) {
    const auto call = reader.take<Call>();
    const std::size_t column = reader.take<std::uint16_t>();
    const std::size_t row = reader.take<std::uint16_t>();
    switch (call) {
      case Call::null:
        chunk.null(column, row);
        break;
      case Call::boolean:
        chunk.boolean(column, row, reader.take<bool>());
        break;
      case Call::integer:
        chunk.integer(column, row, reader.take<std::int64_t>());
        break;
      case Call::number:
        chunk.number(column, row, reader.take<double>());
        break;
      case Call::text:
        chunk.text(column, row, reader.text());
        break;
      case Call::same_text:
        chunk.same_text(column, row, reader.take<std::size_t>());
        break;
      case Call::day:
        chunk.day(column, row, reader.take<Day>());
        break;
      case Call::instant:
        chunk.instant(column, row, reader.take<Instant>());
        break;
      case Call::text_list:
        values.resize(reader.take<std::size_t>());
        for (std::string_view& value : values) value = reader.text();
        chunk.text_list(column, row, values);
        break;
    }
  }
}

}  // namespace resettle
