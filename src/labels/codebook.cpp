// The categories of the study's codebooks, in the order in which each codebook lists them.
// one row per: scheme, label
// reads: settings(codebooks)
#include "tables/maker.h"

namespace resettle {

void make_codebook(Making& making) {
  RowList rows({{"scheme", ColumnType::text},
                {"unit", ColumnType::text},
                {"label", ColumnType::text},
                {"position", ColumnType::integer},
                {"name", ColumnType::text},
                {"group_label", ColumnType::text},
                {"group_name", ColumnType::text},
                {"value", ColumnType::number},
                {"definition", ColumnType::text}});
  std::string scheme;
  std::int64_t position = 0;
  for (const auto& category : making.setting("codebooks").elements()) {
    const auto text = [&](const char* key) { return category.at(key).get<std::string>(); };
    if (text("scheme") != scheme) position = 0;
    scheme = text("scheme");
    rows.row().text(scheme).text(text("unit")).text(text("label")).integer(++position);
    rows.text(text("name")).text(text("group_label")).text(text("group_name"));
    if (category.at("value").is_null()) {
      rows.null();
    } else {
      rows.number(category.at("value").get<double>());
    }
    rows.text(text("definition"));
  }
  making.write(rows, "scheme, label");
}

}  // namespace resettle
