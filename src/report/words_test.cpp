#include "report/words.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/engine.h"

namespace resettle {
namespace {

TEST(words, differences_of_shares_are_points) {
  EXPECT_EQ(points_in_words(-0.0618), "\u22126.2");
  EXPECT_EQ(points_in_words(0.0752), "7.5");
  EXPECT_EQ(points_in_words(0.0004), "< 0.1");
  EXPECT_EQ(points_in_words(-0.0004), "> \u22120.1");
  EXPECT_EQ(points_in_words(0), "0");
}

TEST(words, a_hundredth_that_rounds_to_nothing_has_no_sign) {
  EXPECT_EQ(hundredths_in_words(-0.0931), "\u22120.09");
  EXPECT_EQ(hundredths_in_words(-0.001), "0.00");
  EXPECT_EQ(hundredths_in_words(0.625), "0.62");
}

TEST(words, thousands_are_parted_by_a_thin_space) {
  EXPECT_EQ(count_in_words(387395), "387\u2009395");
  EXPECT_EQ(count_in_words(1299), "1\u2009299");
  EXPECT_EQ(count_in_words(999), "999");
  EXPECT_EQ(count_in_words(0), "0");
}

TEST(words, a_negative_number_has_a_minus_sign_and_not_a_hyphen) {
  EXPECT_EQ(count_in_words(-1234), "\u22121\u2009234");
  EXPECT_EQ(number_in_words(-0.25), "\u22120.250");
}

TEST(words, computed_numbers_have_three_significant_digits) {
  EXPECT_EQ(number_in_words(373.53), "374");
  EXPECT_EQ(number_in_words(43338.4), "43\u2009300");
  EXPECT_EQ(number_in_words(0.03174), "0.0317");
  EXPECT_EQ(number_in_words(21.04), "21.0");
  EXPECT_EQ(number_in_words(9.996), "10.0");
  EXPECT_EQ(number_in_words(999.6), "1\u2009000");
  EXPECT_EQ(number_in_words(0), "0");
}

TEST(words, a_whole_number_gets_no_digits_after_the_point) {
  EXPECT_EQ(number_in_words(2), "2");
  EXPECT_EQ(number_in_words(29.5), "29.5");
}

TEST(words, a_number_too_small_to_show_is_an_inequality) {
  EXPECT_EQ(number_in_words(0.0000252), "< 0.001");
  EXPECT_EQ(share_in_words(0.0000252), "<\u00a00.05\u00a0%");
  EXPECT_EQ(share_in_words(0.99999), ">\u00a099.9\u00a0%");
}

TEST(words, shares_are_percentages_with_one_decimal) {
  EXPECT_EQ(share_in_words(0.54889), "54.9\u00a0%");
  EXPECT_EQ(share_in_words(1), "100\u00a0%");
  EXPECT_EQ(share_in_words(0), "0\u00a0%");
}

TEST(words, what_is_not_finite_is_a_dash) {
  EXPECT_EQ(number_in_words(std::numeric_limits<double>::quiet_NaN()), "—");
  EXPECT_EQ(share_in_words(std::numeric_limits<double>::infinity()), "—");
}

TEST(words, a_cell_beside_a_unit_has_the_units_digits) {
  const auto rows = make_duckdb_engine({.threads = 1})
                        ->open({}, {})
                        ->query(
                            "SELECT 'share' AS unit, 0.27123::DOUBLE AS estimate "
                            "UNION ALL SELECT 'sentiment', 0.27123::DOUBLE");
  EXPECT_EQ(cell_in_words(*rows, 1, 0, Format::automatic), "27.1\u00a0%");
  EXPECT_EQ(cell_in_words(*rows, 1, 1, Format::automatic), "0.27");
}

TEST(words, a_day_is_written_out) {
  EXPECT_EQ(day_in_words(*parse_day("2025-01-19")), "19 January 2025");
}

TEST(words, a_column_without_a_title_gets_its_name_in_words) {
  EXPECT_EQ(title_of_column("posts_per_day_mean"), "Posts per day mean");
  EXPECT_EQ(title_of_column("reason"), "Why not");
  EXPECT_EQ(title_of_column("neutral_share"), "Neutral, share");
  EXPECT_EQ(title_of_column("entry_low"), "95 % from");
}

}  // namespace
}  // namespace resettle
