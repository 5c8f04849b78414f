// Rows of the kinds of a file whose table is not being written: on disk until it is their turn.
#pragma once

#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

#include "base/scratch_file.h"
#include "ingest/records.h"
#include "ingest/row_log.h"

namespace resettle {

class KeptRows {
 public:
  // The folder gets a file once there is a row.
  explicit KeptRows(std::filesystem::path folder) : folder_(std::move(folder)) {}

  struct Block {
    ScratchFile::Stretch log;
    std::size_t rows = 0;
  };
  // Several threads may keep rows.
  void keep(Kind kind, const RowLog& log, std::size_t rows);
  // When all are kept.
  const std::vector<Block>& blocks(Kind kind) const {
    return blocks_[static_cast<std::size_t>(kind)];
  }
  std::int64_t rows(Kind kind) const;
  void read(const Block& block, std::string& log) const { file_->read(block.log, log); }

 private:
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::optional<ScratchFile> file_;
  std::array<std::vector<Block>, kKinds.size()> blocks_;
};

// One thread's rows of one kind on their way there.
class RowKeeper {
 public:
  RowKeeper(Kind kind, const RecordRules& rules, KeptRows& kept)
      : kind_(kind), writer_(kind, rules), kept_(kept) {}

  Refusal write(const Fields& fields, std::int64_t line, std::int64_t byte);
  // Behind the last row.
  void flush();
  std::vector<ImportedLabel> take_labels() { return writer_.take_labels(); }

 private:
  Kind kind_;
  RecordWriter writer_;
  KeptRows& kept_;
  RowLog log_;
  std::size_t rows_ = 0;
};

// The kept rows of one kind. One thread kept them in the order of their lines.
class KeptSource : public RowSource {
 public:
  KeptSource(Kind kind, const KeptRows& kept) : kind_(kind), kept_(kept) {}

  const Columns& columns() const override;
  std::unique_ptr<RowReader> open() override;
  bool is_sorted_for_one() const override { return true; }

 private:
  class Reader;

  Kind kind_;
  const KeptRows& kept_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace resettle
