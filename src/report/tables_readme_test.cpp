#include "report/tables_readme.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

TEST(tables_readme, says_which_tables_are_not_there_as_latex_and_why) {
  const std::string page =
      tables_readme({{"long", "Many | rows.", {"day"}, 4000, false, ""},
                     {"empty", "Keys.", {"topic", "level"}, 2, false, "The table “Keys.” has no…"},
                     {"usual", "Some.", {"kind"}, 3, true, "", "2 kinds of few are not shown."}});
  EXPECT_NE(page.find("| `empty` | 2 | topic, level | no: it has no values | Keys. |\n"
                      "| `long` | 4\u2009000 | day | no: more than 500 rows | Many \\| rows. |\n"
                      "| `usual` | 3 | kind | yes | Some. 2 kinds of few are not shown. |\n"),
            std::string::npos);
}

}  // namespace
}  // namespace resettle
