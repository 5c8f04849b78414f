#include "ingest/row_log.h"

#include <utility>

#include "base/testing.h"
#include "engine/testing.h"

namespace resettle {
namespace {

const Columns kColumns = {{"yes", ColumnType::boolean},   {"whole", ColumnType::integer},
                          {"real", ColumnType::number},   {"word", ColumnType::text},
                          {"day", ColumnType::day},       {"at", ColumnType::instant},
                          {"list", ColumnType::text_list}};

void write_two_rows(ChunkWriter& chunk) {
  const std::string_view values[] = {"x", "a longer text than a cell holds", ""};
  chunk.text(3, 0, "a text that is longer than a cell");
  chunk.same_text(3, 1, 0);
  chunk.boolean(0, 0, true);
  chunk.integer(1, 0, -7'000'000'000);
  chunk.number(2, 0, 0.1);
  chunk.day(4, 0, day_from_civil({2025, 1, 19}));
  chunk.instant(5, 0, 1'736'856'480'000'000);
  chunk.text_list(6, 0, values);
  for (const std::size_t column : {0, 1, 2, 4, 5}) chunk.null(column, 1);
  chunk.text_list(6, 1, {});
}

// The two rows, written at once or from a log.
class TwoRows : public RowSource, public RowReader {
 public:
  explicit TwoRows(bool from_log) : from_log_(from_log) {}
  const Columns& columns() const override { return kColumns; }
  std::unique_ptr<RowReader> open() override { return std::make_unique<TwoRows>(from_log_); }
  std::size_t fill(ChunkWriter& chunk) override {
    if (std::exchange(is_read_, true)) return 0;
    if (!from_log_) {
      write_two_rows(chunk);
    } else {
      RowLog log;
      write_two_rows(log);
      write_rows(log.bytes(), chunk);
    }
    return 2;
  }

 private:
  bool from_log_;
  bool is_read_ = false;
};

std::string written(bool from_log) {
  const TemporaryFolder folder;
  TwoRows rows(from_log);
  test_engine().open({}, {})->write(rows, "", folder / "rows.parquet");
  const auto read = test_engine().open({{"t", {{folder / "rows.parquet"}, kColumns}}}, {});
  return shown(*read->query("SELECT * FROM t"));
}

TEST(row_log, rows_out_of_a_log_are_those_that_went_in) {
  EXPECT_EQ(written(true), written(false));
  EXPECT_NE(written(true).find("a longer text than a cell holds"), std::string::npos);
}

}  // namespace
}  // namespace resettle
