// The level of an author by influence, over the window or in a phase.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace resettle {

// Unscored authors are in neither group.
enum class Level : std::int8_t { unscored = -1, low = 0, high = 1 };

// The levels of all authors: the same wherever their posts lie, or those of each phase.
class Levels {
 public:
  Levels() = default;
  Levels(std::vector<Level> of_window) { by_phase_.push_back(std::move(of_window)); }
  explicit Levels(std::vector<std::vector<Level>> by_phase) : by_phase_(std::move(by_phase)) {}

  // Of an author's posts in the phase (from 0).
  Level of(std::size_t author, std::size_t phase) const {
    return by_phase_[by_phase_.size() == 1 ? 0 : phase][author];
  }
  bool empty() const { return by_phase_.empty(); }
  bool operator==(const Levels&) const = default;

 private:
  std::vector<std::vector<Level>> by_phase_;
};

}  // namespace resettle
