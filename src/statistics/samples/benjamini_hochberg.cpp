#include "statistics/samples/benjamini_hochberg.h"

#include <algorithm>
#include <numeric>

namespace resettle::statistics {

Result<std::vector<double>> benjamini_hochberg(std::span<const double> p) {
  if (!std::all_of(p.begin(), p.end(), [](double one) { return one >= 0 && one <= 1; })) {
    return Result<std::vector<double>>::none("a p lies outside 0 to 1");
  }
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> q(p.size());
  double smallest = 1;
  for (std::size_t rank = p.size(); rank-- > 0;) {
    const double share = static_cast<double>(p.size()) / static_cast<double>(rank + 1);
    smallest = std::min(smallest, p[order[rank]] * share);
    q[order[rank]] = smallest;
  }
  return q;
}

}  // namespace resettle::statistics
