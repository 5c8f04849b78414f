// Do the tables of whole studies keep what they promise? Over many small simulated studies, pooled
// by family: how often an interval holds the parameter behind, and how often a test rejects where
// nothing is planted. Writes Markdown, for docs/coverage.md, to standard output:
//
//   build/study_coverage even | paper | null [studies] [scale] [first seed]
//
// `even` are studies of the preset even-2025, whose authors post about equally often; `paper` of
// rednote-2025, where few write most; `null` of null-2025, for the tests.
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "planned_study.h"
#include "simulate/model_truth.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {
namespace {

using namespace simulation;

constexpr std::int64_t kDraws = 1'000;
constexpr std::int64_t kPermutations = 400;
constexpr int kThreads = 2;
constexpr int kOthers = 60;  // studies whose authors stand for all authors like these

struct Tally {
  std::int64_t kept = 0, of = 0;

  void add(bool held) {
    kept += held;
    ++of;
  }
  double share() const { return of > 0 ? static_cast<double>(kept) / static_cast<double>(of) : 0; }
};

// A study's tallies are not independent of each other, so the error of a pooled share comes from
// the spread between studies.
class Pooled {
 public:
  void add(const Tally& study) {
    if (study.of > 0) studies_.push_back(study);
  }
  void add(const Pooled& other) {
    studies_.insert(studies_.end(), other.studies_.begin(), other.studies_.end());
  }
  std::int64_t intervals() const { return sum().of; }
  double share() const { return sum().share(); }
  double error() const {
    const double mean = share();
    double squares = 0;
    double all = 0;
    for (const Tally& study : studies_) {
      const double away = static_cast<double>(study.kept) - mean * static_cast<double>(study.of);
      squares += away * away;
      all += static_cast<double>(study.of);
    }
    return all > 0 ? std::sqrt(squares) / all : 0;
  }

 private:
  Tally sum() const {
    Tally all;
    for (const Tally& study : studies_) {
      all.kept += study.kept;
      all.of += study.of;
    }
    return all;
  }
  std::vector<Tally> studies_;
};

using Key = std::string;
using Quantities = std::map<Key, Planted>;

// How a table is read: its key columns, as in model.csv, and the condition on its other rows.
struct Reading {
  const char* table;
  const char* column;
  const char* keys;  // SQL that yields the key of a quantity
  const char* where;
  const char* family;
};

constexpr Reading kReadings[] = {
    {"topic_share", "share", "level || '|' || topic", "level IN ('low', 'high')", "share"},
    {"topic_share_by_phase", "share", "level || '|' || phase || '|' || topic",
     "level IN ('low', 'high')", "share"},
    {"topic_tests", "difference", "topic", "topic <> 'all'", "difference"},
    {"sentiment_gap", "difference", "topic", "true", "difference"},
    {"sentiment_by_topic", "mean", "topic", "true", "mean"},
    {"sentiment_by_topic_level", "mean", "level || '|' || topic", "level IN ('low', 'high')",
     "mean"},
};

Quantities planted_in(const World& world) {
  Quantities found;
  for (const Planted& planted : planted_quantities(world)) {
    std::string key = planted.quantity;
    for (const std::string* part : {&planted.level, &planted.phase, &planted.topic}) {
      if (!part->empty()) key += "|" + *part;
    }
    found[key] = planted;
  }
  return found;
}

// How often each quantity's interval held its parameter, by family and by table.
struct Coverage {
  std::map<std::string, Pooled> families, tables;

