// A specification is one way to make all the choices of the study; the grid is all ways.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyses/robustness/choice.h"

namespace resettle {

// Of each choice the position of the value that is taken; 0 is the study's own.
using Specification = std::vector<std::size_t>;

// What it takes, as text, in the order of the choices.
std::vector<std::string> shown_values(const Choices& choices, const Specification& specification);

struct NumberedSpecification {
  Specification specification;
  std::string kind;  // default | one changed | drawn
};

// The study's own first, then each other value of each choice alone, then draws of the grid without
// repetition until there are `count` (or the grid is used up). Stream 0 of the seed.
std::vector<NumberedSpecification> specifications(const Choices& choices, std::size_t count,
                                                  std::uint64_t seed);

// How many ways the grid has.
std::size_t grid_size(const Choices& choices);

}  // namespace resettle
