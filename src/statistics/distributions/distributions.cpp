#include "statistics/distributions/distributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>

#include "base/error.h"

namespace resettle::statistics {
namespace {

void check_degrees_of_freedom(double degrees_of_freedom) {
  check(degrees_of_freedom > 0, "degrees of freedom are above 0");
}

void check_probability(double probability) {
  check(probability > 0 && probability < 1, "a probability lies between 0 and 1");
}

}  // namespace

double normal_cdf(double z) { return boost::math::cdf(boost::math::normal(), z); }

double normal_two_sided(double z) {
  return 2 * boost::math::cdf(complement(boost::math::normal(), std::fabs(z)));
}

double normal_quantile(double probability) {
  check_probability(probability);
  return boost::math::quantile(boost::math::normal(), probability);
}

double student_t_two_sided(double t, double degrees_of_freedom) {
  check_degrees_of_freedom(degrees_of_freedom);
  if (std::isinf(t)) return 0;
  const boost::math::students_t distribution(degrees_of_freedom);
  return 2 * boost::math::cdf(complement(distribution, std::fabs(t)));
}

double student_t_quantile(double probability, double degrees_of_freedom) {
  check_degrees_of_freedom(degrees_of_freedom);
  check_probability(probability);
  return boost::math::quantile(boost::math::students_t(degrees_of_freedom), probability);
}

double chi_square_upper(double x, double degrees_of_freedom) {
  check_degrees_of_freedom(degrees_of_freedom);
  if (x <= 0) return 1;
  if (std::isinf(x)) return 0;
  return boost::math::cdf(complement(boost::math::chi_squared(degrees_of_freedom), x));
}

double chi_square_quantile(double probability, double degrees_of_freedom) {
  check_degrees_of_freedom(degrees_of_freedom);
  check_probability(probability);
  return boost::math::quantile(boost::math::chi_squared(degrees_of_freedom), probability);
}

double f_upper(double f, double numerator_df, double denominator_df) {
  check_degrees_of_freedom(numerator_df);
  check_degrees_of_freedom(denominator_df);
  if (f <= 0) return 1;
  if (std::isinf(f)) return 0;
  return boost::math::cdf(complement(boost::math::fisher_f(numerator_df, denominator_df), f));
}

double digamma(double x) { return boost::math::digamma(x); }

double trigamma(double x) { return boost::math::trigamma(x); }

}  // namespace resettle::statistics
