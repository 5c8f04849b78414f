// The Lorenz curve of each metric at every hundredth of the authors who have it: what the poorest
// share of them holds.
// one row per: metric, step
// reads: author_totals
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "statistics/describe/concentration.h"
#include "tables/maker.h"

namespace resettle {
namespace {

// On the line between the curve's neighbouring corners.
double held_by(const std::vector<statistics::LorenzPoint>& curve, double share_of_users) {
  for (std::size_t i = 1; i < curve.size(); ++i) {
    const statistics::LorenzPoint& left = curve[i - 1];
    const statistics::LorenzPoint& right = curve[i];
    if (share_of_users > right.share_of_units) continue;
    const double along =
        (share_of_users - left.share_of_units) / (right.share_of_units - left.share_of_units);
    return left.share_of_total + along * (right.share_of_total - left.share_of_total);
  }
  return 1;
}

}  // namespace

void make_influence_lorenz(Making& making) {
  constexpr int kSteps = 100;
  RowList rows({{"metric", ColumnType::text},
                {"step", ColumnType::integer},
                {"share_of_users", ColumnType::number},
                {"share_of_total", ColumnType::number}});
  for (const UserMetric& metric : read_author_totals(making.workspace).metrics) {
    std::vector<double> values;
    for (const double value : metric.values) {
      if (!std::isnan(value)) values.push_back(value);
    }
    const auto curve = statistics::lorenz_curve(values);
    if (!curve.has_value()) continue;
    for (int step = 0; step <= kSteps; ++step) {
      const double share = step / double{kSteps};
      rows.row().text(metric.name).integer(step).number(share).number(held_by(*curve, share));
    }
  }
  making.write(rows, "metric, step");
}

}  // namespace resettle
