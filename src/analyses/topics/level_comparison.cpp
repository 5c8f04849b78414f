#include "analyses/topics/level_comparison.h"

#include <algorithm>
#include <string>

namespace resettle {

using statistics::ClusteredMeanDifference;
using statistics::RaoScottTest;
using statistics::Result;

Result<ClusteredMeanDifference> compare_levels(
    std::span<const statistics::ClusterSumsOfGroups> authors) {
  for (std::size_t level = 0; level < 2; ++level) {
    const auto present = std::count_if(authors.begin(), authors.end(),
                                       [&](const auto& author) { return author.units[level] > 0; });
    if (present >= 2) continue;
    return Result<ClusteredMeanDifference>::none(
        "a level has fewer than two authors with such posts");
  }
  auto result = statistics::clustered_welch_test_of_sums(authors);
  if (result) return result;
  return Result<ClusteredMeanDifference>::none("authors do not differ: there is no error to tell");
}

Result<RaoScottTest> compare_tables(const statistics::ClusteredUnits& posts, const char* columns) {
  const auto differ = [](std::span<const std::uint32_t> values) {
    return std::any_of(values.begin(), values.end(),
                       [&](std::uint32_t value) { return value != values.front(); });
  };
  if (!differ(posts.rows)) {
    return Result<RaoScottTest>::none("fewer than two levels have such posts");
  }
  if (!differ(posts.columns)) {
    return Result<RaoScottTest>::none(std::string("there are no two ") + columns + " to compare");
  }
  return statistics::rao_scott_test(posts);
}

}  // namespace resettle
