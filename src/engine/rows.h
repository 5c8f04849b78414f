// Rows on their way into a table or out of one, in the seven column types that tables have.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"

namespace resettle {

// BOOLEAN, BIGINT, DOUBLE, VARCHAR (UTF-8), DATE, TIMESTAMP (UTC, microseconds), VARCHAR[].
enum class ColumnType { boolean, integer, number, text, day, instant, text_list };

struct Column {
  std::string name;
  ColumnType type;
  bool operator==(const Column&) const = default;
};
using Columns = std::vector<Column>;

// The type's name in SQL, the same on both engines.
std::string_view sql_name(ColumnType type);

// A few thousand rows being filled, column by column or row by row. Cells not set are undefined:
// set each, or call null().
class ChunkWriter {
 public:
  virtual ~ChunkWriter() = default;
  // How many rows fit; at least 1,024.
  virtual std::size_t capacity() const = 0;
  virtual void null(std::size_t column, std::size_t row) = 0;
  virtual void boolean(std::size_t column, std::size_t row, bool value) = 0;
  virtual void integer(std::size_t column, std::size_t row, std::int64_t value) = 0;
  virtual void number(std::size_t column, std::size_t row, double value) = 0;
  // `value` must be valid UTF-8.
  virtual void text(std::size_t column, std::size_t row, std::string_view value) = 0;
  // The text that stands in `like`, a row of this chunk that was written before: held once.
  virtual void same_text(std::size_t column, std::size_t row, std::size_t like) = 0;
  virtual void day(std::size_t column, std::size_t row, Day value) = 0;
  virtual void instant(std::size_t column, std::size_t row, Instant value) = 0;
  virtual void text_list(std::size_t column, std::size_t row,
                         std::span<const std::string_view> values) = 0;
};

// One thread's way through a RowSource.
class RowReader {
 public:
  virtual ~RowReader() = default;
  // Fills rows from row 0 on and returns how many; 0 means the end.
  virtual std::size_t fill(ChunkWriter& chunk) = 0;
};

// Rows made outside SQL. `open` is called once a thread, from that thread; the readers share the
// work among themselves, in any order.
class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual const Columns& columns() const = 0;
  virtual std::unique_ptr<RowReader> open() = 0;
  // Whether a reader that has no other beside it hands the rows out as they are to be written.
  virtual bool is_sorted_for_one() const { return false; }
};

// The rows of a query, held in memory. Cells are addressed by column and row, both from 0.
class Rows {
 public:
  virtual ~Rows() = default;
  virtual const Columns& columns() const = 0;
  virtual std::size_t size() const = 0;
  virtual bool is_null(std::size_t column, std::size_t row) const = 0;
  virtual bool boolean(std::size_t column, std::size_t row) const = 0;
  virtual std::int64_t integer(std::size_t column, std::size_t row) const = 0;
  virtual double number(std::size_t column, std::size_t row) const = 0;
  // Valid for as long as the Rows live.
  virtual std::string_view text(std::size_t column, std::size_t row) const = 0;
  virtual Day day(std::size_t column, std::size_t row) const = 0;
  virtual Instant instant(std::size_t column, std::size_t row) const = 0;
  virtual std::vector<std::string_view> text_list(std::size_t column, std::size_t row) const = 0;

  // The position of the column called `name`; a name that is not there is a bug.
  std::size_t position(std::string_view name) const;
};

// A few rows collected one at a time, for tables made by C++ that are small. Each cell is given in
// the order of the columns; `null()` is a cell.
class RowList : public RowSource {
 public:
  explicit RowList(Columns columns);
  ~RowList() override;

  RowList& row();
  RowList& null();
  RowList& boolean(bool value);
  RowList& integer(std::int64_t value);
  RowList& number(double value);
  // NULL where there is none.
  RowList& number(std::optional<double> value);
  RowList& text(std::string_view value);
  // NULL where the text is empty.
  RowList& text_or_null(std::string_view value);
  RowList& day(Day value);
  RowList& instant(Instant value);
  RowList& text_list(std::vector<std::string> values);

  std::size_t size() const { return rows_; }
  const Columns& columns() const override { return columns_; }
  std::unique_ptr<RowReader> open() override;

 private:
  struct Cell;
  class Reader;
  Cell& next(ColumnType type);

  Columns columns_;
  std::vector<Cell> cells_;
  std::size_t rows_ = 0;
  std::size_t filled_ = 0;  // cells of the current row
  std::size_t next_row_to_read_ = 0;
  std::unique_ptr<struct RowListLock> lock_;
};

}  // namespace resettle
