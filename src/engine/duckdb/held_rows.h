// Rows held in memory that SQL reads as a table without copying them: a table function hands out
// the chunks by reference.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

#include "duckdb.h"
#include "engine/rows.h"

namespace resettle {

class HeldRows {
 public:
  explicit HeldRows(Columns columns) : columns_(std::move(columns)) {}
  ~HeldRows();
  HeldRows(const HeldRows&) = delete;
  HeldRows& operator=(const HeldRows&) = delete;

  const Columns& columns() const { return columns_; }
  // Reads the source with so many threads of its own and returns how many rows came. Throws what
  // the source throws.
  std::int64_t add(RowSource& source, int threads);
  // Takes the result over; its chunks are cut when they are first asked for.
  std::int64_t add(duckdb_result result);

  const std::vector<duckdb_data_chunk>& chunks();
  std::int64_t size() const { return rows_; }

 private:
  void read(RowSource& source);

  Columns columns_;
  std::mutex mutex_;
  std::vector<duckdb_data_chunk> chunks_;
  std::vector<duckdb_result> results_;  // not yet cut
  std::int64_t rows_ = 0;
};

// Makes `function`() the table of these rows, which must outlive the connection's database.
void register_held_rows(duckdb_connection connection, const std::string& function, HeldRows& rows);

}  // namespace resettle
