// Whose label counts in each scheme: the one with the smallest position that has one. Labels of an
// annotator who is not named do not count, but for `imported`, which comes last. Where robustness
// puts another annotator first, the others follow in their order.
// one row per: scheme, annotator
// reads: settings(label_order, first_annotator)
#include <algorithm>
#include <map>

#include "base/text.h"
#include "tables/maker.h"

namespace resettle {
namespace {

// For each scheme its annotators, the first before the others.
using Orders = std::map<std::string, std::vector<std::string>>;

// `other` is "scheme.annotator".
void put_first(const std::string& other, Orders& orders) {
  const auto parts = split(other, '.');
  std::vector<std::string>& order = orders[std::string(parts[0])];
  std::erase(order, parts[1]);
  order.emplace(order.begin(), parts[1]);
}

}  // namespace

void make_label_order(Making& making) {
  RowList rows({{"scheme", ColumnType::text},
                {"annotator", ColumnType::text},
                {"position", ColumnType::integer}});
  Orders orders;
  for (const Value& entry : making.setting("label_order").elements()) {
    orders[entry.at("scheme").text()].push_back(entry.at("annotator").text());
  }
  const Value& other = making.setting("first_annotator");
  if (!other.is_null()) put_first(other.text(), orders);
  for (const auto& [scheme, order] : orders) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      rows.row().text(scheme).text(order[i]).integer(static_cast<std::int64_t>(i) + 1);
    }
  }
  making.write(rows, "scheme, annotator");
}

}  // namespace resettle
