// The seven column types in DuckDB's vectors: writing chunks of a table function, reading results.
#pragma once

#include <memory>
#include <optional>

#include "duckdb.h"
#include "engine/rows.h"

namespace resettle {

// The caller destroys the type.
duckdb_logical_type duckdb_type_of(ColumnType type);
// Empty when the type is none of the seven.
std::optional<ColumnType> column_type_of(duckdb_logical_type type);
// By DuckDB's name for the type, as DESCRIBE writes it.
std::optional<ColumnType> column_type_named(std::string_view name);

class DuckdbChunkWriter : public ChunkWriter {
 public:
  explicit DuckdbChunkWriter(const Columns& columns);
  // Turns to another chunk, which has the columns of the constructor.
  void begin(duckdb_data_chunk chunk);

  std::size_t capacity() const override;
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

 private:
  struct Target {
    duckdb_vector vector = nullptr;
    void* data = nullptr;
    uint64_t* valid = nullptr;
    bool is_list = false;
  };
  std::vector<Target> targets_;
};

// Takes the result over.
std::unique_ptr<Rows> duckdb_rows(duckdb_result result);

}  // namespace resettle
