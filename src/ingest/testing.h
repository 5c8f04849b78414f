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

class Imported : private PartMaking {
 public:
  // `source` needs only what the test is about; the key is 0123456789abcdef twice.
  Imported(Source source, const std::string& name, std::string_view content) {
    source.files = {{folder_.write(name, content), name}};
    study_.sources = {std::move(source)};
    study_.key = "0123456789abcdef0123456789abcdef";
    workspace_ = test_engine().open({}, {});
    const auto parts = raw_parts(
        study_, [](const auto&) { return std::string("sha"); }, 1);
    check(parts.size() == 1, "one file is one part");
    parts.front().make(*this);
    std::map<std::string, TableFiles> tables;
    for (const RawTable& raw : raw_tables()) tables[raw.name] = {files_[raw.name], raw.columns};
    made_ = test_engine().open(tables, {});
  }

  // SQL over the raw tables.
  std::string query(std::string_view select) const { return shown(*made_->query(select)); }
  std::int64_t count(const std::string& name) const { return counts_.at(name); }

 private:
  void write(const std::string& table, RowSource& rows, std::string_view order_by) override {
    const auto file = folder_ / (table + ".parquet");
    check(!std::filesystem::exists(file), "each table is written once");
    workspace_->write(rows, order_by, file);
    files_[table] = {file};
  }
  void count(const std::string& name, std::int64_t value) override { counts_[name] += value; }
  void progress(double) override {}
  Workspace& workspace() override { return *workspace_; }

  TemporaryFolder folder_;
  Study study_;
  std::unique_ptr<Workspace> workspace_;
  std::unique_ptr<Workspace> made_;
  std::map<std::string, std::vector<std::filesystem::path>> files_;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace resettle
