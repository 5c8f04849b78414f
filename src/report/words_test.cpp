#include "report/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "base/text.h"
#include "engine/engine.h"

namespace resettle {
namespace {

TEST(words, differences_of_shares_are_points) {
  EXPECT_EQ(points_in_words(-0.0618), "\u22126.2");
  EXPECT_EQ(points_in_words(0.0752), "7.5");
}

TEST(words, a_number_of_which_rounding_leaves_nothing_is_zero) {
  EXPECT_EQ(points_in_words(0.0004), "0");
  EXPECT_EQ(points_in_words(-0.0004), "0");
  EXPECT_EQ(points_in_words(0), "0");
  EXPECT_EQ(hundredths_in_words(-0.001), "0");
  EXPECT_EQ(hundredths_in_words(0.001), "0");
  EXPECT_EQ(number_in_words(-0.0000252), "0");
  EXPECT_EQ(share_in_words(-0.0001), "0\u00a0%");
}

TEST(words, what_lies_on_a_scale_of_a_few_units_has_hundredths) {
  EXPECT_EQ(hundredths_in_words(-0.0931), "\u22120.09");
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
  EXPECT_EQ(share_in_words(0.99999), ">\u00a099.95\u00a0%");
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

std::string three(double estimate, double low, double high, std::string_view unit) {
  const EstimateWords words = estimate_in_words(estimate, low, high, unit);
  return words.estimate + " [" + words.low + ", " + words.high + "]";
}

TEST(words, a_number_and_its_interval_have_the_same_digits) {
  EXPECT_EQ(three(1.5, 0.75, 2, "ratio"), "1.50 [0.75, 2.00]");
  EXPECT_EQ(three(2.48, 0.301, 49.0, "ratio"), "2.48 [0.30, 49.00]");
  EXPECT_EQ(three(16.24, 9.9, 120, "ratio"), "16.2 [9.9, 120.0]");
  EXPECT_EQ(three(29.5, 20, 41, "days"), "29.5 [20.0, 41.0]");
  EXPECT_EQ(three(30, 20, 41, "days"), "30 [20, 41]");
  EXPECT_EQ(three(43338.4, 41210, 45077, "likes"), "43\u2009300 [41\u2009200, 45\u2009100]");
  EXPECT_EQ(three(-0.04, -0.5, 0.4, "points"), "0 [\u22120.5, 0.4]");
  EXPECT_EQ(three(0.271, 0.25, 0.3, "share"), "27.1\u00a0% [25.0\u00a0%, 30.0\u00a0%]");
}

TEST(words, an_interval_of_small_numbers_has_digits_that_show_them) {
  EXPECT_EQ(three(0.001, 0.0004, 0.0016, "sentiment"), "0.0010 [0.0004, 0.0016]");
  EXPECT_EQ(three(6.2, 0.02, 12.4, "points"), "6.20 [0.02, 12.40]");
  EXPECT_EQ(three(0.0002, 0.0001, 0.0004, "share"), "0.02\u00a0% [0.01\u00a0%, 0.04\u00a0%]");
  EXPECT_EQ(three(43338, 43337, 43339, "likes"), "43\u2009338 [43\u2009337, 43\u2009339]");
}

TEST(words, an_end_too_near_to_zero_to_show_does_not_lengthen_the_others) {
  EXPECT_EQ(three(0.25, 0.0000001, 0.5, "sentiment"), "0.25 [0, 0.50]");
}

// The number that a reader takes from words; of an inequality its bound.
double read(std::string words) {
  std::erase_if(words, [](char c) { return c == '%' || c == '<' || c == '>' || c == ' '; });
  for (const std::string_view gone : {"\u2009", "\u00a0"}) {
    for (std::size_t at = words.find(gone); at != std::string::npos; at = words.find(gone)) {
      words.erase(at, gone.size());
    }
  }
  if (words.starts_with("\u2212")) words = "-" + words.substr(3);
  return parse_number(words).value();
}

constexpr std::string_view kUnits[] = {"ratio", "points", "share", "sentiment", "days"};

// Of any size between 1e−9 and 1e9, of either sign; a share lies between 0 and 1.
double any_number(std::mt19937_64& random, std::string_view unit) {
  const double size = std::pow(10, std::uniform_real_distribution(-9.0, 9.0)(random));
  if (unit == "share") return size > 1 ? 1 - 1 / size : size;
  return random() % 2 == 0 ? size : -size;
}

TEST(words, no_number_of_any_size_is_a_signed_zero_or_zeros_with_a_point) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 4000; ++i) {
    for (const std::string_view unit : kUnits) {
      const double value = any_number(random, unit);
      const std::string words = value_in_words(value, unit);
      SCOPED_TRACE(std::string(unit) + " " + std::to_string(value) + " " + words);
      EXPECT_FALSE(words.starts_with(">") && unit != "share");
      EXPECT_FALSE(words.starts_with("\u22120") && read(words) == 0);
      EXPECT_TRUE(read(words) != 0 || words == "0");
      if (unit == "ratio" && std::abs(value) >= 0.001) {
        EXPECT_NEAR(read(words) / value, 1, 0.005 + 1e-9);
      }
    }
  }
}

// Digits after the point; 0 of an inequality, whose bound has one more.
std::size_t decimals(const std::string& words) {
  const std::size_t point = words.find('.');
  if (point == std::string::npos || words.find_first_of("<>") != std::string::npos) return 0;
  const std::size_t end = words.find_first_not_of("0123456789", point + 1);
  return std::min(end, words.size()) - point - 1;
}

TEST(words, no_number_is_printed_outside_of_its_printed_interval) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 4000; ++i) {
    for (const std::string_view unit : kUnits) {
      double ends[] = {any_number(random, unit), any_number(random, unit),
                       any_number(random, unit)};
      // Half of the intervals are narrow, so that rounding matters.
      if (i % 2 == 0) {
        ends[1] = ends[0] * (1 + 1e-3 * std::uniform_real_distribution(-1.0, 1.0)(random));
        ends[2] = ends[0] * (1 + 1e-3 * std::uniform_real_distribution(-1.0, 1.0)(random));
        if (unit == "share") ends[1] = std::min(ends[1], 1.0), ends[2] = std::min(ends[2], 1.0);
      }
      std::sort(std::begin(ends), std::end(ends));
      const EstimateWords words = estimate_in_words(ends[1], ends[0], ends[2], unit);
      SCOPED_TRACE(three(ends[1], ends[0], ends[2], unit));
      EXPECT_LE(read(words.low), read(words.estimate));
      EXPECT_LE(read(words.estimate), read(words.high));
      for (const std::string& one : {words.estimate, words.low, words.high}) {
        EXPECT_FALSE(one.starts_with("\u22120") && read(one) == 0);
        EXPECT_LE(one.size(), 24u);
      }
      if (decimals(words.low) > 0 && decimals(words.high) > 0) {
        EXPECT_EQ(decimals(words.low), decimals(words.high));
      }
    }
  }
}

