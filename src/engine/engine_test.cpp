#include "engine/engine.h"

#include <atomic>

#include "base/testing.h"
#include "engine/testing.h"

namespace resettle {
namespace {

std::unique_ptr<Engine> engine(int threads) {
  return make_duckdb_engine({.threads = threads,
                             .memory = "500MB",
                             .temporary = std::filesystem::temp_directory_path() / "spill"});
}

// Rows 0 … size - 1 in blocks that threads take as they come, with a list and NULLs.
class ManyRows : public RowSource {
 public:
  explicit ManyRows(std::int64_t size) : size_(size) {}
  const Columns& columns() const override { return columns_; }
  std::unique_ptr<RowReader> open() override { return std::make_unique<Reader>(*this); }

 private:
  class Reader : public RowReader {
   public:
    explicit Reader(ManyRows& rows) : rows_(rows) {}
    std::size_t fill(ChunkWriter& chunk) override {
      const auto block = static_cast<std::int64_t>(chunk.capacity());
      const std::int64_t first = rows_.next_.fetch_add(block);
      if (first >= rows_.size_) return 0;
      const auto count = static_cast<std::size_t>(std::min(block, rows_.size_ - first));
      for (std::size_t row = 0; row < count; ++row) {
        const std::int64_t id = first + static_cast<std::int64_t>(row);
        const std::string name = "name " + std::to_string(id);
        chunk.integer(0, row, id);
        if (id % 3 == 0) {
          chunk.null(1, row);
        } else {
          chunk.text(1, row, name);
        }
        const std::string_view pieces[] = {name, "x", name};
        if (id % 5 == 0) {
          chunk.null(2, row);
        } else {
          chunk.text_list(2, row, std::span(pieces).first(static_cast<std::size_t>(id % 4)));
        }
      }
      return count;
    }

   private:
    ManyRows& rows_;
  };

