#include "statistics/regression/design.h"

#include <fmt/format.h>

#include <optional>

#include "base/text.h"
#include "statistics/finite.h"
#include "statistics/linear_algebra.h"

namespace resettle::statistics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// A column whose part outside the earlier columns is smaller than this share of it depends on them.
constexpr double kDependent = 1e-9;

// The columns before `dependent` that make it up, as their names in quotes.
std::vector<std::string> made_of(const MatrixXd& triangle, Index dependent,
                                 const std::vector<std::string>& names) {
  const VectorXd weights = solve_upper(triangle.topLeftCorner(dependent, dependent),
                                       triangle.col(dependent).head(dependent));
  std::vector<std::string> parts;
  for (Index j = 0; j < dependent; ++j) {
    if (std::abs(weights(j)) > 1e-7)
      parts.push_back("'" + names[static_cast<std::size_t>(j)] + "'");
  }
  return parts;
}

void drop(MatrixXd& x, std::vector<std::string>& names, Index column) {
  const Index after = x.cols() - column - 1;
  x.middleCols(column, after) = x.rightCols(after).eval();
  x.conservativeResize(Eigen::NoChange, x.cols() - 1);
  names.erase(names.begin() + column);
}

// One sentence for each column that the earlier ones already contain. Without pivoting, the
// diagonal of R is what is left of each column after the earlier ones, so the later column gets the
// blame.
std::vector<std::string> dependencies(MatrixXd x, std::vector<std::string> names) {
  std::vector<std::string> sentences;
  for (bool found = true; found;) {
    found = false;
    const MatrixXd triangle = upper_triangle(x);
    for (Index j = 0; j < x.cols() && !found; ++j) {
      if (std::abs(triangle(j, j)) > kDependent * x.col(j).norm()) continue;
      sentences.push_back(fmt::format("'{}' is a combination of {}",
                                      names[static_cast<std::size_t>(j)],
                                      join(made_of(triangle, j, names), ", ")));
      drop(x, names, j);
      found = true;
    }
  }
  return sentences;
}

std::optional<std::string> why_not(const Design& design, std::span<const double> outcome) {
  if (design.columns == 0) return "there are no columns";
  if (design.rows() == 0) return "there are no rows";
  for (std::size_t j = 0; j < design.columns; ++j) {
    bool zero = true;
    for (std::size_t i = 0; i < design.rows(); ++i) {
      const double value = design.values[i * design.columns + j];
      if (!std::isfinite(value)) {
        return fmt::format("'{}' is missing or infinite in row {}", design.name(j), i + 1);
      }
      zero = zero && value == 0;
    }
    if (zero) return fmt::format("'{}' is 0 in all rows", design.name(j));
  }
  if (!all_finite(outcome)) return "the outcome is missing or infinite in a row";
  if (design.rows() < design.columns) {
    return fmt::format("{} rows cannot tell {} columns apart", design.rows(), design.columns);
  }
  return std::nullopt;
}

}  // namespace

std::string Design::name(std::size_t column) const {
  return column < names.size() ? names[column] : fmt::format("column {}", column + 1);
}

Result<ScaledDesign> scaled_design(const Design& design, std::span<const double> outcome) {
  using None = Result<ScaledDesign>;
  check(design.columns == 0 || design.values.size() % design.columns == 0, "rows are complete");
  check(outcome.size() == design.rows(), "every row has an outcome");
  if (const auto reason = why_not(design, outcome)) return None::none(*reason);

  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  ScaledDesign scaled;
  scaled.x = Eigen::Map<const RowMajor>(design.values.data(), static_cast<Index>(design.rows()),
                                        static_cast<Index>(design.columns));
  // The largest value first, so that squares of 10^200 stay finite.
  const VectorXd largest = scaled.x.cwiseAbs().colwise().maxCoeff();
  scaled.x *= largest.cwiseInverse().asDiagonal();
  const VectorXd size = scaled.x.colwise().norm() / std::sqrt(static_cast<double>(design.rows()));
  scaled.x *= size.cwiseInverse().asDiagonal();
  scaled.scale = largest.cwiseProduct(size);

  std::vector<std::string> names;
  for (std::size_t j = 0; j < design.columns; ++j) names.push_back(design.name(j));
  const auto sentences = dependencies(scaled.x, std::move(names));
  if (!sentences.empty()) return None::none(join(sentences, "; "));
  return scaled;
}

}  // namespace resettle::statistics
