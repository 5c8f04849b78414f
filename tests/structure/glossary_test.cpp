// docs/glossary.md has a word for every table and every column, as a study really has them.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/file.h"
#include "small_study.h"

namespace resettle {
namespace {

TEST(glossary, names_every_table_and_every_column) {
  const std::filesystem::path path = SOURCE_FOLDER "/docs/glossary.md";
  ASSERT_TRUE(std::filesystem::exists(path)) << "docs/glossary.md is missing";
  const std::string glossary = read_file(path);
  SmallStudy study;
  std::map<std::string, std::set<std::string>> missing;  // word → tables that use it
  const auto look_for = [&](const std::string& word, const std::string& table) {
    if (glossary.find('`' + word + '`') == std::string::npos) missing[word].insert(table);
  };
  std::size_t columns = 0;
  for (const std::string& table : study.graph().tables()) {
    const std::string name = table.starts_with("labels_") ? "labels_<scheme>" : table;
    look_for(name, table);
    for (const Column& column : study.tables().files(table).columns) {
      look_for(column.name, table);
      ++columns;
    }
  }
  EXPECT_GT(columns, 100) << "the small study has its tables";
  for (const auto& [word, tables] : missing) {
    ADD_FAILURE() << "`" << word << "` of " << join({tables.begin(), tables.end()}, ", ");
  }
}

}  // namespace
}  // namespace resettle
