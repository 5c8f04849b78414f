// The choices that `multiverse` makes otherwise, each with the study's own value and with the
// others that the study has room for.
// one row per: choice
// reads: settings(choices)
#include "analyses/robustness/choice.h"
#include "base/text.h"
#include "tables/maker.h"

namespace resettle {

void make_choices(Making& making) {
  RowList rows({{"position", ColumnType::integer},
                {"choice", ColumnType::text},
                {"title", ColumnType::text},
                {"note", ColumnType::text},
                {"own", ColumnType::text},
                {"others", ColumnType::text}});
  std::int64_t position = 0;
  for (const Choice& choice : read_choices(making.setting("choices"))) {
    std::vector<std::string> others;
    for (std::size_t i = 1; i < choice.values.size(); ++i) others.push_back(choice.values[i].shown);
    rows.row().integer(++position).text(choice.name).text(choice.title);
    rows.text_or_null(choice.note).text(choice.values.front().shown);
    rows.text_or_null(join(others, ", "));
  }
  making.write(rows, "choice");
}

}  // namespace resettle
