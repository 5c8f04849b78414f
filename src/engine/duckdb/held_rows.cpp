#include "engine/duckdb/held_rows.h"

#include <future>

#include "base/error.h"
#include "engine/duckdb/duckdb_rows.h"

namespace resettle {
namespace {

// The next chunk of one reading.
using Cursor = std::atomic<std::size_t>;

HeldRows& rows_of(void* extra) { return *static_cast<HeldRows*>(extra); }

void bind(duckdb_bind_info info) {
  HeldRows& rows = rows_of(duckdb_bind_get_extra_info(info));
  for (const Column& column : rows.columns()) {
    duckdb_logical_type type = duckdb_type_of(column.type);
    duckdb_bind_add_result_column(info, column.name.c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
  duckdb_bind_set_cardinality(info, static_cast<idx_t>(rows.size()), true);
}

void begin(duckdb_init_info info) {
  HeldRows& rows = rows_of(duckdb_init_get_extra_info(info));
  duckdb_init_set_max_threads(info, rows.chunks().size() + 1);
  duckdb_init_set_init_data(info, new Cursor(0),
                            [](void* cursor) { delete static_cast<Cursor*>(cursor); });
}

void hand_out(duckdb_function_info info, duckdb_data_chunk output) {
  const auto& chunks = rows_of(duckdb_function_get_extra_info(info)).chunks();
  const std::size_t next = (*static_cast<Cursor*>(duckdb_function_get_init_data(info)))++;
  if (next >= chunks.size()) return duckdb_data_chunk_set_size(output, 0);
  for (idx_t column = 0; column < duckdb_data_chunk_get_column_count(output); ++column) {
    duckdb_vector_reference_vector(duckdb_data_chunk_get_vector(output, column),
                                   duckdb_data_chunk_get_vector(chunks[next], column));
  }
  duckdb_data_chunk_set_size(output, duckdb_data_chunk_get_size(chunks[next]));
}

}  // namespace

HeldRows::~HeldRows() {
  for (duckdb_data_chunk& chunk : chunks_) duckdb_destroy_data_chunk(&chunk);
  for (duckdb_result& result : results_) duckdb_destroy_result(&result);
}

std::int64_t HeldRows::add(RowSource& source, int threads) {
  check(source.columns() == columns_, "held rows have the columns of their table");
  const std::int64_t before = rows_;
  std::vector<std::future<void>> others;
  for (int i = 1; i < threads; ++i) {
    others.push_back(std::async(std::launch::async, [&] { read(source); }));
  }
  read(source);
  for (std::future<void>& other : others) other.get();
  return rows_ - before;
}

void HeldRows::read(RowSource& source) {
  const auto reader = source.open();
  std::vector<duckdb_logical_type> types;
  for (const Column& column : columns_) types.push_back(duckdb_type_of(column.type));
  DuckdbChunkWriter writer(columns_);
  for (;;) {
    duckdb_data_chunk chunk = duckdb_create_data_chunk(types.data(), types.size());
    writer.begin(chunk);
    std::size_t rows = 0;
    try {
      rows = reader->fill(writer);
    } catch (...) {
      duckdb_destroy_data_chunk(&chunk);
      for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
      throw;
    }
    duckdb_data_chunk_set_size(chunk, rows);
    const std::lock_guard lock(mutex_);
    if (rows == 0) {
      duckdb_destroy_data_chunk(&chunk);
      break;
    }
    chunks_.push_back(chunk);
    rows_ += static_cast<std::int64_t>(rows);
  }
  for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
}

std::int64_t HeldRows::add(duckdb_result result) {
  const std::lock_guard lock(mutex_);
  results_.push_back(result);
  const auto rows = static_cast<std::int64_t>(duckdb_row_count(&results_.back()));
  rows_ += rows;
  return rows;
}

const std::vector<duckdb_data_chunk>& HeldRows::chunks() {
  const std::lock_guard lock(mutex_);
  for (duckdb_result& result : results_) {
    while (duckdb_data_chunk chunk = duckdb_fetch_chunk(result)) chunks_.push_back(chunk);
    duckdb_destroy_result(&result);
  }
  results_.clear();
  return chunks_;
}

void register_held_rows(duckdb_connection connection, const std::string& function, HeldRows& rows) {
  duckdb_table_function held = duckdb_create_table_function();
  duckdb_table_function_set_name(held, function.c_str());
  duckdb_table_function_set_extra_info(held, &rows, [](void*) {});
  duckdb_table_function_set_bind(held, bind);
  duckdb_table_function_set_init(held, begin);
  duckdb_table_function_set_function(held, hand_out);
  const duckdb_state state = duckdb_register_table_function(connection, held);
  duckdb_destroy_table_function(&held);
  check(state == DuckDBSuccess, "DuckDB takes the held rows' table function");
}

}  // namespace resettle
