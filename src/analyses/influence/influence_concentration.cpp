// How unequally each metric is spread over the authors who have it: the Gini coefficient and what
// the top 1, 10 and 25 % of them hold.
// one row per: metric
// reads: author_totals
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "statistics/describe/concentration.h"
#include "tables/maker.h"

namespace resettle {
void make_influence_concentration(Making& making) {
  RowList rows({{"metric", ColumnType::text},
                {"users", ColumnType::integer},
                {"total", ColumnType::integer},
                {"gini", ColumnType::number},
                {"top_1", ColumnType::number},
                {"top_10", ColumnType::number},
                {"top_25", ColumnType::number}});
  for (const UserMetric& metric : read_author_totals(making.workspace).metrics) {
    std::vector<double> values;
    double total = 0;
    for (const double value : metric.values) {
      if (std::isnan(value)) continue;
      values.push_back(value);
      total += value;
    }
    if (values.empty()) continue;
    rows.row().text(metric.name).integer(static_cast<std::int64_t>(values.size()));
    rows.integer(static_cast<std::int64_t>(total));
    rows.number(statistics::gini(values).as_optional());
    for (const double share : {0.01, 0.10, 0.25}) {
      rows.number(statistics::top_share(values, share).as_optional());
    }
  }
  making.write(rows, "metric");
}

}  // namespace resettle
