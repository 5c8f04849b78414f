#include "study/path_pattern.h"

#include <gtest/gtest.h>

#include "base/testing.h"

namespace resettle {
namespace {

TEST(path_pattern, a_path_as_a_pattern_matches_itself_alone) {
  const TemporaryFolder folder;
  for (const char* name : {"a[1].csv", "a1.csv", "b*.csv", "bc.csv", "d?.csv", "de.csv", "f\\g.csv",
                           "fg.csv", "~h.csv", "[a]/x.csv", "a/x.csv", "{i,j}.csv"}) {
    folder.write(name, "x");
  }
  for (const char* name :
       {"a[1].csv", "b*.csv", "d?.csv", "f\\g.csv", "~h.csv", "[a]/x.csv", "{i,j}.csv"}) {
    const auto path = folder.path() / name;
    EXPECT_EQ(paths_matching(as_pattern(path)), std::vector{path}) << name;
  }
}

TEST(path_pattern, a_folder_that_is_not_there_holds_nothing) {
  const TemporaryFolder folder;
  EXPECT_TRUE(paths_matching(as_pattern(folder.path()) + "/raw/*.csv").empty());
  folder.write("raw", "a file");
  EXPECT_TRUE(paths_matching(as_pattern(folder.path()) + "/raw/*.csv").empty());
}

}  // namespace
}  // namespace resettle
