// Do intervals cover, and do tests keep their size? A check simulates a setting many times with a
// fixed seed and counts. Each family of statistics is one function in a file coverage_<family>.cpp
// that returns its rows; coverage.cpp lists the functions and writes docs/coverage.md.
//
// To add a family: declare its function below, add it to the list in coverage.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "statistics/resample/philox.h"

namespace resettle::statistics {

struct CoverageOptions {
  std::size_t replicates = 1000;
  std::size_t threads = 1;
  std::uint64_t seed = 20250119;
};

// One line of the page. For an interval `promised` is its level and `kept` counts replicates in
// which it held the truth; for a test `promised` is its level and `kept` counts rejections of a
// true null.
struct CoverageRow {
  std::string setting;
  std::string method;
  bool is_test = false;
  double promised = .95;
  std::size_t kept = 0;
  std::size_t with_value = 0;  // replicates in which there was an interval or a p
  std::size_t replicates = 0;
};

// What a replicate says of one method: held (or rejected), did not, or had no value.
using Held = std::optional<bool>;

// A method that is tried on the same simulated data as its neighbours.
struct Method {
  std::string name;
  bool is_test = false;
  double promised = .95;
};

// Runs `replicate` options.replicates times, each with a stream of its own, and gives one row a
// method; `replicate` answers for all methods in their order. The setting's name is part of the
// seed, so settings may be added without changing the others.
std::vector<CoverageRow> simulate_coverage(
    const std::string& setting, const std::vector<Method>& methods, const CoverageOptions& options,
    const std::function<std::vector<Held>(Philox& random, std::uint64_t seed)>& replicate);

// For settings of all families.

// How many units each cluster has: 1 + ⌊2·exp(normal)⌋, at most 100; most clusters are small.
std::vector<std::size_t> cluster_sizes(Philox& random, std::size_t clusters);

// A 0/1 that is 1 with probability `share`; units of a cluster have the correlation `icc` exactly:
// each copies the cluster's own draw with probability √icc.
struct ClusteredCoin {
  ClusteredCoin(Philox& random, double share, double icc);
  bool toss(Philox& random) const;
  double share, copies;
  bool own;
};

// One function a family.
std::vector<CoverageRow> tables_coverage(const CoverageOptions& options);
std::vector<CoverageRow> samples_coverage(const CoverageOptions& options);
std::vector<CoverageRow> resample_coverage(const CoverageOptions& options);
std::vector<CoverageRow> regression_coverage(const CoverageOptions& options);
std::vector<CoverageRow> survival_coverage(const CoverageOptions& options);
std::vector<CoverageRow> association_coverage(const CoverageOptions& options);
std::vector<CoverageRow> changepoints_coverage(const CoverageOptions& options);
std::vector<CoverageRow> agreement_coverage(const CoverageOptions& options);
std::vector<CoverageRow> imperfect_labels_coverage(const CoverageOptions& options);

}  // namespace resettle::statistics
