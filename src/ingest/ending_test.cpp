#include "ingest/ending.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

TEST(ending, capitals_are_small_letters) {
  for (const char* csv : {"a.csv", "a.TSV", "A.Txt"}) EXPECT_EQ(table_file(csv), TableFile::csv);
  for (const char* json : {"a.jsonl", "a.NDJSON", "a.Json"}) {
    EXPECT_EQ(table_file(json), TableFile::json_lines);
  }
  EXPECT_EQ(table_file("a.PARQUET"), TableFile::parquet);
  EXPECT_EQ(table_file("a.csv.gz"), TableFile::other);
  EXPECT_EQ(table_file("csv"), TableFile::other);
}

}  // namespace
}  // namespace resettle
