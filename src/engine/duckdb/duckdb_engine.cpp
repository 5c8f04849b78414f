#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/system_error.h"
#include "base/text.h"
#include "duckdb.h"
#include "engine/duckdb/duckdb_rows.h"
#include "engine/duckdb/held_rows.h"
#include "engine/duckdb/local_time.h"
#include "engine/engine.h"
#include "engine/sql_text.h"
#include "resources.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

// Snappy writes a third faster than zstd and takes twice the room (tried on 396,486 comments: 27 MB
// against 47 MB); tables are a cache. Ids fill no dictionary: a low limit ends the search for one
// early. No statement looks for single values, which is what Bloom filters are for. With version
// 2's encodings of numbers and text (tried on the same comments) these write a fifth faster, read a
// fifth faster and take 7 % less room.
constexpr std::string_view kTableFormat =
    "FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 4096, "
    "WRITE_BLOOM_FILTER false";

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

// `IO Error: Cannot open file "cache/x.parquet": Permission denied`, with the file as the place.
// Other errors of reading, such as of a damaged file, name no reason of the system.
void throw_if_refused(const std::string& message) {
  constexpr std::string_view kBegins = "IO Error: ";
  if (!message.starts_with(kBegins)) return;
  const bool is_gone = message.find("No files found that match") != std::string::npos;
  const int error = is_gone ? ENOENT : error_named_in(message);
  if (error == 0) return;
  const std::size_t quote = message.find('"');
  const std::size_t end = message.find('"', quote + 1);
  if (end == std::string::npos) return;
  throw_system_error(
      message.substr(quote + 1, end - quote - 1),
      message.find("write") == std::string::npos ? "cannot be opened" : "cannot be written", error);
}

[[noreturn]] void fail(std::string_view sql, const std::string& message) {
  const std::string lower = lower_ascii(message);
  if (holds_any(lower, {"no space left", "disk full"})) {
    throw DiskFull("the disk is full: " + message,
                   "Free some space and run again: finished tables are kept.");
  }
  if (holds_any(lower, {"out of memory", "bad_alloc", "cannot allocate memory"})) {
    // DuckDB's own advice is of its settings, which nobody here can reach.
    throw UserError("the memory limit was reached: " + message.substr(0, message.find('\n')),
                    "Give more with --memory, or use fewer --threads.");
  }
  throw_if_refused(message);
  throw std::logic_error(fmt::format("{}\n{}", message, sql));
}

class Result {
 public:
  explicit Result(duckdb_result result) : result_(result) {}
  ~Result() { duckdb_destroy_result(&result_); }
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  duckdb_result& get() { return result_; }

 private:
  duckdb_result result_;
};

class Prepared {
 public:
  Prepared(duckdb_connection connection, const std::string& sql) {
    if (duckdb_prepare(connection, sql.c_str(), &statement_) == DuckDBSuccess) return;
    const std::string message = duckdb_prepare_error(statement_);
    duckdb_destroy_prepare(&statement_);
    fail(sql, message);
  }
  ~Prepared() { duckdb_destroy_prepare(&statement_); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  duckdb_prepared_statement get() const { return statement_; }

 private:
  duckdb_prepared_statement statement_ = nullptr;
};

class Pending {
 public:
  explicit Pending(duckdb_prepared_statement statement) {
    duckdb_pending_prepared(statement, &pending_);  // an error shows as its state
  }
  ~Pending() { duckdb_destroy_pending(&pending_); }
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;
  duckdb_pending_result get() const { return pending_; }

 private:
  duckdb_pending_result pending_ = nullptr;
};

constexpr std::chrono::microseconds kNap(50);

// What a workspace's statement may read, beside its settings and what it holds: files, and the rows
// of the source that is written now.
struct Slot {
  std::map<std::string, std::vector<fs::path>, std::less<>> tables;  // by name in small letters
  RowSource* source = nullptr;
  int threads = 1;
  int readers = 1;  // at once, of the source
  std::mutex mutex;
  std::exception_ptr failure;

