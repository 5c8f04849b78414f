// docs/glossary.md has a word for every table and every column, as a study really has them.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/file.h"
#include "small_study.h"

namespace resettle {
namespace {

// Of a scheme, or under another value of a setting, it is described as the table of its maker.
std::string name_in_glossary(const Graph& graph, const std::string& table) {
  const Node* node = graph.node(table);
  std::string name = table.substr(0, table.find('@'));
  if (node == nullptr || node->scheme.empty()) return name;
  return name.substr(0, name.size() - node->scheme.size()) + "<scheme>";
}

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
    look_for(name_in_glossary(study.graph(), table), table);
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
