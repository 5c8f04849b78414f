// Rows written down as bytes, to be handed to another writer later.
#pragma once

#include <string>
#include <string_view>

#include "engine/rows.h"

namespace resettle {

// Takes rows as any ChunkWriter does, and remembers each call.
class RowLog : public ChunkWriter {
 public:
  std::size_t capacity() const override { return 1024; }  // fits into every chunk
  void null(std::size_t column, std::size_t row) override;
  void boolean(std::size_t column, std::size_t row, bool value) override;
  void integer(std::size_t column, std::size_t row, std::int64_t value) override;
  void number(std::size_t column, std::size_t row, double value) override;
  void text(std::size_t column, std::size_t row, std::string_view value) override;
  void same_text(std::size_t column, std::size_t row, std::size_t like) override;
  void day(std::size_t column, std::size_t row, Day value) override;
  void instant(std::size_t column, std::size_t row, Instant value) override;
  void text_list(std::size_t column, std::size_t row,
                 std::span<const std::string_view> values) override;

  const std::string& bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  enum class Call : std::uint8_t;
  template <typename Value>
  void put(const Value& value);
  void put_text(std::string_view value);
  void begin(Call call, std::size_t column, std::size_t row);
  friend void write_rows(std::string_view log, ChunkWriter& chunk);

  std::string bytes_;
};

// Makes the calls that a log remembers.
void write_rows(std::string_view log, ChunkWriter& chunk);

}  // namespace resettle
