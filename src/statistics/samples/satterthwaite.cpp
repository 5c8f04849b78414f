#include "statistics/samples/satterthwaite.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "statistics/describe/exact_sum.h"

namespace resettle::statistics {
namespace {

// The degrees of freedom are (tr B)² / tr(B²), B the covariance of the z_c = w·t_c under
// the working model. With τ_c the errors before the group means are taken off, S_c their
// covariance, S = Σ S_c, a_c = S_c w and P_c = w × (shares of the groups' units in c), B is
//   diag(w·a_c) − a_c·P_c' − P_c·a_c' + P_c S P_c',
// so that with u_c = (a_c, P_c) and K of 4 × 4, B = diag + U K U' and no matrix is ever large.
class WorkingModel {
 public:
  WorkingModel(Pair units, Pair variance, double correlation, Pair factors)
      : units_(units), variance_(variance), correlation_(correlation), factors_(factors) {}

  double degrees_of_freedom(std::span<const ClusterPart> clusters) const {
    std::vector<Row> rows;
    SumMatrix covariances;
    for (const ClusterPart& cluster : clusters) rows.push_back(row_of(cluster, covariances));
    Matrix kernel{};
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) kernel[i][j] = covariances[i][j].value();
    }
    kernel[0][2] = kernel[2][0] = kernel[1][3] = kernel[3][1] = -1;
    ExactSum trace, diagonal_part;
    SumMatrix products;
    for (const Row& row : rows) {
      const double quadratic = form(row.u, kernel);
      trace.add(row.diagonal + quadratic);
      diagonal_part.add(row.diagonal * row.diagonal + 2 * row.diagonal * quadratic);
      for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) products[i][j].add(row.u[i] * row.u[j]);
      }
    }
    return trace.value() * trace.value() /
           (diagonal_part.value() + squared_trace(kernel, products));
  }

 private:
  using Matrix = std::array<std::array<double, 4>, 4>;
  using SumMatrix = std::array<std::array<ExactSum, 4>, 4>;
  struct Row {
    double diagonal = 0;
    std::array<double, 4> u{};
  };

  // Adds the cluster's covariance to S, the lower right corner of K.
  Row row_of(const ClusterPart& cluster, SumMatrix& covariances) const {
    Pair share{}, spread{};
    for (int g = 0; g < 2; ++g) {
      share[g] = cluster.units[g] / units_[g];
      spread[g] = std::sqrt(variance_[g]);
    }
    Row row;
    for (int g = 0; g < 2; ++g) {
      for (int h = 0; h < 2; ++h) {
        double covariance = correlation_ * spread[g] * spread[h] * share[g] * share[h];
        if (g == h) {
          covariance += (1 - correlation_) * variance_[g] * share[g] / units_[g];
        }
        row.u[g] += covariance * factors_[h];
        covariances[2 + g][2 + h].add(covariance);
      }
      row.u[2 + g] = factors_[g] * share[g];
    }
    row.diagonal = factors_[0] * row.u[0] + factors_[1] * row.u[1];
    return row;
  }

  static double form(const std::array<double, 4>& u, const Matrix& kernel) {
    double result = 0;
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) result += u[i] * kernel[i][j] * u[j];
    }
    return result;
  }

  // tr(K M K M)
  static double squared_trace(const Matrix& kernel, const SumMatrix& products) {
    Matrix times{};
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) {
        for (int k = 0; k < 4; ++k) times[i][j] += kernel[i][k] * products[k][j].value();
      }
    }
    double result = 0;
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) result += times[i][j] * times[j][i];
    }
    return result;
  }

  Pair units_;
  Pair variance_;
  double correlation_;
  Pair factors_;
};

}  // namespace

double satterthwaite_degrees_of_freedom(const TwoGroups& groups,
                                        std::span<const ClusterPart> clusters, double correlation,
                                        Pair factors) {
  // Only the ratio of the variances counts; without their size no product leaves the range.
  const double largest = std::max(groups.variance[0], groups.variance[1]);
  const Pair variance{groups.variance[0] / largest, groups.variance[1] / largest};
  return WorkingModel(groups.units, variance, correlation, factors).degrees_of_freedom(clusters);
}

}  // namespace resettle::statistics
