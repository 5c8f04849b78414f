// Do intervals hold their estimates? Over small simulated studies of all presets, with settings
// that change from one seed to the next: draws, phases, the share of high, levels of phases, groups
// of topics, few authors. Prints what is wrong, and how many intervals were looked at:
//
//   build/interval_studies simulated STUDIES [first seed]
//   build/interval_studies made FOLDER...      (the tables that a study has)
#include <fmt/format.h>

#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "../structure/intervals.h"
#include "../structure/with_rule.h"
#include "base/testing.h"
#include "cli/session.h"
#include "cli/study_graph.h"
#include "simulate/simulate.h"

namespace resettle {
namespace {

constexpr int kThreads = 2;

struct Tally {
  std::mutex mutex;
  std::map<std::string, std::int64_t> intervals;  // by table
  std::map<std::string, std::vector<std::string>> faults;

  void add(const std::string& study, const std::string& table, const CheckedIntervals& checked) {
    const std::lock_guard lock(mutex);
    intervals[table] += checked.checked;
    for (const std::string& fault : checked.faults) faults[table].push_back(study + ": " + fault);
  }
};

bool has_intervals(const TableFiles& files) {
  const FoundIntervals found = find_intervals(files.columns);
  return !found.intervals.empty() || !found.mistakes.empty();
}

// The tables that are made, or that `wanted` names.
void check_study(const std::string& name, OpenStudy& open, Tally& tally) {
  for (const std::string& table : open.graph->tables()) {
    if (!open.tables->is_made(table)) continue;
    const TableFiles files = open.tables->files(table);
    if (!has_intervals(files)) continue;
    tally.add(name, table, check_intervals(*open.tables->open({table}), table, files.columns));
  }
}

template <typename T>
T choice(std::uint64_t seed, const std::vector<T>& values) {
  return values[seed % values.size()];
}

std::string phases_of(std::uint64_t seed) {
  const int count = choice<int>(seed / 3, {3, 1, 2, 7, 11});
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += fmt::format("[[phase]]\nname = \"Part {}\"\n", i + 1);
    // In the simulated window, which is the first half of 2025.
    if (i > 0)
      text += fmt::format("first_day = 2025-{:02}-{:02}\n", 1 + i / 2, i % 2 == 1 ? 15 : 2);
    text += '\n';
  }
  return text;
}

// The page that `simulate` wrote with the settings of this seed.
void change_settings(const std::filesystem::path& page, std::uint64_t seed) {
  std::string text = read_file(page);
  const std::size_t begin = text.find("[[phase]]");
  const std::size_t end = text.find("# Days that figures mark");
  text.replace(begin, end - begin, phases_of(seed));
  text += fmt::format(
      "\n[statistics]\ndraws = {}\npermutations = 20\n"
      "[influence]\nhigh_share = {}\nactive_posts = {}\n"
      "[engagement]\nlevel_scope = \"{}\"\n"
      "[topics]\ntopic_level = \"{}\"\n"
      "[trajectories]\nretention_start = {}\nretention_gap = {}\n"
      "[robustness]\nspecifications = 24\n",
      choice<int>(seed, {200, 200, 500}), choice<double>(seed, {0.25, 0.1, 0.5, 0.9}),
      choice<int>(seed / 2, {3, 1, 5}), seed % 5 == 0 ? "phase" : "window",
      seed % 4 == 3 ? "group" : "label", choice<int>(seed, {14, 1, 30}),
      choice<int>(seed / 2, {14, 3}));
  if (seed % 3 == 0) text = with_rule(text);
  write_file(page, text);
}

// Tables with intervals; change points have a test of their own.
std::vector<std::string> tables_to_make(const Graph& graph) {
  std::vector<std::string> wanted;
  for (const char* table : {"break_search",
                            "detected_breaks",
                            "cohort_agreement",
                            "engagement",
                            "engagement_gap",
                            "findings",
                            "level_reliability",
                            "moves_beyond_noise",
                            "multiverse",
                            "phase_contrast",
                            "retention",
                            "retention_summary",
                            "sentiment_by_phase",
                            "sentiment_by_topic",
                            "sentiment_by_topic_level",
                            "sentiment_gap",
                            "sentiment_intensity",
                            "specification_curve",
                            "topic_change",
                            "topic_change_split",
                            "topic_engagement",
                            "topic_share",
                            "topic_share_by_phase",
                            "topic_stability",
                            "topic_tests",
                            "transition_rates"}) {
    check(graph.has(table), std::string("there is a table ") + table);
    wanted.emplace_back(table);
  }
  return wanted;
}

void check_simulated(std::uint64_t seed, Tally& tally) {
  const TemporaryFolder folder;
  const std::string preset = choice<std::string>(seed, presets());
  const double scale = choice<double>(seed, {0.01, 0.02, 0.01, 0.03});
  simulate({preset, folder / "study", seed, scale});
  change_settings(folder / "study" / "study.toml", seed);
  const auto observer = make_quiet_observer();
  const auto open = open_study(folder / "study", {.threads = 1, .memory = "1GB"}, *observer);
  open->tables->make(tables_to_make(*open->graph));
  check_study(fmt::format("{}, seed {}", preset, seed), *open, tally);
}

void check_all_simulated(int studies, std::uint64_t first, Tally& tally) {
  std::atomic<int> next = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = next++; i < studies; i = next++) {
        check_simulated(first + static_cast<std::uint64_t>(i), tally);
      }
    });
  }
}

int report(const Tally& tally) {
  constexpr std::size_t kShown = 3;
  for (const auto& [table, faults] : tally.faults) {
    fmt::print("{}: {} faults\n", table, faults.size());
    for (std::size_t i = 0; i < std::min(kShown, faults.size()); ++i) {
      fmt::print("  {}\n", faults[i]);
    }
  }
  for (const auto& [table, count] : tally.intervals) fmt::print("{} {}\n", table, count);
  return tally.faults.empty() ? 0 : 1;
}

int run(const std::vector<std::string>& words) {
  Tally tally;
  if (words.size() > 1 && words[0] == "simulated") {
    check_all_simulated(std::stoi(words[1]), words.size() > 2 ? std::stoull(words[2]) : 1, tally);
    return report(tally);
  }
  if (words.size() > 1 && words[0] == "made") {
    const auto observer = make_quiet_observer();
    for (std::size_t i = 1; i < words.size(); ++i) {
      check_study(words[i], *open_study(words[i], {}, *observer), tally);
    }
    return report(tally);
  }
  fmt::print(stderr, "simulated STUDIES [first seed], or made FOLDER...\n");
  return 2;
}

}  // namespace
}  // namespace resettle

int main(int argc, char** argv) { return resettle::run({argv + 1, argv + argc}); }
