#include "statistics/regression/logistic.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/regression/table.h"

namespace resettle::statistics {
namespace {

// Spector and Mazzeo 1980: grade average, test score, new teaching method; was the grade improved?
TestTable spector() {
  TestTable table({"one", "average", "score", "method"}, {});
  const std::vector<std::vector<double>> rows{
      {2.66, 20, 0, 0}, {2.89, 22, 0, 0}, {3.28, 24, 0, 0}, {2.92, 12, 0, 0}, {4, 21, 0, 1},
      {2.86, 17, 0, 0}, {2.76, 17, 0, 0}, {2.87, 21, 0, 0}, {3.03, 25, 0, 0}, {3.92, 29, 0, 1},
      {2.63, 20, 0, 0}, {3.32, 23, 0, 0}, {3.57, 23, 0, 0}, {3.26, 25, 0, 1}, {3.53, 26, 0, 0},
      {2.74, 19, 0, 0}, {2.75, 25, 0, 0}, {2.83, 19, 0, 0}, {3.12, 23, 1, 0}, {3.16, 25, 1, 1},
      {2.06, 22, 1, 0}, {3.62, 28, 1, 1}, {2.89, 14, 1, 0}, {3.51, 26, 1, 0}, {3.54, 24, 1, 1},
      {2.83, 27, 1, 1}, {3.39, 17, 1, 1}, {2.67, 24, 1, 0}, {3.65, 21, 1, 1}, {4, 23, 1, 1},
      {3.1, 21, 1, 0},  {2.39, 19, 1, 1}};
  for (auto row : rows) {
    row.insert(row.begin(), 1);
    table.add(row);
  }
  return table;
}

Result<Regression> fit(const TestTable& table, const StandardErrors& errors = {}) {
  return logistic(table.design(), table.outcome, errors);
}

// Greene, Econometric Analysis (5th ed., 2003), table 21.1: estimates, errors and log-likelihood.
TEST(logistic, gives_the_published_fit_of_spector_and_mazzeo) {
  const auto published = fit(spector());
  const std::vector<double> estimates{-13.021, 2.826, .095, 2.379};
  const std::vector<double> errors{4.931, 1.263, .142, 1.065};
  for (std::size_t j = 0; j < 4; ++j) {
    EXPECT_NEAR(published->coefficients[j].estimate, estimates[j], 6e-4);
    EXPECT_NEAR(published->coefficients[j].standard_error, errors[j], 6e-4);
  }
  EXPECT_NEAR(published->log_likelihood, -12.890, 6e-4);
}

// In a 2×2 table the coefficient is the log odds ratio, its error √(1/a + 1/b + 1/c + 1/d) (Woolf
// 1955).
TEST(logistic, of_a_two_by_two_table_is_the_log_odds_ratio) {
  TestTable table({"one", "group"}, {});
  const auto add = [&](int times, double group, double outcome) {
    for (int i = 0; i < times; ++i) table.add({1, group, outcome});
  };
  add(20, 0, 0), add(10, 0, 1), add(12, 1, 0), add(30, 1, 1);
  const auto odds = fit(table);
  EXPECT_NEAR(odds->coefficients[1].estimate, std::log(30. / 12 / (10. / 20)), 1e-9);
  EXPECT_NEAR(odds->coefficients[1].standard_error,
              std::sqrt(1. / 20 + 1. / 10 + 1. / 12 + 1. / 30), 1e-9);
}

TEST(logistic, complete_separation_is_reported_with_its_columns) {
  const TestTable table({"one", "size"}, {{1, 1, 0}, {1, 2, 0}, {1, 3, 0}, {1, 4, 1}, {1, 5, 1}});
  EXPECT_EQ(fit(table).reason(),
            "the outcome is separated: 'one', 'size' predict some rows without error, so that "
            "coefficients are infinite");
}

TEST(logistic, quasi_separation_names_the_column_at_fault_and_not_the_others) {
  // All rows with a marker have the outcome 1; the others have both.
  TestTable table({"one", "size", "marker"}, {{1, 1, 0, 0},
                                              {1, 2, 0, 1},
                                              {1, 3, 0, 0},
                                              {1, 4, 0, 1},
                                              {1, 2, 0, 0},
                                              {1, 3, 1, 1},
                                              {1, 1, 1, 1}});
  EXPECT_EQ(fit(table).reason(),
            "the outcome is separated: 'marker' predicts some rows without error, so that "
            "coefficients are infinite");
}

// The many rows on the right sides keep Newton's steps long; only the pair in the middle keeps
// their direction from proving separation.
TEST(logistic, one_row_on_the_wrong_side_is_enough_for_a_fit) {
  TestTable table({"one", "size"}, {{1, 3, 1}, {1, 3.001, 0}});
  for (int i = 0; i < 5'000; ++i) {
    table.add({1, 2, 0});
    table.add({1, 4, 1});
  }
  const auto nearly = fit(table);
  ASSERT_TRUE(nearly) << nearly.reason();
  EXPECT_GT(nearly->coefficients[1].estimate, 12);
  EXPECT_TRUE(std::isfinite(nearly->coefficients[1].standard_error));
}

TEST(logistic, edges_have_reasons) {
  EXPECT_EQ(fit(TestTable({"one"}, {{1, 1}, {1, 1}})).reason(), "no row has the outcome 0");
  EXPECT_EQ(fit(TestTable({"one"}, {{1, 1}, {1, 2}})).reason(), "an outcome is neither 0 nor 1");
  EXPECT_EQ(fit(TestTable({"one"}, {})).reason(), "there are no rows");
  EXPECT_EQ(fit(TestTable({"one", "again"}, {{1, 1, 0}, {1, 1, 1}, {1, 1, 0}})).reason(),
            "'again' is a combination of 'one'");
}

TEST(multinomial_logistic, without_columns_but_one_gives_the_log_ratios_of_counts) {
  const std::vector<double> ones(12, 1);
  const std::vector<int> category{0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 1};
  const auto counts = multinomial_logistic({ones, 1}, category, 3, {});
  EXPECT_EQ(counts->coefficients[0].name, "1: column 1");
  EXPECT_NEAR(counts->coefficients[0].estimate, 0, 1e-12);
  EXPECT_NEAR(counts->coefficients[1].estimate, std::log(2), 1e-12);
  EXPECT_NEAR(counts->coefficients[1].standard_error, std::sqrt(1. / 3 + 1. / 6), 1e-12);
}

TEST(multinomial_logistic, a_category_without_rows_and_separation_are_reasons) {
  const std::vector<double> x{1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1};
  const std::vector<std::string> names{"one", "marker"};
  const std::vector<int> category{0, 1, 2, 1, 2, 2};
  EXPECT_EQ(multinomial_logistic({x, 2, names}, category, 4, {}).reason(),
            "no row has the outcome 3");
  // The marker stands only with category 2, which also occurs without.
  EXPECT_EQ(multinomial_logistic({x, 2, names}, category, 3, {}).reason(),
            "the outcome is separated: 'marker' predicts some rows without error, so that "
            "coefficients are infinite");
}

}  // namespace
}  // namespace resettle::statistics
