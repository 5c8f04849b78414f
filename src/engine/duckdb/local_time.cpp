#include "engine/duckdb/local_time.h"

#include <array>
#include <optional>
#include <string_view>

#include "base/calendar.h"
#include "base/error.h"

namespace resettle {
namespace {

// Every offset of the tz database changes at a whole quarter of an hour.
constexpr Instant kBucket = 15 * 60 * kMicrosPerSecond;

class Offsets {
 public:
  Instant local(Instant utc, std::string_view zone) {
    if (!zone_ || zone_->name() != zone) {
      zone_.emplace(std::string(zone));
      entries_.fill({});
    }
    const Instant bucket = utc >= 0 ? utc / kBucket : (utc + 1) / kBucket - 1;
    Entry& entry = entries_[static_cast<std::size_t>(bucket) % entries_.size()];
    if (entry.bucket != bucket) {
      const Instant start = bucket * kBucket;
      entry = {bucket, zone_->local(start) - start};
    }
    return utc + entry.offset;
  }

 private:
  struct Entry {
    Instant bucket = INT64_MIN;
    Instant offset = 0;
  };
  std::optional<TimeZone> zone_;
  std::array<Entry, 16384> entries_;  // half a year of quarters of an hour
};

bool is_valid(uint64_t* validity, idx_t row) {
  return validity == nullptr || duckdb_validity_row_is_valid(validity, row);
}

void local_time(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
  thread_local Offsets offsets;
  try {
    duckdb_vector instants = duckdb_data_chunk_get_vector(input, 0);
    duckdb_vector zones = duckdb_data_chunk_get_vector(input, 1);
    auto* values = static_cast<duckdb_timestamp*>(duckdb_vector_get_data(instants));
    auto* names = static_cast<duckdb_string_t*>(duckdb_vector_get_data(zones));
    uint64_t* values_valid = duckdb_vector_get_validity(instants);
    uint64_t* names_valid = duckdb_vector_get_validity(zones);
    auto* results = static_cast<duckdb_timestamp*>(duckdb_vector_get_data(output));
    duckdb_vector_ensure_validity_writable(output);
    uint64_t* results_valid = duckdb_vector_get_validity(output);
    const idx_t rows = duckdb_data_chunk_get_size(input);
    for (idx_t row = 0; row < rows; ++row) {
      if (!is_valid(values_valid, row) || !is_valid(names_valid, row)) {
        duckdb_validity_set_row_invalid(results_valid, row);
        continue;
      }
      const std::string_view zone(duckdb_string_t_data(&names[row]),
                                  duckdb_string_t_length(names[row]));
      results[row].micros = offsets.local(values[row].micros, zone);
    }
  } catch (const std::exception& error) {
    duckdb_scalar_function_set_error(info, error.what());
  }
}

}  // namespace

void register_local_time(duckdb_connection connection) {
  duckdb_scalar_function function = duckdb_create_scalar_function();
  duckdb_scalar_function_set_name(function, "local_time");
  duckdb_logical_type instant = duckdb_create_logical_type(DUCKDB_TYPE_TIMESTAMP);
  duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
  duckdb_scalar_function_add_parameter(function, instant);
  duckdb_scalar_function_add_parameter(function, text);
  duckdb_scalar_function_set_return_type(function, instant);
  duckdb_destroy_logical_type(&instant);
  duckdb_destroy_logical_type(&text);
  duckdb_scalar_function_set_function(function, local_time);
  const duckdb_state state = duckdb_register_scalar_function(connection, function);
  duckdb_destroy_scalar_function(&function);
  check(state == DuckDBSuccess, "DuckDB takes local_time");
}

}  // namespace resettle