TEST(words, cells_of_a_row_share_digits_with_their_interval) {
  const auto rows =
      make_duckdb_engine({.threads = 1})
          ->open({}, {})
          ->query(
              "SELECT 'ratio' AS unit, 1.5::DOUBLE AS ratio, 0.75::DOUBLE AS low, 2::DOUBLE AS "
              "high, 0.5::DOUBLE AS log_mean, 0.25::DOUBLE AS log_low, 1::DOUBLE AS log_high");
  EXPECT_EQ(row_in_words(*rows, 0, std::vector(7, Format::automatic)),
            (std::vector<std::string>{"ratio", "1.50", "0.75", "2.00", "0.500", "0.250", "1.000"}));
}

TEST(words, low_and_high_are_the_means_where_a_row_has_one) {
  const auto rows = make_duckdb_engine({.threads = 1})
                        ->open({}, {})
                        ->query(
                            "SELECT 2.5::DOUBLE AS mean, 100.25::DOUBLE AS sum, 2::DOUBLE AS low, "
                            "3::DOUBLE AS high");
  EXPECT_EQ(row_in_words(*rows, 0, std::vector(4, Format::automatic)),
            (std::vector<std::string>{"2.50", "100", "2.00", "3.00"}));
}

TEST(words, without_an_end_a_number_has_its_own_digits) {
  const auto rows =
      make_duckdb_engine({.threads = 1})
          ->open({}, {})
          ->query("SELECT 1.5::DOUBLE AS ratio, NULL::DOUBLE AS low, 2::DOUBLE AS high");
  EXPECT_EQ(row_in_words(*rows, 0, std::vector(3, Format::automatic)),
            (std::vector<std::string>{"1.50", "—", "2"}));
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
