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

// kLanes numbers a cluster: how often it is in draw first, first + 1, … They are whole, and single
// precision holds them up to 2^24, more often than a cluster is ever drawn.
using DrawnBlock = std::vector<float>;

// Draw d takes its clusters from stream d of the seed. Called from any thread.
std::shared_ptr<const DrawnBlock> drawn_clusters(std::size_t clusters, std::uint64_t seed,
                                                 std::size_t first);

}  // namespace resettle::statistics
