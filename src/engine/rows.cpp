#include "engine/rows.h"

#include <mutex>

#include "base/error.h"

namespace resettle {

std::string_view sql_name(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return "BOOLEAN";
    case ColumnType::integer:
      return "BIGINT";
    case ColumnType::number:
      return "DOUBLE";
    case ColumnType::text:
      return "STRING";
    case ColumnType::day:
      return "DATE";
    case ColumnType::instant:
      return "TIMESTAMP";
    case ColumnType::text_list:
      return "STRING[]";
  }
  check(false, "every column type has a name");
  return "";
}

std::size_t Rows::position(std::string_view name) const {
  for (std::size_t i = 0; i < columns().size(); ++i) {
    if (columns()[i].name == name) return i;
  }
  check(false, "no column " + std::string(name));
  return 0;
}

struct RowList::Cell {
  bool is_null = true;
  std::int64_t whole = 0;  // boolean, integer, day, instant
  double real = 0;
  std::string text;
  std::vector<std::string> list;
};

struct RowListLock {
  std::mutex mutex;
};

RowList::RowList(Columns columns)
    : columns_(std::move(columns)), lock_(std::make_unique<RowListLock>()) {}
RowList::~RowList() = default;

RowList& RowList::row() {
  check(rows_ == 0 || filled_ == columns_.size(), "each row has a cell for every column");
  ++rows_;
  filled_ = 0;
  return *this;
}

RowList::Cell& RowList::next(ColumnType type) {
  check(rows_ > 0 && filled_ < columns_.size(), "no more cells than columns");
  check(columns_[filled_].type == type, "cell of another type for " + columns_[filled_].name);
  ++filled_;
  cells_.emplace_back().is_null = false;
  return cells_.back();
}

RowList& RowList::null() {
  check(rows_ > 0 && filled_ < columns_.size(), "no more cells than columns");
  ++filled_;
  cells_.emplace_back();
  return *this;
}

RowList& RowList::boolean(bool value) {
  next(ColumnType::boolean).whole = value ? 1 : 0;
  return *this;
}

RowList& RowList::integer(std::int64_t value) {
  next(ColumnType::integer).whole = value;
  return *this;
}

RowList& RowList::number(double value) {
  next(ColumnType::number).real = value;
  return *this;
}

RowList& RowList::number(std::optional<double> value) { return value ? number(*value) : null(); }

RowList& RowList::text_or_null(std::string_view value) {
  return value.empty() ? null() : text(value);
}

RowList& RowList::text(std::string_view value) {
  next(ColumnType::text).text = value;
  return *this;
}

RowList& RowList::day(Day value) {
  next(ColumnType::day).whole = value;
  return *this;
}

RowList& RowList::instant(Instant value) {
  next(ColumnType::instant).whole = value;
  return *this;
}

RowList& RowList::text_list(std::vector<std::string> values) {
  next(ColumnType::text_list).list = std::move(values);
  return *this;
}

class RowList::Reader : public RowReader {
 public:
  explicit Reader(RowList& rows) : rows_(rows) {}

  std::size_t fill(ChunkWriter& chunk) override {
    std::size_t first = 0;
    std::size_t count = 0;
    {
      const std::lock_guard lock(rows_.lock_->mutex);
      first = rows_.next_row_to_read_;
      count = std::min(chunk.capacity(), rows_.rows_ - first);
      rows_.next_row_to_read_ += count;
    }
    const std::size_t width = rows_.columns_.size();
    for (std::size_t row = 0; row < count; ++row) {
      for (std::size_t column = 0; column < width; ++column) {
        set(chunk, column, row, rows_.cells_[(first + row) * width + column]);
      }
    }
    return count;
  }

 private:
  void set(ChunkWriter& chunk, std::size_t column, std::size_t row, const Cell& cell) {
    if (cell.is_null) return chunk.null(column, row);
    switch (rows_.columns_[column].type) {
      case ColumnType::boolean:
        return chunk.boolean(column, row, cell.whole != 0);
      case ColumnType::integer:
        return chunk.integer(column, row, cell.whole);
      case ColumnType::number:
        return chunk.number(column, row, cell.real);
      case ColumnType::text:
        return chunk.text(column, row, cell.text);
      case ColumnType::day:
        return chunk.day(column, row, static_cast<Day>(cell.whole));
      case ColumnType::instant:
        return chunk.instant(column, row, cell.whole);
      case ColumnType::text_list: {
        const std::vector<std::string_view> views(cell.list.begin(), cell.list.end());
        return chunk.text_list(column, row, views);
      }
    }
  }

  RowList& rows_;
};

std::unique_ptr<RowReader> RowList::open() {
  check(rows_ == 0 || filled_ == columns_.size(), "each row has a cell for every column");
  return std::make_unique<Reader>(*this);
}

}  // namespace resettle
