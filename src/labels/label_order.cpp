// Whose label counts in each scheme: the one with the smallest position that has one. Labels of an
// annotator who is not named do not count, but for `imported`, which comes last.
// one row per: scheme, annotator
// reads: settings(label_order)
#include <map>

#include "tables/maker.h"

namespace resettle {

void make_label_order(Making& making) {
  RowList rows({{"scheme", ColumnType::text},
                {"annotator", ColumnType::text},
                {"position", ColumnType::integer}});
  std::map<std::string, std::int64_t> last;
  for (const auto& entry : making.setting("label_order").elements()) {
    const auto scheme = entry.at("scheme").get<std::string>();
    rows.row().text(scheme).text(entry.at("annotator").get<std::string>());
    rows.integer(++last[scheme]);
  }
  making.write(rows, "scheme, annotator");
}

}  // namespace resettle
