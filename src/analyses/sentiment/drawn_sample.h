// The check of arXiv 2510.18894, section 4.1: as many posts of each level drawn at random, and a
// chi-square test of the five levels of feeling; and what it would say if it were drawn again.
#pragma once

#include "analyses/sentiment/feelings.h"
#include "statistics/tables/chi_square.h"
#include "statistics/tables/rao_scott.h"

namespace resettle {

// Rows high and low, a column a level of feeling.
statistics::ContingencyTable drawn_feelings(const FeelingCells& cells, std::size_t posts_a_level,
                                            std::uint64_t seed, std::uint64_t draw);
// The same of all posts.
statistics::ContingencyTable all_feelings(const FeelingCells& cells);

struct DrawnTest {
  statistics::ContingencyTable table;
  statistics::Result<statistics::ChiSquareTest> test;
  statistics::Result<double> cramers_v;
  // Of samples drawn anew, the part with p below .05; empty where none could be tested.
  std::optional<double> below_05;
};
DrawnTest sample_test(const FeelingCells& cells, std::size_t posts_a_level, std::uint64_t seed);

statistics::Result<statistics::RaoScottTest> clustered_test(const FeelingCells& cells);

}  // namespace resettle