  void add(const Coverage& other) {
    for (const auto& [name, pooled] : other.families) families[name].add(pooled);
    for (const auto& [name, pooled] : other.tables) tables[name].add(pooled);
  }
};

void read_intervals(PlannedStudies& studies, const Quantities& planted, Coverage& coverage) {
  std::map<std::string, Tally> families, tables;
  for (const Reading& reading : kReadings) {
    const auto rows =
        studies.query(reading.table, fmt::format("SELECT {} AS key, low, high FROM {} WHERE {}",
                                                 reading.keys, reading.table, reading.where));
    for (std::size_t row = 0; row < rows->size(); ++row) {
      const auto key = fmt::format("{}.{}|{}", reading.table, reading.column, rows->text(0, row));
      const auto found = planted.find(key);
      if (found == planted.end() || rows->is_null(1, row) || rows->is_null(2, row)) continue;
      const double truth = found->second.value;
      const bool held = rows->number(1, row) <= truth && truth <= rows->number(2, row);
      families[reading.family].add(held);
      tables[fmt::format("{}.{}", reading.table, reading.column)].add(held);
    }
  }
  for (const auto& [name, tally] : families) coverage.families[name].add(tally);
  for (const auto& [name, tally] : tables) coverage.tables[name].add(tally);
}

// The comments of a day are shared out among its posts, to sum to the paper's number: authors are
// not independent in them, whatever the bootstrap presumes.
constexpr std::size_t kComments = 2;

// What a level's posts of a phase received, by metric: sums of counts and of ln(1 + count).
struct Sums {
  double raw = 0, log = 0, posts = 0;

  void add(const Sums& other) {
    raw += other.raw;
    log += other.log;
    posts += other.posts;
  }
};
using AuthorSums = std::array<std::array<Sums, kCounts>, 3>;

// Authors of other studies like these. Means of counts have no parameter that could be written
// down: it is what such authors have, on levels by this study's ranges, weights and cut, which the
// bootstrap keeps too.
struct AuthorsSeen {
  std::vector<MetricRow> metrics;
  std::vector<AuthorSums> sums;

  void add(const World& world) {
    const std::size_t first = sums.size();
    const auto cohort = static_cast<std::size_t>(world.scenario.cohort);
    sums.resize(first + cohort);
    for (std::size_t user = 0; user < cohort; ++user) {
      metrics.push_back(metrics_of(world.population.users[user], world.standing.received[user]));
    }
    std::uint64_t index = 0;
    for (int day = 0; day < world.scenario.days(); ++day) {
      const std::size_t phase = world.scenario.phase_of(world.scenario.first_day + day);
      for (const PlannedPost& post : plan_day(world, day, index)) {
        ++index;
        const Engagement found = engagement_of(world, post);
        const ShownCount* counts[] = {&found.shown_likes, &found.shown_saves, &found.shown_comments,
                                      &found.shown_shares};
        for (std::size_t m = 0; m < kCounts; ++m) {
          if (counts[m]->missing) continue;
          const auto count = static_cast<double>(counts[m]->value);
          sums[first + post.author][phase][m].add({count, std::log1p(count), 1});
        }
      }
    }
  }

  // [low, high]
  std::array<AuthorSums, 2> by_level(const ScoreRule& rule) const {
    std::array<AuthorSums, 2> found{};
    for (std::size_t user = 0; user < sums.size(); ++user) {
      const Level level = rule.score(metrics[user]).level;
      if (level == Level::kUnscored) continue;
      for (std::size_t phase = 0; phase < 3; ++phase) {
        for (std::size_t m = 0; m < kCounts; ++m) {
          found[level == Level::kHigh][phase][m].add(sums[user][phase][m]);
        }
      }
    }
    return found;
  }
};

void read_means(PlannedStudies& studies, const std::array<AuthorSums, 2>& truth,
                Coverage& coverage) {
  const auto rows =
      studies.query("engagement",
                    "SELECT level, phase_number - 1, metric, low, high FROM engagement "
                    "WHERE level IN ('low', 'high') AND phase_number > 0 AND low IS NOT NULL");
  std::array<Tally, 2> tallies;  // comments apart
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto metric = static_cast<std::size_t>(
        std::find(kCountNames.begin(), kCountNames.end(), rows->text(2, row)) -
        kCountNames.begin());
    const Sums& sums = truth[rows->text(0, row) == "high"]
                            [static_cast<std::size_t>(rows->integer(1, row))][metric];
    const double mean = sums.raw / sums.posts;
    tallies[metric == kComments].add(rows->number(3, row) <= mean && mean <= rows->number(4, row));
  }
  coverage.families["raw_mean"].add(tallies[0]);
  coverage.families["raw_mean of comments"].add(tallies[1]);
}

