// The labels of the cohort's scheme whose users are in the study.
// one row per: label
// reads: settings(cohort_include)
#include <set>

#include "tables/maker.h"

namespace resettle {

void make_cohort_include(Making& making) {
  RowList rows({{"label", ColumnType::text}});
  const auto labels = making.setting("cohort_include").get<std::set<std::string>>();
  for (const std::string& label : labels) rows.row().text(label);
  making.write(rows, "label");
}

}  // namespace resettle
