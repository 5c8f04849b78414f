// The scores' quantiles, in 200 steps and without persons: what share of the scored authors lies
// below a score. A step is high where its score lies at or above the least high author's.
// one row per: step
// reads: influence
#include <limits>

#include "statistics/describe/quantiles.h"
#include "tables/maker.h"

namespace resettle {

void make_influence_curve(Making& making) {
  constexpr int kSteps = 200;
  const auto scored = making.workspace.query(
      "SELECT score, level FROM influence WHERE score IS NOT NULL ORDER BY user_id");
  std::vector<double> scores;
  double least_high = std::numeric_limits<double>::infinity();
  for (std::size_t row = 0; row < scored->size(); ++row) {
    scores.push_back(scored->number(0, row));
    if (scored->text(1, row) == "high") least_high = std::min(least_high, scores.back());
  }
  RowList rows({{"step", ColumnType::integer},
                {"share_below", ColumnType::number},
                {"score", ColumnType::number},
                {"level", ColumnType::text}});
  std::vector<double> places;
  for (int step = 0; step < kSteps; ++step) places.push_back(step / double{kSteps - 1});
  const auto quantiles = statistics::quantiles(scores, places);
  for (int step = 0; quantiles.has_value() && step < kSteps; ++step) {
    const double score = (*quantiles)[static_cast<std::size_t>(step)];
    rows.row().integer(step).number(places[static_cast<std::size_t>(step)]).number(score);
    rows.text(score >= least_high ? "high" : "low");
  }
  making.write(rows, "step");
}

}  // namespace resettle
