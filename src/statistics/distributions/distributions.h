// The distributions behind p-values and intervals, as the questions that statistics ask of them.
// Computed by Boost.Math. Checked against scipy.stats in tests/statistics/test_distributions.py.
//
// Degrees of freedom are above 0 and need not be whole; probabilities of the quantiles lie strictly
// between 0 and 1; anything else is a bug of the caller. A tail too small for a double is 0. A
// statistic may be infinite: its tail is 0.
#pragma once

namespace resettle::statistics {

// Probability of a standard normal number at most z.
double normal_cdf(double z);
// Probability of a standard normal number at least |z| away from 0 on either side.
double normal_two_sided(double z);
// The z that a standard normal number stays below with this probability: .975 gives 1.96.
double normal_quantile(double probability);

// The same of Student's t.
double student_t_two_sided(double t, double degrees_of_freedom);
double student_t_quantile(double probability, double degrees_of_freedom);

// Probability of a chi-square number of at least x; 1 where x is 0 or less.
double chi_square_upper(double x, double degrees_of_freedom);
double chi_square_quantile(double probability, double degrees_of_freedom);

// Probability of an F number of at least f; 1 where f is 0 or less.
double f_upper(double f, double numerator_df, double denominator_df);

// The first and the second derivative of ln Γ at x above 0.
double digamma(double x);
double trigamma(double x);

}  // namespace resettle::statistics
