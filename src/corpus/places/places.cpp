// The country and, in China, the province of each location name as collectors wrote it. A name that
// is not known has neither.
// one row per: location
// reads: raw_users, raw_posts, raw_comments
#include "corpus/places/place_names.h"
#include "tables/maker.h"

namespace resettle {

void make_places(Making& making) {
  const auto names = making.workspace.query(
      "SELECT location FROM raw_users WHERE location IS NOT NULL UNION "
      "SELECT location FROM raw_posts WHERE location IS NOT NULL UNION "
      "SELECT location FROM raw_comments WHERE location IS NOT NULL ORDER BY location");
  RowList rows({{"location", ColumnType::text},
                {"country", ColumnType::text},
                {"region", ColumnType::text}});
  const auto add = [&](const std::string& code) {
    if (code.empty()) {
      rows.null();
    } else {
      rows.text(code);
    }
  };
  for (std::size_t row = 0; row < names->size(); ++row) {
    const NamedPlace place = place_named(names->text(0, row));
    rows.row().text(names->text(0, row));
    add(place.country);
    add(place.region);
  }
  making.write(rows, "location");
}

}  // namespace resettle
