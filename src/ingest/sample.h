// The first records of a raw file, from which formats tell what it is.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ending.h"

namespace resettle {

struct Sample {
  std::filesystem::path path;
  TableFile file = TableFile::other;  // by its ending; `other` is read as lines of JSON
  std::string encoding = "UTF-8";     // or "UTF-8 with byte order mark", "GB18030", "mixed: …"
  std::vector<std::string> lines;     // how the records begin, as UTF-8; none of Parquet
  // The records as a table: the names of its columns, and the values by column. Empty if no line is
  // a JSON object.
  std::vector<std::string> names;
  std::map<std::string, std::vector<std::string>> values;

  bool has(std::string_view name) const;
};

// Throws UserError when the file cannot be read, is empty, UTF-16 or compressed.
Sample sample_of(const std::filesystem::path& path);

// A column's name in lower case without _ - and space.
std::string fold(std::string_view name);

}  // namespace resettle
