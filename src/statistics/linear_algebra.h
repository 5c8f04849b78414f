// Products, decompositions and solutions of matrices, compiled here once: each source that writes
// them with Eigen's operators compiles Eigen's kernels again, which takes ten seconds. Such a
// source includes Eigen/Core only and writes with it what goes element by element: sums, scales,
// blocks, products with a diagonal.
#pragma once

#include <eigen3/Eigen/Core>
#include <optional>

namespace resettle::statistics {

// factor · a · b. Eigen multiplies the sums by the factor, not their terms.
Eigen::MatrixXd product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, double factor = 1);
Eigen::VectorXd product(const Eigen::MatrixXd& a, const Eigen::VectorXd& b);

// factor · aᵀ · b.
Eigen::MatrixXd transposed_product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b,
                                   double factor = 1);
Eigen::VectorXd transposed_product(const Eigen::MatrixXd& a, const Eigen::VectorXd& b);

// Σ_i x_i x_{i−lag}ᵀ over the rows of x that have one `lag` before them.
Eigen::MatrixXd lagged_product(const Eigen::MatrixXd& x, Eigen::Index lag);

// y − x · beta.
Eigen::VectorXd residuals_of(const Eigen::VectorXd& y, const Eigen::MatrixXd& x,
                             const Eigen::VectorXd& beta);

// R of x = Q · R, without pivoting. Only its upper triangle means something.
Eigen::MatrixXd upper_triangle(const Eigen::MatrixXd& x);

struct QrFit {
  Eigen::VectorXd solution;  // x · solution is as near to y as it gets
  Eigen::MatrixXd triangle;  // upper_triangle(x)
};
QrFit qr_fit(const Eigen::MatrixXd& x, const Eigen::VectorXd& y);

// Of the upper triangle: its inverse, and its inverse · b.
Eigen::MatrixXd inverse_of_upper(const Eigen::MatrixXd& triangle);
Eigen::VectorXd solve_upper(const Eigen::MatrixXd& triangle, const Eigen::VectorXd& b);

// The solution of qr_fit, with pivoting; none if a column of x depends on the others.
std::optional<Eigen::VectorXd> pivoted_solution(const Eigen::MatrixXd& x, const Eigen::VectorXd& y);

// a⁻¹ · b for a symmetric a, by LDLᵀ.
Eigen::VectorXd solve_symmetric(const Eigen::MatrixXd& a, const Eigen::VectorXd& b);

// By LU with rows pivoted. Not finite if a is singular.
Eigen::MatrixXd inverse(const Eigen::MatrixXd& a);

// By LU with rows and columns pivoted; none if a pivot is below `threshold` times the largest.
std::optional<Eigen::MatrixXd> inverse_if_regular(const Eigen::MatrixXd& a, double threshold);

struct SymmetricEigen {
  Eigen::VectorXd values;   // ascending
  Eigen::MatrixXd vectors;  // in columns
};
SymmetricEigen symmetric_eigen(const Eigen::MatrixXd& a);

}  // namespace resettle::statistics
