#include "ingest/kept_rows.h"

#include "ingest/raw_tables.h"

namespace resettle {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;  // of a block, so that long rows fill no memory

}  // namespace

void KeptRows::keep(Kind kind, const RowLog& log, std::size_t rows) {
  {
    const std::lock_guard lock(mutex_);
    if (!file_) file_.emplace(folder_);
  }
  const Block block{file_->append(log.bytes()), rows};
  const std::lock_guard lock(mutex_);
  blocks_[static_cast<std::size_t>(kind)].push_back(block);
}

std::int64_t KeptRows::rows(Kind kind) const {
  std::int64_t rows = 0;
  for (const Block& block : blocks(kind)) rows += static_cast<std::int64_t>(block.rows);
  return rows;
}

Refusal RowKeeper::write(const Fields& fields, std::int64_t line, std::int64_t byte) {
  Refusal refusal = writer_.write(fields, line, byte, log_, rows_);
  if (!refusal) ++rows_;
  if (rows_ == log_.capacity() || log_.bytes().size() > kMostBytes) flush();
  return refusal;
}

void RowKeeper::flush() {
  if (rows_ > 0) kept_.keep(kind_, log_, rows_);
  log_.clear();
  rows_ = 0;
}

class KeptSource::Reader : public RowReader {
 public:
  explicit Reader(KeptSource& source) : source_(source) {}

  std::size_t fill(ChunkWriter& chunk) override {
    const auto& blocks = source_.kept_.blocks(source_.kind_);
    const std::size_t next = source_.next_++;
    if (next >= blocks.size()) return 0;
    source_.kept_.read(blocks[next], log_);
    write_rows(log_, chunk);
    return blocks[next].rows;
  }

 private:
  KeptSource& source_;
  std::string log_;
};

const Columns& KeptSource::columns() const { return raw_columns(raw_table_name(kind_)); }

std::unique_ptr<RowReader> KeptSource::open() { return std::make_unique<Reader>(*this); }

}  // namespace resettle
