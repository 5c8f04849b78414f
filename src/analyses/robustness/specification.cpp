#include "analyses/robustness/specification.h"

#include <algorithm>

#include "statistics/resample/philox.h"

namespace resettle {
namespace {

// A choice without another value takes no draw: which ones a study has room for does not move the
// draws of the others.
Specification drawn(const Choices& choices, statistics::Philox& random) {
  Specification specification;
  for (const Choice& choice : choices) {
    const std::size_t ways = choice.values.size();
    specification.push_back(ways == 1 ? 0 : random.below(ways));
  }
  return specification;
}

}  // namespace

std::vector<std::string> shown_values(const Choices& choices, const Specification& specification) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    shown.push_back(choices[i].values[specification[i]].shown);
  }
  return shown;
}

std::size_t grid_size(const Choices& choices) {
  std::size_t size = 1;
  for (const Choice& choice : choices) size *= choice.values.size();
  return size;
}

std::vector<NumberedSpecification> specifications(const Choices& choices, std::size_t count,
                                                  std::uint64_t seed) {
  const Specification own(choices.size());
  std::vector<NumberedSpecification> all = {{own, "default"}};
  for (std::size_t choice = 0; choice < choices.size(); ++choice) {
    for (std::size_t value = 1; value < choices[choice].values.size(); ++value) {
      all.push_back({own, "one changed"});
      all.back().specification[choice] = value;
    }
  }
  statistics::Philox random(seed, 0);
  const std::size_t most = std::min(count, grid_size(choices));
  while (all.size() < most) {
    const Specification next = drawn(choices, random);
    const bool is_known = std::any_of(
        all.begin(), all.end(), [&](const auto& known) { return known.specification == next; });
    if (!is_known) all.push_back({next, "drawn"});
  }
  return all;
}

}  // namespace resettle