  void keep_failure() {
    const std::lock_guard lock(mutex);
    if (!failure) failure = std::current_exception();
  }
};

// The slot of the workspace whose statement this thread binds. DuckDB asks for tables that no
// catalog has by their names alone, and binds on the thread that prepares a statement. A view a
// table would cost more: creating it, opening its files twice, and all other workspaces' statements
// bound anew since the catalog they share has changed.
thread_local Slot* binding = nullptr;

class Binding {
 public:
  explicit Binding(Slot& slot) : before_(std::exchange(binding, &slot)) {}
  ~Binding() { binding = before_; }
  Binding(const Binding&) = delete;
  Binding& operator=(const Binding&) = delete;

 private:
  Slot* before_;
};

constexpr const char* kFilesMacro = "files_of_a_table";

// `FROM posts` becomes `FROM files_of_a_table(['cache/posts-….parquet'])`.
void find_table(duckdb_replacement_scan_info info, const char* name, void*) {
  if (binding == nullptr) return;
  const auto found = binding->tables.find(lower_ascii(name));
  if (found == binding->tables.end()) return;
  std::vector<duckdb_value> files;
  for (const fs::path& file : found->second)
    files.push_back(duckdb_create_varchar(sql_path_text(file.string()).c_str()));
  duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
  duckdb_value list = duckdb_create_list_value(text, files.data(), files.size());
  duckdb_replacement_scan_set_function_name(info, kFilesMacro);
  duckdb_replacement_scan_add_parameter(info, list);
  duckdb_destroy_value(&list);
  duckdb_destroy_logical_type(&text);
  for (duckdb_value& file : files) duckdb_destroy_value(&file);
}

constexpr const char* kRowsFunction = "rows_made_outside_sql";

void bind_rows(duckdb_bind_info info) {
  // Whoever writes its name into a condition has no rows to give.
  if (binding == nullptr || binding->source == nullptr) {
    duckdb_bind_set_error(info, "there are no rows to read");
    return;
  }
  Slot& slot = *binding;
  duckdb_bind_set_bind_data(info, &slot, [](void*) {});
  for (const Column& column : slot.source->columns()) {
    duckdb_logical_type type = duckdb_type_of(column.type);
    duckdb_bind_add_result_column(info, column.name.c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
}

void init_rows(duckdb_init_info info) {
  const auto& slot = *static_cast<Slot*>(duckdb_init_get_bind_data(info));
  duckdb_init_set_max_threads(info, static_cast<idx_t>(slot.readers));
}

struct Reading {
  std::unique_ptr<RowReader> reader;
  std::unique_ptr<DuckdbChunkWriter> writer;
};

void open_rows(duckdb_init_info info) {
  auto& slot = *static_cast<Slot*>(duckdb_init_get_bind_data(info));
  try {
    auto reading = std::make_unique<Reading>();
    reading->reader = slot.source->open();
    reading->writer = std::make_unique<DuckdbChunkWriter>(slot.source->columns());
    duckdb_init_set_init_data(info, reading.release(),
                              [](void* data) { delete static_cast<Reading*>(data); });
  } catch (...) {
    slot.keep_failure();
    duckdb_init_set_error(info, "the rows' source failed");
  }
}

void read_rows(duckdb_function_info info, duckdb_data_chunk chunk) {
  auto& slot = *static_cast<Slot*>(duckdb_function_get_bind_data(info));
  try {
    auto& reading = *static_cast<Reading*>(duckdb_function_get_local_init_data(info));
    reading.writer->begin(chunk);
    const std::size_t rows = reading.reader->fill(*reading.writer);
    duckdb_data_chunk_set_size(chunk, rows);
  } catch (...) {
    slot.keep_failure();
    duckdb_function_set_error(info, "the rows' source failed");
  }
}

void register_rows_function(duckdb_connection connection) {
  duckdb_table_function function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, kRowsFunction);
  duckdb_table_function_set_bind(function, bind_rows);
  duckdb_table_function_set_init(function, init_rows);
  duckdb_table_function_set_local_init(function, open_rows);
  duckdb_table_function_set_function(function, read_rows);
  const duckdb_state state = duckdb_register_table_function(connection, function);
  duckdb_destroy_table_function(&function);
  check(state == DuckDBSuccess, "DuckDB takes the rows' table function");
}

void call_text_function(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
  const auto& function = *static_cast<TextFunction*>(duckdb_scalar_function_get_extra_info(info));
  try {
    const idx_t rows = duckdb_data_chunk_get_size(input);
    duckdb_vector argument = duckdb_data_chunk_get_vector(input, 0);
    uint64_t* valid = duckdb_vector_get_validity(argument);
    auto* texts = static_cast<duckdb_string_t*>(duckdb_vector_get_data(argument));
    duckdb_vector_ensure_validity_writable(output);
    uint64_t* output_valid = duckdb_vector_get_validity(output);
    for (idx_t row = 0; row < rows; ++row) {
      if (valid != nullptr && !duckdb_validity_row_is_valid(valid, row)) {
        duckdb_validity_set_row_invalid(output_valid, row);
        continue;
      }
      const std::string_view text(duckdb_string_t_data(&texts[row]),
                                  duckdb_string_t_length(texts[row]));
      const std::string value = function(text);
      duckdb_vector_assign_string_element_len(output, row, value.data(), value.size());
    }
  } catch (const std::exception& error) {
    duckdb_scalar_function_set_error(info, error.what());
  }
}

class DuckdbWorkspace : public Workspace {
 public:
  DuckdbWorkspace(duckdb_database database, int number, int threads, bool check_types)
      : number_(number), check_types_(check_types) {
    check(duckdb_connect(database, &connection_) == DuckDBSuccess, "DuckDB connects");
    slot_.threads = threads;
  }

  ~DuckdbWorkspace() override { duckdb_disconnect(&connection_); }

  void add_table(const std::string& name, const TableFiles& table) {
    if (table.files.empty()) {
      std::string columns;
      for (const Column& column : table.columns) {
        columns += fmt::format("{}CAST(NULL AS {}) AS {}", columns.empty() ? "" : ", ",
                               sql_name(column.type), column.name);
      }
      check(!columns.empty(), "an empty table says its columns: " + name);
      run(fmt::format("CREATE TEMP VIEW {} AS SELECT {} WHERE false", name, columns));
      return;
    }
    slot_.tables[lower_ascii(name)] = table.files;
  }

  void add_settings(const std::vector<SettingColumn>& settings) {
    if (settings.empty()) return;
    std::string columns;
    for (const SettingColumn& setting : settings) {
      columns += fmt::format("{}CAST({} AS {}) AS {}", columns.empty() ? "" : ", ",
                             setting.value ? sql_literal(*setting.value) : "NULL",
                             sql_name(setting.type), setting.name);
    }
    run("CREATE TEMP VIEW settings AS SELECT " + columns);
  }

  Written write(std::string_view select, const fs::path& file) override {
    if (check_types_) columns_of(select);
    Written written;
    written.rows = copy(select, kTableFormat, file);
    written.columns = columns_of(fmt::format("SELECT * FROM {}([{}])", kFilesMacro,
                                             sql_literal(sql_path_text(file.string()))));
    return written;
  }

  Written write(RowSource& source, std::string_view order_by, const fs::path& file) override {
    const std::string select = fmt::format("SELECT * FROM {}(){}{}", kRowsFunction,
                                           order_by.empty() ? "" : " ORDER BY ", order_by);
    slot_.readers = order_by.empty() ? 1 : slot_.threads;
    return {with_source(source, select, [&] { return copy(select, kTableFormat, file); }),
            source.columns()};
  }

  std::int64_t hold(const std::string& table, std::string_view select) override {
    return held(table, columns_of(select)).add(execute(std::string(select)));
  }

  std::int64_t hold(const std::string& table, RowSource& source) override {
    return held(table, source.columns()).add(source, slot_.threads);
  }

  std::unique_ptr<Rows> query(std::string_view select) override {
    return duckdb_rows(execute(std::string(select)));
  }

  std::string add_function(TextFunction function) override {
    // Functions live in the whole database: the number makes the name this workspace's own.
    const std::string name = fmt::format("text_function_{}_of_{}", ++functions_, number_);
    duckdb_scalar_function scalar = duckdb_create_scalar_function();
    duckdb_scalar_function_set_name(scalar, name.c_str());
    duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
    duckdb_scalar_function_add_parameter(scalar, text);
    duckdb_scalar_function_set_return_type(scalar, text);
    duckdb_destroy_logical_type(&text);
    duckdb_scalar_function_set_extra_info(
        scalar, new TextFunction(std::move(function)),
        [](void* data) { delete static_cast<TextFunction*>(data); });
    duckdb_scalar_function_set_function(scalar, call_text_function);
    const duckdb_state state = duckdb_register_scalar_function(connection_, scalar);
    duckdb_destroy_scalar_function(&scalar);
    check(state == DuckDBSuccess, "DuckDB takes the function " + name);
    return name;
  }

  void export_to(std::string_view select, std::string_view format, const fs::path& file) override {
    // The statement comes from a user: inside COPY ( ) its end could write another file.
    run(fmt::format("CREATE OR REPLACE TEMP VIEW what_is_exported AS {}", select));
    copy("SELECT * FROM what_is_exported",
         format == "csv"    ? "FORMAT csv, HEADER true, USE_TMP_FILE false"
         : format == "json" ? "FORMAT json, ARRAY true, USE_TMP_FILE false"
                            : "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false",
         file);
  }

  void confine(const std::vector<fs::path>& files) override {
    std::string paths;
    const auto add = [&](const fs::path& file) {
      const std::string plain = path_text(file.string());
      paths += sql_literal(plain) + ", ";
      const std::string as_asked_for = sql_path_text(file.string());
      if (as_asked_for != plain) paths += sql_literal(as_asked_for) + ", ";
    };
    for (const auto& [name, of_table] : slot_.tables) {
      for (const fs::path& file : of_table) add(file);
    }
    for (const fs::path& file : files) add(file);
    run("SET GLOBAL allowed_paths = [" + paths + "]");
    run("SET GLOBAL enable_external_access = false");
    run("SET GLOBAL lock_configuration = true");
  }

 private:
  HeldRows& held(const std::string& table, Columns columns) {
    const auto [at, is_new] = held_.try_emplace(table, nullptr);
    if (is_new) {
      at->second = std::make_unique<HeldRows>(std::move(columns));
      const std::string function = fmt::format("held_{}_of_{}", held_.size(), number_);
      register_held_rows(connection_, function, *at->second);
      run(fmt::format("CREATE TEMP VIEW {} AS SELECT * FROM main.{}()", sql_identifier(table),
                      function));
    }
    return *at->second;
  }

  // Runs a statement that reads the source; what the source threw comes out as it was thrown.
  template <typename Run>
  std::int64_t with_source(RowSource& source, const std::string& select, Run&& run_it) {
    slot_.source = &source;
    slot_.failure = nullptr;
    try {
      const std::int64_t rows = run_it();
      slot_.source = nullptr;
      return rows;
    } catch (...) {
      slot_.source = nullptr;
      if (slot_.failure) rethrow(select);
      throw;
    }
  }

  // What the source threw. DuckDB's own errors (memory, disk) pass through it too.
  [[noreturn]] void rethrow(const std::string& sql) {
    try {
      std::rethrow_exception(slot_.failure);
    } catch (const std::logic_error&) {
      throw;
    } catch (const std::exception& error) {
      if (as_user_error(error)) throw;
      fail(sql, error.what());
    }
  }

  // Does a statement's tasks on this thread, beside DuckDB's own threads. While those have the last
  // ones this thread sleeps: duckdb_query() would ask again and again, on a processor that another
  // maker needs.
  duckdb_result execute(const std::string& sql) {
    const Binding mine(slot_);
    const Prepared prepared(connection_, sql);
    const Pending pending(prepared.get());
    for (;;) {
      const duckdb_pending_state state = duckdb_pending_execute_task(pending.get());
      // An error counts as finished, and what comes after it no longer knows the reason.
      if (state == DUCKDB_PENDING_ERROR) fail(sql, duckdb_pending_error(pending.get()));
      if (duckdb_pending_execution_is_finished(state)) break;
      if (state == DUCKDB_PENDING_NO_TASKS_AVAILABLE) std::this_thread::sleep_for(kNap);
    }
    duckdb_result result;
    if (duckdb_execute_pending(pending.get(), &result) != DuckDBSuccess) {
      const std::string message = duckdb_result_error(&result);
      duckdb_destroy_result(&result);
      fail(sql, message);
    }
    return result;
  }

  void run(const std::string& sql) { Result(execute(sql)); }

  std::int64_t copy(std::string_view select, std::string_view options, const fs::path& file) {
    Result result(execute(fmt::format("COPY ({}) TO {} ({})", select,
                                      sql_literal(path_text(file.string())), options)));
    return duckdb_value_int64(&result.get(), 0, 0);
  }

  // Binds the statement, which for one of many parts costs as much as a small table takes.
  Columns columns_of(std::string_view select) {
    const auto described = query(fmt::format("DESCRIBE {}", select));
    Columns columns;
    for (std::size_t row = 0; row < described->size(); ++row) {
      const std::string name(described->text(0, row));
      const auto type = column_type_named(described->text(1, row));
      if (!type) {
        throw std::logic_error(fmt::format(
            "column {} has none of the seven types of tables: CAST it\n{}", name, select));
      }
      columns.push_back({name, *type});
    }
    return columns;
  }

  duckdb_connection connection_ = nullptr;
  int number_;
  bool check_types_;
  int functions_ = 0;
  std::map<std::string, std::unique_ptr<HeldRows>> held_;
  Slot slot_;
};

class DuckdbEngine : public Engine {
 public:
  explicit DuckdbEngine(const Options& options) : options_(options) {
    duckdb_config config;
    duckdb_create_config(&config);
    if (options.threads > 0) {
      duckdb_set_config(config, "threads", std::to_string(options.threads).c_str());
    }
    check(options.memory.empty() ||
              duckdb_set_config(config, "max_memory", options.memory.c_str()) == DuckDBSuccess,
          "DuckDB takes the memory limit");
    duckdb_set_config(config, "temp_directory", path_text(options.temporary.string()).c_str());
    duckdb_set_config(config, "autoinstall_known_extensions", "false");
    duckdb_set_config(config, "autoload_known_extensions", "false");
    // This cache holds 100 KB of every small file until the engine ends.
    duckdb_set_config(config, "enable_external_file_cache", "false");
    char* error = nullptr;
    const duckdb_state state = duckdb_open_ext(nullptr, &database_, config, &error);
    duckdb_destroy_config(&config);
    if (state != DuckDBSuccess) {
      const std::string message = error != nullptr ? error : "unknown";
      duckdb_free(error);
      throw UserError("DuckDB does not start: " + message, "Check --memory and --threads.");
    }
    run_prelude();
  }

  ~DuckdbEngine() override { duckdb_close(&database_); }

  std::string identity() const override { return duckdb_identity(); }

  std::unique_ptr<Workspace> open(const std::map<std::string, TableFiles>& tables,
                                  const std::vector<SettingColumn>& settings) override {
    auto workspace = std::make_unique<DuckdbWorkspace>(database_, ++workspaces_, threads(),
                                                       options_.check_types);
    for (const auto& [name, files] : tables) workspace->add_table(name, files);
    workspace->add_settings(settings);
    return workspace;
  }

 private:
  int threads() const {
    return options_.threads > 0 ? options_.threads
                                : static_cast<int>(std::thread::hardware_concurrency());
  }

  void run_prelude() {
    duckdb_connection connection = nullptr;
    check(duckdb_connect(database_, &connection) == DuckDBSuccess, "DuckDB connects");
    register_local_time(connection);
    register_rows_function(connection);
    duckdb_add_replacement_scan(database_, find_table, nullptr, nullptr);
    duckdb_result result;
    std::string prelude(resource("engine/duckdb/prelude.sql"));
    // Settings of the whole database, not of this connection.
    for (std::size_t at = 0; (at = prelude.find("\nSET ", at)) != std::string::npos; at += 5) {
      prelude.replace(at, 5, "\nSET GLOBAL ");
    }
    prelude += fmt::format(
        "\nCREATE MACRO {}(files) AS TABLE "
        "SELECT * FROM read_parquet(files, hive_partitioning = false);",
        kFilesMacro);
    if (options_.keep_order) prelude += "\nSET GLOBAL preserve_insertion_order = true;";
    const duckdb_state state = duckdb_query(connection, prelude.c_str(), &result);
    const std::string message = state == DuckDBSuccess ? "" : duckdb_result_error(&result);
    duckdb_destroy_result(&result);
    duckdb_disconnect(&connection);
    check(state == DuckDBSuccess, "the prelude runs: " + message);
  }

  Options options_;
  duckdb_database database_ = nullptr;
  std::atomic<int> workspaces_ = 0;
};

}  // namespace

std::unique_ptr<Engine> make_duckdb_engine(const Engine::Options& options) {
  return std::make_unique<DuckdbEngine>(options);
}

std::string duckdb_identity() {
  return fmt::format("DuckDB {}\n{}", duckdb_library_version(),
                     resource("engine/duckdb/prelude.sql"));
}

}  // namespace resettle
