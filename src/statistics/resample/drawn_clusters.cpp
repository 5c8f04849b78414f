#include "statistics/resample/drawn_clusters.h"

#include <deque>
#include <map>
#include <mutex>
#include <tuple>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;  // of all that is remembered
constexpr std::size_t kMostBytesOfOne = std::size_t{1} << 20;

using Key = std::tuple<std::size_t, std::uint64_t, std::size_t>;
using Block = std::shared_ptr<const DrawnBlock>;

std::size_t bytes_of(const DrawnBlock& block) { return block.size() * sizeof(block[0]); }

// The oldest block goes first.
class Memory {
 public:
  Block find(const Key& key) {
    const std::lock_guard held(lock_);
    const auto found = blocks_.find(key);
    return found == blocks_.end() ? nullptr : found->second;
  }

  void remember(const Key& key, const Block& block) {
    if (bytes_of(*block) > kMostBytesOfOne) return;
    const std::lock_guard held(lock_);
    if (!blocks_.emplace(key, block).second) return;
    in_order_.push_back(key);
    bytes_ += bytes_of(*block);
    while (bytes_ > kMostBytes) {
      const auto oldest = blocks_.find(in_order_.front());
      bytes_ -= bytes_of(*oldest->second);
      blocks_.erase(oldest);
      in_order_.pop_front();
    }
  }

 private:
  std::mutex lock_;
  std::map<Key, Block> blocks_;
  std::deque<Key> in_order_;
  std::size_t bytes_ = 0;
};

Block draw(std::size_t clusters, std::uint64_t seed, std::size_t first) {
  auto block = std::make_shared<DrawnBlock>(clusters * kLanes);
  std::vector<std::uint32_t> chosen(clusters);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    Philox random(seed, first + lane);
    random.fill_below(static_cast<std::uint32_t>(clusters), chosen);
    for (const std::uint32_t cluster : chosen) ++(*block)[cluster * kLanes + lane];
  }
  return block;
}

}  // namespace

std::shared_ptr<const DrawnBlock> drawn_clusters(std::size_t clusters, std::uint64_t seed,
                                                 std::size_t first) {
  static Memory memory;
  const Key key{clusters, seed, first};
  if (Block known = memory.find(key)) return known;
  Block block = draw(clusters, seed, first);
  memory.remember(key, block);
  return block;
}

}  // namespace resettle::statistics
