// docs/formats.md tells users which columns a source may name.
#include <gtest/gtest.h>

#include <set>

#include "base/file.h"
#include "base/text.h"
#include "study/fields.h"

namespace resettle {
namespace {

// What stands between backquotes.
std::set<std::string> quoted(std::string_view text) {
  const auto pieces = split(text, '`');
  std::set<std::string> names;
  for (std::size_t i = 1; i < pieces.size(); i += 2) names.emplace(pieces[i]);
  return names;
}

// "| posts | needs | may have |": the cells of that row.
std::vector<std::string_view> row_of(std::string_view page, Kind kind) {
  for (const std::string_view line : split(page, '\n')) {
    if (line.starts_with("| " + std::string(kind_name(kind)) + " |")) return split(line, '|');
  }
  return {};
}

TEST(formats_page, every_kind_has_its_row_with_all_columns) {
  const std::string page = read_file(std::filesystem::path(SOURCE_FOLDER) / "docs/formats.md");
  for (const Kind kind : kKinds) {
    const std::vector<std::string_view> cells = row_of(page, kind);
    ASSERT_EQ(cells.size(), 5) << kind_name(kind);
    std::set<std::string> named = quoted(cells[2]);
    for (const std::string& name : needed_columns(kind)) EXPECT_TRUE(named.contains(name)) << name;
    named.merge(quoted(cells[3]));
    named.erase("scheme = \"…\"");  // a key of the source
    const std::vector<std::string> ours = mappable_columns(kind);
    EXPECT_EQ(named, std::set<std::string>(ours.begin(), ours.end())) << kind_name(kind);
  }
}

}  // namespace
}  // namespace resettle
