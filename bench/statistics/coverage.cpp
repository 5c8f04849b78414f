// Writes docs/coverage.md, up to its part on whole studies, to standard output:
//
//   build/statistics_coverage [replicates] [threads] [family]
#include "coverage.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "statistics/resample/draws.h"

namespace resettle::statistics {

std::vector<CoverageRow> simulate_coverage(
    const std::string& setting, const std::vector<Method>& methods, const CoverageOptions& options,
    const std::function<std::vector<Held>(Philox&, std::uint64_t)>& replicate) {
  std::uint64_t seed = options.seed;
  for (const char letter : setting)
    seed = seed * 1099511628211ULL + static_cast<unsigned char>(letter);
  std::vector<std::vector<Held>> answers(options.replicates);
  for_ranges_of_draws(options.replicates, options.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      Philox random(seed, r);
      answers[r] = replicate(random, Philox(seed ^ 1, r).next_64());
    }
  });
  std::vector<CoverageRow> rows;
  for (std::size_t m = 0; m < methods.size(); ++m) {
    CoverageRow row{setting, methods[m].name,   methods[m].is_test, methods[m].promised, 0,
                    0,       options.replicates};
    for (const std::vector<Held>& answer : answers) {
      row.with_value += answer[m].has_value();
      row.kept += answer[m].value_or(false);
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<std::size_t> cluster_sizes(Philox& random, std::size_t clusters) {
  std::vector<std::size_t> sizes(clusters);
  for (std::size_t& size : sizes) {
    size = std::min<std::size_t>(100, 1 + static_cast<std::size_t>(2 * std::exp(random.normal())));
  }
  return sizes;
}

ClusteredCoin::ClusteredCoin(Philox& random, double coin_share, double icc)
    : share(coin_share), copies(std::sqrt(icc)), own(random.uniform() < coin_share) {}

bool ClusteredCoin::toss(Philox& random) const {
  const bool copy = random.uniform() < copies;
  const bool fresh = random.uniform() < share;
  return copy ? own : fresh;
}

namespace {

// Two and a half standard errors of the simulation: what chance does to a promise that is kept.
double chance(const CoverageRow& row) {
  return 2.5 * std::sqrt(row.promised * (1 - row.promised) / static_cast<double>(row.with_value));
}

std::string verdict(const CoverageRow& row) {
  const double kept = static_cast<double>(row.kept) / static_cast<double>(row.with_value);
  const double short_by = row.is_test ? kept - row.promised : row.promised - kept;
  if (short_by > chance(row)) return row.is_test ? "**rejects too often**" : "**too narrow**";
  if (short_by < -chance(row)) return "cautious";
  return "keeps it";
}

void print(const CoverageRow& row) {
  const std::string missing =
      row.with_value == row.replicates
          ? ""
          : fmt::format(" ({} without a value)", row.replicates - row.with_value);
  if (row.with_value == 0) {
    fmt::print("| {} | {} | {:g} | – | no value |\n", row.setting, row.method, row.promised);
    return;
  }
  fmt::print("| {} | {}{} | {:g} | {:.3f} | {}{} |\n", row.setting, row.method,
             row.is_test ? " (test)" : "", row.promised,
             static_cast<double>(row.kept) / static_cast<double>(row.with_value), verdict(row),
             missing);
}

constexpr const char* kIntroduction = R"(# Do intervals cover, and do tests keep their size?

Written by `build/statistics_coverage {}`, up to *Whole studies*: every setting is simulated {} times, or as
often as said below, with a fixed seed. For an interval the table gives the share of replicates in which it held the truth; for a
test, the share in which it rejected a null that was true. "Too narrow" and "rejects too often" mean
beyond 2.5 standard errors of the simulation; "cautious" is the other side.

What to take from it:

- **Means of heavy-tailed values** (likes): no bootstrap here is safe. Percentile and basic are too
  narrow, the more so the fewer the clusters; `kStudentised` comes nearest and still falls short. Give a
  median, or the share above a bound, beside the mean.
- **Shares** over 60 clusters: percentile is near its level, basic falls short; expanded and studentised keep it.
- **Comments** that repeat authors and commenters: the wider of two one-way intervals is too narrow when
  both matter; `two_way_bootstrap` keeps its level, and is cautious when neither does.
- **Errors that ignore clusters** are wrong wherever what is compared belongs to the cluster: use
  `by_cluster`, or permute clusters.
- **Divergences**: near 0 intervals are cautious; read p.
- **Series**: moving blocks and Newey–West are too narrow for short or strongly dependent series; take
  longer blocks, and a 95 % interval of 150 days as one of 85 to 90 %.
- **Few clusters**: errors by cluster fall short with 60 unequal clusters of which 15 carry the label (.90
  to .93), and more so with 12; permute clusters, which keeps its level.
- **Survival** keeps its levels; tests of a small group with late entry reject a little too often.
)";

}  // namespace
}  // namespace resettle::statistics

int main(int count, char** arguments) {
  using namespace resettle::statistics;
  CoverageOptions options;
  if (count > 1) options.replicates = std::strtoul(arguments[1], nullptr, 10);
  if (count > 2) options.threads = std::strtoul(arguments[2], nullptr, 10);
  struct Family {
    const char* name;
    std::vector<CoverageRow> (*rows)(const CoverageOptions&);
  };
  fmt::print(fmt::runtime(kIntroduction), options.replicates, options.replicates);
  for (const Family& family :
       {Family{"tables", tables_coverage}, Family{"samples", samples_coverage},
        Family{"resample", resample_coverage}, Family{"regression", regression_coverage},
        Family{"survival", survival_coverage}, Family{"association", association_coverage},
        Family{"changepoints", changepoints_coverage}, Family{"agreement", agreement_coverage},
        Family{"imperfect labels", imperfect_labels_coverage}}) {
    if (count > 3 && std::string_view(arguments[3]) != family.name) continue;
    fmt::print("\n## {}\n\n| setting | method | promised | kept | verdict |\n", family.name);
    fmt::print("| --- | --- | --- | --- | --- |\n");
    for (const CoverageRow& row : family.rows(options)) print(row);
  }
}
