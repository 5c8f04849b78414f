#include "statistics/tables/cramers_v.h"

#include <algorithm>
#include <cmath>

#include "statistics/tables/chi_square.h"

namespace resettle::statistics {
namespace {

struct Association {
  double phi_squared = 0;  // X² / n
  double rows = 0;
  double columns = 0;
  double units = 0;
};

Result<Association> association_in(const ContingencyTable& table) {
  const auto kept = without_empty_lines(table);
  if (!kept) return Result<Association>::none(kept.reason());
  const Margins margins = margins_of(*kept);
  return Association{chi_square_statistic(*kept, margins) / margins.total,
                     static_cast<double>(kept->rows), static_cast<double>(kept->columns),
                     margins.total};
}

}  // namespace

Result<double> cramers_v(const ContingencyTable& table) {
  const auto found = association_in(table);
  if (!found) return Result<double>::none(found.reason());
  return std::min(1.0, std::sqrt(found->phi_squared / (std::min(found->rows, found->columns) - 1)));
}

Result<double> cramers_v_corrected(const ContingencyTable& table) {
  const auto found = association_in(table);
  if (!found) return Result<double>::none(found.reason());
  const double rows = found->rows - 1;
  const double columns = found->columns - 1;
  const double others = found->units - 1;
  const double smaller =
      std::min(rows - rows * rows / others, columns - columns * columns / others);
  if (!(others > 0 && smaller > 0)) {
    return Result<double>::none("there are too few units for this many rows and columns");
  }
  const double phi_squared = std::max(0.0, found->phi_squared - rows * columns / others);
  return std::min(1.0, std::sqrt(phi_squared / smaller));
}

}  // namespace resettle::statistics
