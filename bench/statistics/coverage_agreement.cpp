#include <fmt/core.h>

#include "coverage.h"
#include "statistics/agreement/bootstrap_units.h"
#include "statistics/agreement/cohen_kappa.h"
#include "statistics/agreement/krippendorff_alpha.h"
#include "statistics/agreement/many_coders.h"

namespace resettle::statistics {
namespace {

// Three coders who see the true one of four categories with chance `seen`, else guess by the same
// shares. Two coders agree beyond chance when both see, so kappa and nominal alpha are seen².
constexpr int kCoders = 3;
constexpr double kShares[] = {.55, .25, .15, .05};

int category(Philox& random) {
  double left = random.uniform();
  int k = 0;
  while (k < 3 && left >= kShares[k]) left -= kShares[k++];
  return k;
}

std::vector<int> coded(Philox& random, std::size_t units, double seen) {
  std::vector<int> cells;
  for (std::size_t unit = 0; unit < units; ++unit) {
    const int truth = category(random);
    for (int coder = 0; coder < kCoders; ++coder) {
      cells.push_back(random.uniform() < seen ? truth : category(random));
    }
  }
  return cells;
}

std::vector<CoverageRow> coders(std::size_t units, double seen, const CoverageOptions& options) {
  const std::vector<Method> methods{{"Krippendorff's alpha"}, {"Fleiss' kappa"}, {"Cohen's kappa"}};
  return simulate_coverage(
      fmt::format("{} units, 3 coders, kappa {:.2f}", units, seen * seen), methods, options,
      [=](Philox& random, std::uint64_t seed) {
        const auto cells = coded(random, units, seen);
        const Codes codes{kCoders, 4, cells};
        const auto alpha = [](const Codes& drawn) { return krippendorff_alpha(drawn); };
        const auto kappa = [](const Codes& drawn) { return cohen_kappa(confusion(drawn, 0, 1)); };
        std::vector<Held> held;
        for (const AgreementStatistic& statistic :
             {AgreementStatistic(alpha), AgreementStatistic(fleiss_kappa),
              AgreementStatistic(kappa)}) {
          const auto interval = bootstrap_units(codes, statistic, {.draws = 999, .seed = seed});
          const double truth = seen * seen;
          held.push_back(interval ? Held(interval->low <= truth && truth <= interval->high)
                                  : Held());
        }
        return held;
      });
}

}  // namespace

std::vector<CoverageRow> agreement_coverage(const CoverageOptions& options) {
  std::vector<CoverageRow> rows;
  for (const std::size_t units : {60, 300, 1300}) {
    for (const double seen : {.7, .95}) {
      const auto more = coders(units, seen, options);
      rows.insert(rows.end(), more.begin(), more.end());
    }
  }
  return rows;
}

}  // namespace resettle::statistics
