#include "engine/duckdb/duckdb_rows.h"

#include <map>

#include "base/error.h"

namespace resettle {

duckdb_logical_type duckdb_type_of(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN);
    case ColumnType::integer:
      return duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
    case ColumnType::number:
      return duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE);
    case ColumnType::text:
      return duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
    case ColumnType::day:
      return duckdb_create_logical_type(DUCKDB_TYPE_DATE);
    case ColumnType::instant:
      return duckdb_create_logical_type(DUCKDB_TYPE_TIMESTAMP);
    case ColumnType::text_list: {
      duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
      duckdb_logical_type list = duckdb_create_list_type(text);
      duckdb_destroy_logical_type(&text);
      return list;
    }
  }
  check(false, "every column type has a DuckDB type");
  return nullptr;
}

std::optional<ColumnType> column_type_of(duckdb_logical_type type) {
  switch (duckdb_get_type_id(type)) {
    case DUCKDB_TYPE_BOOLEAN:
      return ColumnType::boolean;
    case DUCKDB_TYPE_BIGINT:
      return ColumnType::integer;
    case DUCKDB_TYPE_DOUBLE:
      return ColumnType::number;
    case DUCKDB_TYPE_VARCHAR:
      return ColumnType::text;
    case DUCKDB_TYPE_DATE:
      return ColumnType::day;
    case DUCKDB_TYPE_TIMESTAMP:
      return ColumnType::instant;
    case DUCKDB_TYPE_LIST: {
      duckdb_logical_type child = duckdb_list_type_child_type(type);
      const bool of_text = duckdb_get_type_id(child) == DUCKDB_TYPE_VARCHAR;
      duckdb_destroy_logical_type(&child);
      if (of_text) return ColumnType::text_list;
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<ColumnType> column_type_named(std::string_view name) {
  static const std::map<std::string_view, ColumnType> types = {
      {"BOOLEAN", ColumnType::boolean},    {"BIGINT", ColumnType::integer},
      {"DOUBLE", ColumnType::number},      {"VARCHAR", ColumnType::text},
      {"DATE", ColumnType::day},           {"TIMESTAMP", ColumnType::instant},
      {"VARCHAR[]", ColumnType::text_list}};
  const auto found = types.find(name);
  if (found == types.end()) return std::nullopt;
  return found->second;
}

DuckdbChunkWriter::DuckdbChunkWriter(const Columns& columns) {
  for (const Column& column : columns) {
    targets_.push_back({.is_list = column.type == ColumnType::text_list});
  }
}

void DuckdbChunkWriter::begin(duckdb_data_chunk chunk) {
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    Target& target = targets_[i];
    target.vector = duckdb_data_chunk_get_vector(chunk, i);
    target.data = duckdb_vector_get_data(target.vector);
    target.valid = nullptr;
  }
}

std::size_t DuckdbChunkWriter::capacity() const { return duckdb_vector_size(); }

void DuckdbChunkWriter::null(std::size_t column, std::size_t row) {
  Target& target = targets_[column];
  if (target.valid == nullptr) {
    duckdb_vector_ensure_validity_writable(target.vector);
    target.valid = duckdb_vector_get_validity(target.vector);
  }
  duckdb_validity_set_row_invalid(target.valid, row);
  if (target.is_list) {
    static_cast<duckdb_list_entry*>(target.data)[row] = {duckdb_list_vector_get_size(target.vector),
                                                         0};
  }
}

void DuckdbChunkWriter::boolean(std::size_t column, std::size_t row, bool value) {
  static_cast<bool*>(targets_[column].data)[row] = value;
}

void DuckdbChunkWriter::integer(std::size_t column, std::size_t row, std::int64_t value) {
  static_cast<std::int64_t*>(targets_[column].data)[row] = value;
}

void DuckdbChunkWriter::number(std::size_t column, std::size_t row, double value) {
  static_cast<double*>(targets_[column].data)[row] = value;
}

void DuckdbChunkWriter::text(std::size_t column, std::size_t row, std::string_view value) {
  const Target& target = targets_[column];
  duckdb_string_t& cell = static_cast<duckdb_string_t*>(target.data)[row];
  if (value.size() <= sizeof cell.value.inlined.inlined) {
    // Short text lies in the cell itself, padded with zeros.
    cell = {};
    cell.value.inlined.length = static_cast<uint32_t>(value.size());
    value.copy(cell.value.inlined.inlined, value.size());
    return;
  }
  duckdb_vector_assign_string_element_len(target.vector, row, value.data(), value.size());
}

void DuckdbChunkWriter::same_text(std::size_t column, std::size_t row, std::size_t like) {
  auto* cells = static_cast<duckdb_string_t*>(targets_[column].data);
  cells[row] = cells[like];
}

void DuckdbChunkWriter::day(std::size_t column, std::size_t row, Day value) {
  static_cast<duckdb_date*>(targets_[column].data)[row].days = value;
}

void DuckdbChunkWriter::instant(std::size_t column, std::size_t row, Instant value) {
  static_cast<duckdb_timestamp*>(targets_[column].data)[row].micros = value;
}

void DuckdbChunkWriter::text_list(std::size_t column, std::size_t row,
                                  std::span<const std::string_view> values) {
  Target& target = targets_[column];
  const idx_t offset = duckdb_list_vector_get_size(target.vector);
  static_cast<duckdb_list_entry*>(target.data)[row] = {offset, values.size()};
  if (values.empty()) return;
  duckdb_list_vector_reserve(target.vector, offset + values.size());
  duckdb_list_vector_set_size(target.vector, offset + values.size());
  duckdb_vector child = duckdb_list_vector_get_child(target.vector);
  for (std::size_t i = 0; i < values.size(); ++i) {
    duckdb_vector_assign_string_element_len(child, offset + i, values[i].data(), values[i].size());
  }
}

namespace {

class DuckdbRows : public Rows {
 public:
  explicit DuckdbRows(duckdb_result result) : result_(result) {
    for (idx_t i = 0; i < duckdb_column_count(&result_); ++i) {
      duckdb_logical_type type = duckdb_column_logical_type(&result_, i);
      const auto known = column_type_of(type);
      duckdb_destroy_logical_type(&type);
      const std::string name = duckdb_column_name(&result_, i);
      if (!known) {
        duckdb_destroy_result(&result_);
        throw std::logic_error("column " + name + " has none of the seven types of tables");
      }
      columns_.push_back({name, *known});
    }
    for (;;) {
      duckdb_data_chunk chunk = duckdb_fetch_chunk(result_);
      if (chunk == nullptr) break;
      const idx_t size = duckdb_data_chunk_get_size(chunk);
      if (size == 0) {
        duckdb_destroy_data_chunk(&chunk);
        continue;
      }
      add(chunk, size);
    }
  }

  ~DuckdbRows() override {
    for (Chunk& chunk : chunks_) duckdb_destroy_data_chunk(&chunk.chunk);
    duckdb_destroy_result(&result_);
  }

  DuckdbRows(const DuckdbRows&) = delete;
  DuckdbRows& operator=(const DuckdbRows&) = delete;

  const Columns& columns() const override { return columns_; }
  std::size_t size() const override { return rows_; }

  bool is_null(std::size_t column, std::size_t row) const override {
    const Cell cell = find(column, row);
    uint64_t* valid = cell.of.valid;
    return valid != nullptr && !duckdb_validity_row_is_valid(valid, cell.row);
  }
  bool boolean(std::size_t column, std::size_t row) const override {
    return value<bool>(column, row);
  }
  std::int64_t integer(std::size_t column, std::size_t row) const override {
    return value<std::int64_t>(column, row);
  }
  double number(std::size_t column, std::size_t row) const override {
    return value<double>(column, row);
  }
  std::string_view text(std::size_t column, std::size_t row) const override {
    const Cell cell = find(column, row);
    return text_at(cell.of.data, cell.row);
  }
  Day day(std::size_t column, std::size_t row) const override {
    return value<duckdb_date>(column, row).days;
  }
  Instant instant(std::size_t column, std::size_t row) const override {
    return value<duckdb_timestamp>(column, row).micros;
  }
  std::vector<std::string_view> text_list(std::size_t column, std::size_t row) const override {
    const Cell cell = find(column, row);
    const auto entry = static_cast<duckdb_list_entry*>(cell.of.data)[cell.row];
    void* child = duckdb_vector_get_data(duckdb_list_vector_get_child(cell.of.vector));
    std::vector<std::string_view> texts;
    for (idx_t i = 0; i < entry.length; ++i) texts.push_back(text_at(child, entry.offset + i));
    return texts;
  }

 private:
  // A column of a chunk; asking DuckDB for its parts costs more than reading a cell.
  struct Part {
    duckdb_vector vector;
    void* data;
    uint64_t* valid;  // nullptr: all are
  };
  struct Chunk {
    duckdb_data_chunk chunk;
    std::size_t first_row;
    std::vector<Part> parts;
  };
  struct Cell {
    const Part& of;
    std::size_t row;
  };

  void add(duckdb_data_chunk chunk, std::size_t size) {
    Chunk& added = chunks_.emplace_back(Chunk{chunk, rows_, {}});
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, column);
      added.parts.push_back(
          {vector, duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector)});
    }
    rows_ += size;
  }

  Cell find(std::size_t column, std::size_t row) const {
    check(row < rows_ && column < columns_.size(), "the cell is there");
    // All chunks but the last are of one size in practice; start where the row then lies.
    std::size_t at = std::min(row / vector_size_, chunks_.size() - 1);
    while (at > 0 && chunks_[at].first_row > row) --at;
    while (at + 1 < chunks_.size() && chunks_[at + 1].first_row <= row) ++at;
    return {chunks_[at].parts[column], row - chunks_[at].first_row};
  }

  template <typename T>
  T value(std::size_t column, std::size_t row) const {
    const Cell cell = find(column, row);
    return static_cast<T*>(cell.of.data)[cell.row];
  }

  static std::string_view text_at(void* data, std::size_t row) {
    auto* texts = static_cast<duckdb_string_t*>(data);
    return {duckdb_string_t_data(&texts[row]), duckdb_string_t_length(texts[row])};
  }

  duckdb_result result_;
  Columns columns_;
  std::vector<Chunk> chunks_;
  std::size_t vector_size_ = duckdb_vector_size();
  std::size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<Rows> duckdb_rows(duckdb_result result) {
  return std::make_unique<DuckdbRows>(result);
}

}  // namespace resettle