// The bootstrap of `engagement` on ln(1 + count): no table shows these means.
void read_log_means(const AuthorsSeen& authors, const ScoreRule& rule,
                    const std::array<AuthorSums, 2>& truth, Coverage& coverage) {
  constexpr std::size_t kCells = 2 * 3 * kCounts;
  std::vector<double> values(authors.sums.size() * 2 * kCells);
  std::vector<double> means(kCells);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t cell = 0; cell < kCells; ++cell) {
    const Sums& sums = truth[cell / 12][cell / 4 % 3][cell % 4];
    means[cell] = sums.log / sums.posts;
    pairs.emplace_back(2 * cell, 2 * cell + 1);
  }
  for (std::size_t user = 0; user < authors.sums.size(); ++user) {
    const Level level = rule.score(authors.metrics[user]).level;
    if (level == Level::kUnscored) continue;
    for (std::size_t cell = 0; cell < 12; ++cell) {
      const Sums& sums = authors.sums[user][cell / 4][cell % 4];
      double* row = &values[(user * kCells + (level == Level::kHigh ? 12 : 0) + cell) * 2];
      row[0] = sums.log;
      row[1] = sums.posts;
    }
  }
  const auto intervals = statistics::cluster_bootstrap(
      {values, 2 * kCells}, kCells, statistics::ratios_of_sums(pairs),
      statistics::IntervalKind::kExpanded, {.draws = kDraws, .seed = 1});
  std::array<Tally, 2> tallies;
  for (std::size_t cell = 0; cell < kCells; ++cell) {
    if (!intervals[cell].has_value()) continue;
    const bool held = intervals[cell]->low <= means[cell] && means[cell] <= intervals[cell]->high;
    tallies[cell % 4 == kComments].add(held);
  }
  coverage.families["log_mean"].add(tallies[0]);
  coverage.families["log_mean of comments"].add(tallies[1]);
}

struct Test {
  const char* name;
  const char* table;
  const char* select;  // yields p
};

constexpr Test kTests[] = {
    {"topic_tests, the whole table", "topic_tests",
     "SELECT p FROM topic_tests WHERE topic = 'all'"},
    {"topic_tests, a topic", "topic_tests", "SELECT p FROM topic_tests WHERE topic <> 'all'"},
    {"sentiment_gap", "sentiment_gap", "SELECT p FROM sentiment_gap"},
    {"engagement_gap, split", "engagement_gap",
     "SELECT p FROM engagement_gap WHERE design = 'split'"},
    {"engagement_gap, previous", "engagement_gap",
     "SELECT p FROM engagement_gap WHERE design = 'previous'"},
};

void read_tests(PlannedStudies& studies, std::map<std::string, Pooled>& tests) {
  for (const Test& test : kTests) {
    const auto rows = studies.query(test.table, test.select);
    Tally tally;
    for (std::size_t row = 0; row < rows->size(); ++row) {
      if (!rows->is_null(0, row)) tally.add(rows->number(0, row) < 0.05);
    }
    tests[test.name].add(tally);
  }
}

const char* verdict_of_interval(const Pooled& pooled) {
  if (pooled.share() < 0.94 - 2 * pooled.error()) return "**too narrow**";
  return pooled.share() > 0.96 + 2 * pooled.error() ? "cautious" : "keeps it";
}

const char* verdict_of_test(const Pooled& pooled) {
  if (pooled.share() > 0.05 + 2.5 * pooled.error()) return "**rejects too often**";
  return pooled.share() < 0.05 - 2.5 * pooled.error() ? "cautious" : "keeps it";
}

void print_row(const std::string& name, const char* promised, const Pooled& pooled,
               const char* verdict) {
  fmt::print("| {} | {} | {} | {:.3f} ± {:.3f} | {} |\n", name, promised, pooled.intervals(),
             pooled.share(), 2 * pooled.error(), verdict);
}

