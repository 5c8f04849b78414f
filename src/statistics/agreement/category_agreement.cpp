#include "statistics/agreement/category_agreement.h"

namespace resettle::statistics {
namespace {

Result<double> share(double part, double whole, const char* reason_without) {
  if (whole == 0) return Result<double>::none(reason_without);
  return part / whole;
}

// "This category or not" of both: rows the reference, columns the coder, 0 this, 1 any other.
Confusion against_all_others(const Confusion& table, int category) {
  Confusion two{2, std::vector<double>(4)};
  for (int k = 0; k < table.categories; ++k) {
    for (int l = 0; l < table.categories; ++l) {
      two.counts[(k == category ? 0u : 2u) + (l == category ? 0u : 1u)] += table.at(k, l);
    }
  }
  return two;
}

CategoryAgreement of_category(const Confusion& table, int category) {
  const Confusion two = against_all_others(table, category);
  const double both = two.at(0, 0);
  const double reference = both + two.at(0, 1);
  const double coder = both + two.at(1, 0);
  return {.reference_units = reference,
          .coder_units = coder,
          .precision = share(both, coder, "the coder never gave this category"),
          .recall = share(both, reference, "the reference never gives this category"),
          .f1 = share(2 * both, coder + reference, "nobody gave this category"),
          .kappa = cohen_kappa(two)};
}

}  // namespace

Result<std::vector<CategoryAgreement>> category_agreement(const Confusion& table) {
  if (const auto raw = raw_agreement(table); !raw) {
    return Result<std::vector<CategoryAgreement>>::none(raw.reason());
  }
  std::vector<CategoryAgreement> categories;
  for (int k = 0; k < table.categories; ++k) categories.push_back(of_category(table, k));
  return categories;
}

}  // namespace resettle::statistics
