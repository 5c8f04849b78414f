// The records of one file that could not be read, on their way to `quarantine`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ingest/records.h"
#include "tables/graph.h"

namespace resettle {

// Keeps each of the first records and adds up the others by kind and reason, so that a file without
// one readable line costs no more memory than another. Which are kept depends on their lines alone,
// not on the order of add and take.
class RefusedRecords {
 public:
  static constexpr std::size_t kKept = 100'000;

  // `kind` is none where the line is no record at all; `lines` are those that the record spans.
  void add(std::int64_t line, std::int64_t byte, std::int64_t lines, std::optional<Kind> kind,
           const Reason& reason);
  // Adds what another one holds, which is empty then.
  void take(RefusedRecords& other);

  std::int64_t records() const { return records_; }
  std::int64_t lines() const { return lines_; }

  struct Row {
    std::optional<Kind> kind;
    Reason reason;
    // Of the first record that the row stands for.
    std::int64_t line = 0;
    std::int64_t byte = 0;
    std::int64_t records = 0;
    std::int64_t lines = 0;
    bool operator==(const Row&) const = default;
  };
  // By line.
  std::vector<Row> rows();
  // Writes them to `quarantine`, if there are any.
  void write(const std::string& file, Output& output);

 private:
  // Why: an index into causes_.
  struct One {
    std::int64_t line = 0;
    std::int64_t byte = 0;
    std::int64_t lines = 0;
    std::size_t why = 0;
  };
  using Cause = std::pair<std::optional<Kind>, Reason>;

  Row row_of(const One& one) const;
  std::size_t index_of(const Cause& cause);
  void add_up(const Row& row);
  void keep_the_first();

  std::vector<One> kept_;
  std::map<Cause, std::size_t> index_;
  std::vector<Cause> causes_;
  std::map<Cause, Row> sums_;
  std::int64_t records_ = 0;
  std::int64_t lines_ = 0;
};

}  // namespace resettle
