// docs/glossary.md has a word for every table and every column, as a study really has them.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "small_study.h"

namespace resettle {
namespace {

// One of several, or under another value of a setting, it is described as the table of its maker.
std::string name_in_glossary(const Graph& graph, const std::string& table) {
  const Node& node = *graph.node(table);
  const std::string name = table.substr(0, table.find('@'));
  if (node.instance.empty()) return name;
  return name.substr(0, name.size() - node.instance.size()) + "<" + node.maker.per + ">";
}

// Table → the columns of its section: the names before the dash of each item of its list.
std::map<std::string, std::set<std::string>> described_columns(const std::string& glossary) {
  const std::regex heading("### `(.*)`"), item("- (`[^—]*`) —.*"), name("`([^`]*)`");
  std::map<std::string, std::set<std::string>> described;
  std::set<std::string>* columns = nullptr;
  std::string text;  // of an item, whose lines behind the first are indented
  const auto add_item = [&] {
    std::smatch names;
    if (columns != nullptr && std::regex_match(text, names, item)) {
      const std::string all = names[1];
      for (std::sregex_iterator one(all.begin(), all.end(), name), end; one != end; ++one) {
        columns->insert((*one)[1]);
      }
    }
    text.clear();
  };
  for (const std::string_view line : split(glossary, '\n')) {
    std::smatch table;
    const std::string whole(line);
    if (line.starts_with("  ") && !text.empty()) {
      text += line.substr(1);
      continue;
    }
    add_item();
    if (line.starts_with("- ")) text = line;
    if (line.starts_with("#")) columns = nullptr;
    if (std::regex_match(whole, table, heading)) columns = &described[table[1]];
  }
  add_item();
  return described;
}

TEST(glossary, has_a_section_for_every_table_with_its_columns) {
  const std::filesystem::path path = SOURCE_FOLDER "/docs/glossary.md";
  ASSERT_TRUE(std::filesystem::exists(path)) << "docs/glossary.md is missing";
  const auto described = described_columns(read_file(path));
  SmallStudy study;
  std::size_t checked = 0;
  for (const std::string& table : study.graph().tables()) {
    const auto section = described.find(name_in_glossary(study.graph(), table));
    if (section == described.end()) {
      ADD_FAILURE() << table << " has no section";
      continue;
    }
    std::set<std::string> there;
    for (const Column& column : study.tables().files(table).columns) there.insert(column.name);
    EXPECT_EQ(section->second, there) << table;
    checked += there.size();
  }
  EXPECT_GT(checked, 100) << "the small study has its tables";
}

TEST(glossary, a_section_ends_where_the_next_begins) {
  const auto described = described_columns(
      "### `a`\n\nText with `x`.\n\n- `b`, `c` — text; as `y`\n- `d`,\n  `e` — day\n\n## A "
      "chapter\n\n"
      "- `f` — text\n### `g`\n- `h` — text\n");
  EXPECT_EQ(described.at("a"), (std::set<std::string>{"b", "c", "d", "e"}));
  EXPECT_EQ(described.at("g"), (std::set<std::string>{"h"}));
}

}  // namespace
}  // namespace resettle
