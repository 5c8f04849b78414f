// Raw exports as Parquet, read by the table importer, and told by `new`.
#include "ingest/detect.h"
#include "ingest/testing.h"
#include "target.h"

namespace resettle::fuzz {
namespace {

// A Parquet file with what `select` yields.
std::string parquet(const std::filesystem::path& folder, const std::string& select,
                    const std::string& options = "") {
  const auto file = folder / "seed.parquet";
  test_engine().open({}, {})->query("COPY (" + select + ") TO '" + file.string() +
                                    "' (FORMAT parquet" + options + ")");
  std::string bytes = read_file(file);
  std::filesystem::remove(file);
  return bytes;
}

}  // namespace

std::vector<std::string> seeds(const std::filesystem::path& kept) {
  const std::string texts =
      "SELECT CAST(i AS VARCHAR) AS id, 'u' || i % 3 AS user, '2025-01-19 12:00' AS time, "
      "'body ' || i AS text, CAST(i AS VARCHAR) || '+' AS likes, ['a', 'b' || i] AS tags "
      "FROM range(200) AS r(i)";
  const std::string types =
      "SELECT 7040000000000000001 + i AS id, CAST(i AS UTINYINT) AS user, "
      "TIMESTAMP '2025-01-14 12:08:00' + INTERVAL (i) DAY AS time, CAST(i AS DECIMAL(30, 3)) AS "
      "text, CASE WHEN i % 2 = 0 THEN i / 3e0 END AS likes, {'a': i, 'b': [i]} AS tags "
      "FROM range(9) AS r(i)";
  const std::string others =
      "SELECT uuid_of AS id, DATE '2025-01-14' AS user, TIMESTAMPTZ '2025-01-14 12:08:00+08' AS "
      "time, CAST('x' AS BLOB) AS text, CAST(5 AS HUGEINT) AS likes, MAP {'a': 1} AS tags "
      "FROM (SELECT CAST('0b5c1f6e-7a3d-4a52-9a39-9a3c3c3a0b01' AS UUID) AS uuid_of)";
  return {parquet(kept, texts, ", COMPRESSION uncompressed"),
          parquet(kept, texts, ", COMPRESSION zstd, ROW_GROUP_SIZE 64"),
          parquet(kept, types, ", COMPRESSION snappy"),
          parquet(kept, types, ", COMPRESSION gzip, PARQUET_VERSION V2"),
          parquet(kept, others, ", COMPRESSION uncompressed"),
          parquet(kept, texts + " WHERE false")};
}

std::vector<std::string> words() {
  return {"PAR1",
          "PARE",
          "id",
          "user",
          "time",
          "text",
          "likes",
          "tags",
          "list",
          "element",
          "schema",
          "duckdb_schema",
          "file_row_number",
          std::string("\0", 1),
          std::string("\x15\0\x15", 3),
          "\x19\x1c",
          "\xff\xff\xff\xff\x0f",
          "\x15\x02\x19",
          "\x28\xb5\x2f\xfd",
          "\x1f\x8b\x08"};
}

void run(const std::string& input, const std::filesystem::path& folder) {
  const Imported made({.format = "table",
                       .kind = "posts",
                       .timezone = "UTC",
                       .columns = {{"post_id", "id"},
                                   {"user_id", "user"},
                                   {"created_at", "time"},
                                   {"body", "text"},
                                   {"likes", "likes"},
                                   {"hashtags", "tags"}}},
                      "posts.parquet", input);
  made.query("SELECT * FROM raw_posts");
  put(folder / "posts.parquet", input);
  detect(folder / "posts.parquet");
}

}  // namespace resettle::fuzz
