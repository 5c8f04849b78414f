// Class-based TF-IDF: which words describe each class of texts (each theme), as BERTopic weighs
// them (Grootendorst 2022, "BERTopic", arXiv 2203.05794).
//
//   W(x, c) = tf(x, c) / Σ_x tf(x, c) · ln(1 + A / f_x)
//
// with tf(x, c) how often word x stands in the texts of class c, f_x how often in all, and A the
// mean number of words a class, cut to a whole number as the program does whose values are
// published.
//
// Shapes: the counts that are not 0, in any order; one weight comes out for each, in the same
// order. Words and classes are numbered from 0 without large gaps; `classes` says how many classes
// there are, those without words too (they lower A and have no weights). A count may be split over
// several entries of the same word and class: their weights add up. Edges: no counts give no
// weights; A of 0 (fewer words than classes) gives weights of 0. A count below 0, missing or
// infinite: no result, with the reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct WordCount {
  std::uint32_t word = 0;
  std::uint32_t of_class = 0;
  double count = 0;
};

Result<std::vector<double>> c_tf_idf(std::span<const WordCount> counts, std::size_t classes);

// The `most` heaviest words of one class, heaviest first; ties go to the lower word number. Weights
// as c_tf_idf gives them. Words of weight 0 are no description and are left out.
std::vector<std::uint32_t> heaviest_words(std::span<const WordCount> counts,
                                          std::span<const double> weights, std::uint32_t of_class,
                                          std::size_t most);

}  // namespace resettle::statistics
