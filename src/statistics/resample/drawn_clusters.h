// How often each cluster is drawn, for kLanes draws of the bootstrap at a time. Draw d of a seed is
// the same whatever it is drawn for, and analyses of the same authors ask for the same draws again
// and again: blocks of them are remembered, up to a bound, for the whole program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace resettle::statistics {

// So many draws are summed side by side.
inline constexpr std::size_t kLanes = 32;

// kLanes numbers a cluster: how often it is in draw first, first + 1, … A count beyond 16 bits
// would take a cluster that is drawn 65,536 times, which has a chance below 1 / 65,536!.
using DrawnBlock = std::vector<std::uint16_t>;

// Draw d takes its clusters from stream d of the seed. Called from any thread.
std::shared_ptr<const DrawnBlock> drawn_clusters(std::size_t clusters, std::uint64_t seed,
                                                 std::size_t first);

// Turns a block into numbers to multiply with.
void to_numbers(const DrawnBlock& block, std::vector<double>& times);
void to_numbers(const DrawnBlock& block, std::vector<float>& times);

}  // namespace resettle::statistics
