// One small file imported as a study would, without a study's folder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/testing.h"
#include "engine/testing.h"
#include "ingest/import.h"
#include "ingest/raw_tables.h"

namespace resettle {

class Imported {
 public:
  // `source` needs only what the test is about; the key is 0123456789abcdef twice.
  Imported(Source source, const std::string& name, std::string_view content) {
    source.files = {{folder_.write(name, content), name}};
    study_.sources = {std::move(source)};
    study_.key = "0123456789abcdef0123456789abcdef";
    const auto parts = raw_parts(
        study_, [](const auto&) { return std::string("sha"); }, 1);
    check(parts.size() == 1, "one file is one part");
    const auto workspace = test_engine().open({}, {});
    const auto file_of = [this](const auto& table) { return folder_ / (table + ".parquet"); };
    Output output(*workspace, file_of);
    parts.front().make(output);
    counts_ = output.counts();
    std::map<std::string, TableFiles> tables;
    for (const Maker& raw : raw_tables()) tables[raw.table] = {{}, raw.columns};
    for (const auto& [table, written] : output.written()) tables[table].files = {file_of(table)};
    made_ = test_engine().open(tables, {});
  }

  // SQL over the raw tables.
  std::string query(std::string_view select) const { return shown(*made_->query(select)); }
  std::int64_t count(const std::string& name) const { return counts_.at(name); }

 private:
  TemporaryFolder folder_;
  Study study_;
  std::unique_ptr<Workspace> made_;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace resettle
