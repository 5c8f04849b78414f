#include "statistics/linear_algebra.h"

#include <eigen3/Eigen/Cholesky>
#include <eigen3/Eigen/Eigenvalues>
#include <eigen3/Eigen/LU>
#include <eigen3/Eigen/QR>

namespace resettle::statistics {

using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd product(const MatrixXd& a, const MatrixXd& b, double factor) { return factor * a * b; }

VectorXd product(const MatrixXd& a, const VectorXd& b) { return a * b; }

MatrixXd transposed_product(const MatrixXd& a, const MatrixXd& b, double factor) {
  return factor * a.transpose() * b;
}

VectorXd transposed_product(const MatrixXd& a, const VectorXd& b) { return a.transpose() * b; }

MatrixXd lagged_product(const MatrixXd& x, Eigen::Index lag) {
  const Eigen::Index rows = x.rows() - lag;
  return x.bottomRows(rows).transpose() * x.topRows(rows);
}

VectorXd residuals_of(const VectorXd& y, const MatrixXd& x, const VectorXd& beta) {
  return y - x * beta;
}

MatrixXd upper_triangle(const MatrixXd& x) {
  return Eigen::HouseholderQR<MatrixXd>(x).matrixQR().topRows(x.cols());
}

QrFit qr_fit(const MatrixXd& x, const VectorXd& y) {
  const Eigen::HouseholderQR<MatrixXd> qr(x);
  return {qr.solve(y), qr.matrixQR().topRows(x.cols())};
}

MatrixXd inverse_of_upper(const MatrixXd& triangle) {
  return triangle.triangularView<Eigen::Upper>().solve(
      MatrixXd::Identity(triangle.rows(), triangle.cols()));
}

VectorXd solve_upper(const MatrixXd& triangle, const VectorXd& b) {
  return triangle.triangularView<Eigen::Upper>().solve(b);
}

std::optional<VectorXd> pivoted_solution(const MatrixXd& x, const VectorXd& y) {
  const Eigen::ColPivHouseholderQR<MatrixXd> qr(x);
  if (qr.rank() < x.cols()) return std::nullopt;
  return qr.solve(y);
}

VectorXd solve_symmetric(const MatrixXd& a, const VectorXd& b) { return a.ldlt().solve(b); }

MatrixXd inverse(const MatrixXd& a) { return a.inverse(); }

std::optional<MatrixXd> inverse_if_regular(const MatrixXd& a, double threshold) {
  Eigen::FullPivLU<MatrixXd> decomposition(a);
  decomposition.setThreshold(threshold);
  if (!decomposition.isInvertible()) return std::nullopt;
  return decomposition.inverse();
}

SymmetricEigen symmetric_eigen(const MatrixXd& a) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(a);
  return {solver.eigenvalues(), solver.eigenvectors()};
}

}  // namespace resettle::statistics
