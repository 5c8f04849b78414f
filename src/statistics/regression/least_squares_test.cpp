#include "statistics/regression/least_squares.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "statistics/regression/table.h"

namespace resettle::statistics {
namespace {

// Longley 1967: columns are nearly collinear, so the data try the arithmetic.
TestTable longley() {
  return {{"one", "deflator", "product", "unemployed", "armed forces", "population", "year"},
          {{1, 83, 234289, 2356, 1590, 107608, 1947, 60323},
           {1, 88.5, 259426, 2325, 1456, 108632, 1948, 61122},
           {1, 88.2, 258054, 3682, 1616, 109773, 1949, 60171},
           {1, 89.5, 284599, 3351, 1650, 110929, 1950, 61187},
           {1, 96.2, 328975, 2099, 3099, 112075, 1951, 63221},
           {1, 98.1, 346999, 1932, 3594, 113270, 1952, 63639},
           {1, 99, 365385, 1870, 3547, 115094, 1953, 64989},
           {1, 100, 363112, 3578, 3350, 116219, 1954, 63761},
           {1, 101.2, 397469, 2904, 3048, 117388, 1955, 66019},
           {1, 104.6, 419180, 2822, 2857, 118734, 1956, 67857},
           {1, 108.4, 442769, 2936, 2798, 120445, 1957, 68169},
           {1, 110.8, 444546, 4681, 2637, 121950, 1958, 66513},
           {1, 112.6, 482704, 3813, 2552, 123366, 1959, 68655},
           {1, 114.2, 502601, 3931, 2514, 125368, 1960, 69564},
           {1, 115.7, 518173, 4806, 2572, 127852, 1961, 69331},
           {1, 116.9, 554894, 4007, 2827, 130081, 1962, 70551}}};
}

Result<Regression> fit(const TestTable& table, const StandardErrors& errors = {}) {
  return least_squares(table.design(), table.outcome, errors);
}

// NIST Statistical Reference Datasets, Longley: certified values.
TEST(least_squares, gives_the_certified_values_of_longley) {
  const auto longley_fit = fit(longley());
  const std::vector<double> estimates{-3482258.63459582, 15.0618722713733,  -0.0358191792925910,
                                      -2.02022980381683, -1.03322686717359, -0.0511041056535807,
                                      1829.15146461355};
  const std::vector<double> errors{890420.383607373,  84.9149257747669,  0.0334910077722432,
                                   0.488399681651699, 0.214274163161675, 0.226073200069370,
                                   455.478499142212};
  for (std::size_t j = 0; j < estimates.size(); ++j) {
    const Coefficient& coefficient = longley_fit->coefficients[j];
    EXPECT_NEAR(coefficient.estimate / estimates[j], 1, 1e-8) << coefficient.name;
    EXPECT_NEAR(coefficient.standard_error / errors[j], 1, 1e-8) << coefficient.name;
  }
  EXPECT_NEAR(std::sqrt(longley_fit->dispersion), 304.854073561965, 1e-7);
  EXPECT_EQ(longley_fit->degrees_of_freedom, 9);
}

TEST(least_squares, a_column_made_of_others_is_named) {
  TestTable table(
      {"one", "low", "size", "high"},
      {{1, 0, 3, 1, 5}, {1, 1, 4, 0, 6}, {1, 0, 8, 1, 1}, {1, 1, 1, 0, 2}, {1, 0, 2, 1, 9}});
  EXPECT_EQ(fit(table).reason(), "'high' is a combination of 'one', 'low'");
}

TEST(least_squares, every_dependent_column_is_named) {
  TestTable table({"one", "a", "twice a", "b", "a + b"}, {{1, 1, 2, 5, 6, 1},
                                                          {1, 2, 4, 3, 5, 0},
                                                          {1, 5, 10, 1, 6, 1},
                                                          {1, 4, 8, 2, 6, 0},
                                                          {1, 0, 0, 7, 7, 3}});
  EXPECT_EQ(fit(table).reason(),
            "'twice a' is a combination of 'a'; 'a + b' is a combination of 'a', 'b'");
}

TEST(least_squares, edges_have_reasons) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto reason = [](std::initializer_list<std::vector<double>> rows) {
    return fit(TestTable({"one", "size"}, rows)).reason();
  };
  EXPECT_EQ(reason({}), "there are no rows");
  EXPECT_EQ(reason({{1, 2, 3}}), "1 rows cannot tell 2 columns apart");
  EXPECT_EQ(reason({{1, 2, 3}, {1, 4, 3}}), "no rows are left to estimate errors from");
  EXPECT_EQ(reason({{1, 2, 3}, {1, nan, 3}, {1, 5, 5}}), "'size' is missing or infinite in row 2");
  EXPECT_EQ(reason({{1, 2, 3}, {1, 4, nan}, {1, 5, 5}}),
            "the outcome is missing or infinite in a row");
  EXPECT_EQ(reason({{1, 0, 3}, {1, 0, 4}, {1, 0, 5}}), "'size' is 0 in all rows");
  EXPECT_EQ(reason({{1, 2, 3}, {1, 2, 4}, {1, 2, 5}}), "'size' is a combination of 'one'");
  EXPECT_EQ(least_squares({}, {}, {}).reason(), "there are no columns");
}

TEST(least_squares, an_outcome_that_is_always_the_same_has_slope_0_and_p_1) {
  const auto flat =
      fit(TestTable({"one", "size"}, {{1, 2, .1}, {1, 4, .1}, {1, 7, .1}, {1, 5, .1}}));
  EXPECT_NEAR(flat->coefficients[0].estimate, .1, 1e-15);
  EXPECT_EQ(flat->coefficients[1].estimate, 0);
  EXPECT_EQ(flat->coefficients[1].p, 1);
  EXPECT_EQ(flat->coefficients[1].standard_error, 0);
  EXPECT_EQ(flat->notes.size(), 1U);
}

TEST(least_squares, values_of_a_quadrillion_are_fitted) {
  const auto large = fit(TestTable(
      {"one", "size"}, {{1, 1e15, 2e15}, {1, 2e15, 4e15}, {1, 3e15, 6e15}, {1, 4e15, 9e15}}));
  EXPECT_NEAR(large->coefficients[1].estimate, 2.3, 1e-12);
}

TEST(least_squares, one_cluster_is_a_reason_and_few_are_a_note) {
  const TestTable table({"one", "size"}, {{1, 2, 3}, {1, 3, 5}, {1, 4, 4}, {1, 5, 9}});
  const std::vector<std::uint32_t> one(4, 7), two{1, 1, 2, 2};
  EXPECT_EQ(fit(table, StandardErrors::by_cluster(one)).reason(),
            "one cluster does not show how clusters differ");
  EXPECT_EQ(fit(table, StandardErrors::by_two_clusters(two, one)).reason(),
            "one cluster does not show how clusters differ");
  EXPECT_EQ(fit(table, StandardErrors::by_cluster(two))->notes[0],
            "There are only 2 clusters: standard errors are too small and p too.");
}

TEST(least_squares, clusters_of_one_row_give_robust_errors) {
  const TestTable table({"one", "size"}, {{1, 2, 3}, {1, 3, 5}, {1, 4, 4}, {1, 5, 9}, {1, 7, 2}});
  const std::vector<std::uint32_t> own{4, 2, 0, 1, 3};
  const auto clustered = fit(table, StandardErrors::by_cluster(own));
  const auto robust = fit(table, StandardErrors::robust());
  const auto newey_west = fit(table, StandardErrors::newey_west(0));
  for (int j : {0, 1}) {
    EXPECT_NEAR(clustered->coefficients[j].standard_error, robust->coefficients[j].standard_error,
                1e-12);
    EXPECT_NEAR(newey_west->coefficients[j].standard_error, robust->coefficients[j].standard_error,
                1e-12);
  }
}

TEST(least_squares, more_lags_than_rows_are_cut) {
  const TestTable table({"one", "size"}, {{1, 2, 3}, {1, 3, 5}, {1, 4, 4}, {1, 5, 9}, {1, 7, 2}});
  EXPECT_TRUE(fit(table, StandardErrors::newey_west(100)));
}

}  // namespace
}  // namespace resettle::statistics