  std::int64_t size_;
  std::atomic<std::int64_t> next_ = 0;
  Columns columns_ = {
      {"id", ColumnType::integer}, {"name", ColumnType::text}, {"tags", ColumnType::text_list}};
};

TEST(engine, every_type_and_null_make_the_round_trip) {
  const TemporaryFolder folder;
  RowList rows({{"a", ColumnType::boolean},
                {"b", ColumnType::integer},
                {"c", ColumnType::number},
                {"d", ColumnType::text},
                {"e", ColumnType::day},
                {"f", ColumnType::instant},
                {"g", ColumnType::text_list}});
  rows.row().boolean(true).integer(-9007199254740993).number(0.1).text("转移 😀\n").day(20107);
  rows.instant(1736856480123456).text_list({"a", "", "c"});
  rows.row().null().null().null().null().null().null().null();
  rows.row().boolean(false).integer(0).number(-0.0).text("").day(-1).instant(-1).text_list({});
  test_engine().open({}, {})->write(rows, "b", folder / "t.parquet");
  const auto read = test_engine()
                        .open({{"t", {{folder / "t.parquet"}, {}}}}, {})
                        ->query("SELECT * FROM t ORDER BY b NULLS FIRST");
  EXPECT_EQ(read->columns(), rows.columns());
  EXPECT_EQ(shown(*read),
            ",,,,,,\n"
            "true,-9007199254740993,0.1,转移 😀\n,2025-01-19,2025-01-14T12:08:00.123456Z,[a||c]\n"
            "false,0,-0,,1969-12-31,1969-12-31T23:59:59.999999Z,[]\n");
}

TEST(engine, rows_of_many_threads_give_the_bytes_of_one) {
  const TemporaryFolder folder;
  std::string bytes[2];
  for (const int threads : {1, 4}) {
    ManyRows rows(200'000);
    const auto file = folder / (std::to_string(threads) + ".parquet");
    const Written written = engine(threads)->open({}, {})->write(rows, "id", file);
    EXPECT_EQ(written.rows, 200'000);
    bytes[threads == 1 ? 0 : 1] = read_file(file);
  }
  EXPECT_TRUE(bytes[0] == bytes[1]);
  const auto read = test_engine()
                        .open({{"t", {{folder / "4.parquet"}, {}}}}, {})
                        ->query("SELECT * FROM t WHERE id >= 100001 AND id <= 100003 ORDER BY id");
  EXPECT_EQ(shown(*read),
            "100001,name 100001,[name 100001]\n100002,,[name 100002|x]\n"
            "100003,name 100003,[name 100003|x|name 100003]\n");
}

TEST(engine, rows_of_one_reader_have_the_bytes_of_those_that_are_sorted) {
  const TemporaryFolder folder;
  ManyRows to_sort(200'000);
  engine(4)->open({}, {})->write(to_sort, "id", folder / "sorted.parquet");
  ManyRows as_they_come(200'000);
  engine(4)->open({}, {})->write(as_they_come, "", folder / "read.parquet");
  EXPECT_TRUE(read_file(folder / "read.parquet") == read_file(folder / "sorted.parquet"));
}

TEST(engine, statements_of_many_threads_give_the_bytes_of_one) {
  const TemporaryFolder folder;
  std::string bytes[2];
  for (const int threads : {1, 4}) {
    const auto file = folder / (std::to_string(threads) + ".parquet");
    engine(threads)->open({}, {})->write(
        "SELECT i % 1000 AS k, CAST(SUM(i) AS BIGINT) AS s FROM range(0, 300000) AS r(i) "
        "GROUP BY k ORDER BY k",
        file);
    bytes[threads == 1 ? 0 : 1] = read_file(file);
  }
  EXPECT_TRUE(bytes[0] == bytes[1]);
}

TEST(engine, a_workspace_sees_its_tables_and_nothing_else) {
  const TemporaryFolder folder;
  const auto workspace = test_engine().open({}, {});
  workspace->write("SELECT CAST(1 AS BIGINT) AS a", folder / "a.parquet");
  const TableFiles table = {{folder / "a.parquet"}, {}};
  const auto one = test_engine().open({{"seen", table}}, {});
  const auto other = test_engine().open({{"elsewhere", table}}, {});
  EXPECT_EQ(shown(*one->query("SELECT a FROM seen")), "1\n");
  EXPECT_THROW(one->query("SELECT a FROM elsewhere"), std::logic_error);
  EXPECT_THROW(one->write("SELECT a FROM elsewhere", folder / "b.parquet"), std::logic_error);
  EXPECT_THROW(one->query("SELECT * FROM settings"), std::logic_error);
}

TEST(engine, a_table_without_files_is_empty_and_has_its_columns) {
  const auto workspace = test_engine().open(
      {{"t", {{}, {{"a", ColumnType::integer}, {"b", ColumnType::text_list}}}}}, {});
  const auto rows = workspace->query("SELECT * FROM t");
  EXPECT_EQ(rows->size(), 0);
  EXPECT_EQ(rows->columns()[1].type, ColumnType::text_list);
}

TEST(engine, types_that_tables_do_not_have_are_refused) {
  const TemporaryFolder folder;
  const auto workspace = test_engine().open({}, {});
  for (const char* select :
       {"SELECT SUM(i) AS s FROM range(0, 3) AS r(i)", "SELECT 1 AS i", "SELECT 1.5 AS d",
        "SELECT [1] AS l", "SELECT TIMESTAMPTZ '2025-01-01 00:00:00+00' AS t"}) {
    EXPECT_THROW(workspace->write(select, folder / "x.parquet"), std::logic_error) << select;
    EXPECT_FALSE(std::filesystem::exists(folder / "x.parquet")) << select;
    EXPECT_THROW(workspace->query(select), std::logic_error) << select;
  }
}

// Without looking at the statement first only a HUGEINT goes unseen: it is written as a double.
TEST(engine, types_of_the_file_are_looked_at_without_check_types) {
  const TemporaryFolder folder;
  const auto unchecked = engine(1);
  const auto workspace = unchecked->open({}, {});
  for (const char* select : {"SELECT 1 AS i", "SELECT 1.5 AS d", "SELECT [1] AS l",
                             "SELECT TIMESTAMPTZ '2025-01-01 00:00:00+00' AS t"}) {
    EXPECT_THROW(workspace->write(select, folder / "x.parquet"), std::logic_error) << select;
  }
}

TEST(engine, two_engines_read_the_same_file) {
  const TemporaryFolder folder;
  test_engine().open({}, {})->write("SELECT 'x' AS a", folder / "a.parquet");
  const TableFiles table = {{folder / "a.parquet"}, {}};
  const auto first = engine(1);
  const auto second = engine(1);
  const auto one = first->open({{"t", table}}, {});
  const auto two = second->open({{"t", table}}, {});
  EXPECT_EQ(shown(*one->query("SELECT a FROM t")), shown(*two->query("SELECT a FROM t")));
}

TEST(engine, several_files_are_one_table) {
  const TemporaryFolder folder;
  const auto workspace = test_engine().open({}, {});
  workspace->write("SELECT 'x' AS a", folder / "one's.parquet");
  workspace->write("SELECT 'y' AS a", folder / "two.parquet");
  const auto both =
      test_engine().open({{"t", {{folder / "one's.parquet", folder / "two.parquet"}, {}}}}, {});
  EXPECT_EQ(shown(*both->query("SELECT a FROM t ORDER BY a")), "x\ny\n");
}

TEST(engine, memory_does_not_grow_by_each_file_that_is_read) {
  const auto own = engine(1);
  const auto workspace = own->open({}, {});
  const auto rows = workspace->query("SELECT current_setting('enable_external_file_cache')");
  EXPECT_FALSE(rows->boolean(0, 0));
}

TEST(engine, settings_are_typed_columns) {
  const auto workspace = test_engine().open({}, {{"zone", ColumnType::text, "it's"},
                                                 {"day", ColumnType::day, "2025-01-19"},
                                                 {"share", ColumnType::number, "0.25"},
                                                 {"none", ColumnType::day, std::nullopt}});
  EXPECT_EQ(shown(*workspace->query("SELECT * FROM settings")), "it's,2025-01-19,0.25,\n");
}

TEST(engine, a_text_function_is_called_for_each_text_and_skips_null) {
  const auto workspace = test_engine().open({}, {});
  const std::string twice =
      workspace->add_function([](std::string_view text) { return std::string(text) + "+"; });
  EXPECT_EQ(shown(*workspace->query("SELECT " + twice +
                                    "(v) AS a FROM (VALUES (1, 'x'), (2, NULL), (3, '')) AS "
                                    "t(i, v) ORDER BY i")),
            "x+\n\n+\n");
}

TEST(engine, what_a_source_throws_comes_out_as_it_was) {
  class Failing : public RowSource {
   public:
    const Columns& columns() const override { return columns_; }
    std::unique_ptr<RowReader> open() override {
      throw UserError({"raw/x.csv", 7, 0}, "no zone", "Say it.");
    }

   private:
    Columns columns_ = {{"a", ColumnType::integer}};
  } rows;
  const TemporaryFolder folder;
  const UserError error =
      user_error([&] { test_engine().open({}, {})->write(rows, "a", folder / "x.parquet"); });
  EXPECT_EQ(error.place().line, 7);
}

TEST(engine, rows_held_in_memory_are_read_like_a_table) {
  const auto memory = engine(4);
  const auto workspace = memory->open({}, {});
  ManyRows rows(50'000);
  EXPECT_EQ(workspace->hold("many", rows), 50'000);
  const std::string_view sums =
      "SELECT CAST(COUNT(*) AS BIGINT) AS n, CAST(COUNT(name) AS BIGINT) AS names, "
      "CAST(SUM(len(tags)) AS BIGINT) AS tags, CAST(SUM(id) AS BIGINT) AS ids, "
      "MAX(name) AS last FROM many ORDER BY n";
  EXPECT_EQ(shown(*workspace->query(sums)), "50000,33333,60000,1249975000,name 9998\n");
  EXPECT_EQ(shown(*workspace->query(sums)), "50000,33333,60000,1249975000,name 9998\n")
      << "what was read is still there";
  EXPECT_EQ(workspace->hold("few", "SELECT id, name FROM many WHERE id < 5 ORDER BY id"), 5);
  EXPECT_EQ(workspace->hold("few", "SELECT id, name FROM many WHERE id = 9 ORDER BY id"), 1);
  EXPECT_EQ(shown(*workspace->query("SELECT a.id, b.name FROM few AS a JOIN few AS b "
                                    "ON a.id + 1 = b.id ORDER BY a.id")),
            "0,name 1\n1,name 2\n2,\n3,name 4\n");
}

TEST(engine, what_a_held_source_throws_comes_out_as_it_was) {
  class Broken : public RowSource {
   public:
    const Columns& columns() const override { return columns_; }
    std::unique_ptr<RowReader> open() override { throw UserError("torn", "mend"); }
    Columns columns_ = {{"a", ColumnType::integer}};
  };
  const auto memory = engine(3);
  Broken broken;
  EXPECT_EQ(user_error([&] { memory->open({}, {})->hold("a", broken); }).problem(), "torn");
}

TEST(engine, an_amount_of_memory_that_is_none_is_a_bug_of_who_asks) {
  EXPECT_THROW(make_duckdb_engine({.memory = "lots"}), std::logic_error);
}

TEST(rows, a_row_has_a_cell_for_every_column) {
  RowList rows({{"a", ColumnType::integer}, {"b", ColumnType::text}});
  rows.row().integer(1);
  EXPECT_THROW(rows.row(), std::logic_error);
  EXPECT_THROW(rows.open(), std::logic_error);
  EXPECT_THROW(rows.integer(2), std::logic_error);
  rows.text("x");
  EXPECT_THROW(rows.null(), std::logic_error);
}

}  // namespace
}  // namespace resettle