void print_intervals(const char* which, const Coverage& coverage) {
  fmt::print(
      "| intervals, {} | promised | how many | held | verdict |\n"
      "| --- | --- | --- | --- | --- |\n",
      which);
  for (const auto& [family, pooled] : coverage.families) {
    print_row("**" + family + "**", "0.95", pooled, verdict_of_interval(pooled));
  }
  for (const auto& [table, pooled] : coverage.tables) {
    print_row(table, "0.95", pooled, verdict_of_interval(pooled));
  }
}

struct Wanted {
  int studies;
  double scale;
  std::uint64_t first_seed;
};

// Every study on one of two threads, each with an engine of its own.
void for_studies(const Wanted& wanted,
                 const std::function<void(PlannedStudies&, std::uint64_t seed)>& work) {
  std::atomic<int> next = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    const auto folder = std::filesystem::temp_directory_path() /
                        fmt::format("resettle_coverage_{}_{}", ::getpid(), t);
    auto studies = std::make_shared<PlannedStudies>(folder, kDraws, kPermutations);
    threads.emplace_back([&next, &wanted, &work, studies, folder] {
      for (int i = next++; i < wanted.studies; i = next++) {
        work(*studies, wanted.first_seed + static_cast<std::uint64_t>(i));
        fmt::print(stderr, "\r{} of {}", i + 1, wanted.studies);
      }
      std::filesystem::remove_all(folder);
    });
  }
  for (std::thread& thread : threads) thread.join();
  fmt::print(stderr, "\n");
}

void cover(const Wanted& wanted, Preset preset, const char* which) {
  AuthorsSeen others;
  for (std::uint64_t i = 0; i < kOthers; ++i) {
    others.add(World(wanted.first_seed + 1'000'000 + i, wanted.scale, preset));
  }
  Coverage coverage;
  std::mutex mutex;
  for_studies(wanted, [&](PlannedStudies& studies, std::uint64_t seed) {
    const World world(seed, wanted.scale, preset);
    studies.begin(world);
    Coverage one;
    read_intervals(studies, planted_in(world), one);
    AuthorsSeen own;
    own.add(world);
    const ScoreRule rule = entropy_rule(own.metrics, 0.25);
    const auto truth = others.by_level(rule);
    read_means(studies, truth, one);
    read_log_means(own, rule, truth, one);
    const std::lock_guard lock(mutex);
    coverage.add(one);
  });
  print_intervals(which, coverage);
}

void test(const Wanted& wanted) {
  std::map<std::string, Pooled> tests;
  std::mutex mutex;
  for_studies(wanted, [&](PlannedStudies& studies, std::uint64_t seed) {
    studies.begin(World(seed, wanted.scale, Preset::kNull2025));
    std::map<std::string, Pooled> one;
    read_tests(studies, one);
    const std::lock_guard lock(mutex);
    for (const auto& [name, pooled] : one) tests[name].add(pooled);
  });
  fmt::print(
      "| tests where nothing is planted | level | how many | rejected | verdict |\n"
      "| --- | --- | --- | --- | --- |\n");
  for (const auto& [name, pooled] : tests) print_row(name, "0.05", pooled, verdict_of_test(pooled));
}

int run(const std::string& which, const Wanted& wanted) {
  if (which == "even") {
    cover(wanted, Preset::kEven2025, "authors who post about equally often");
  } else if (which == "paper") {
    cover(wanted, Preset::kRednote2025, "authors of whom few write most");
  } else if (which == "null") {
    test(wanted);
  } else {
    fmt::print(stderr, "even, paper or null?\n");
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace resettle

int main(int argc, char** argv) {
  const std::string which = argc > 1 ? argv[1] : "even";
  const int studies = argc > 2 ? std::atoi(argv[2]) : 1'000;
  const double scale = argc > 3 ? std::atof(argv[3]) : 0.4;
  const int first = argc > 4 ? std::atoi(argv[4]) : 1;
  return resettle::run(which, {studies, scale, static_cast<std::uint64_t>(first)});
}
