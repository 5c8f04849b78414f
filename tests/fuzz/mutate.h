// Inputs by seed and number: the same two give the same input, whatever ran before.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace resettle::fuzz {

// The first inputs are the seeds themselves. Every other is a seed changed at one place or several:
// flipped bits, cut, repeated and exchanged pieces, pieces of other seeds, words, giant numbers,
// deep nesting.
std::string input(const std::vector<std::string>& seeds, const std::vector<std::string>& words,
                  std::uint64_t seed, std::uint64_t number);

}  // namespace resettle::fuzz
