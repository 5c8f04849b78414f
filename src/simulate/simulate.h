// Studies with a known truth. A simulated study is a folder like any other (study.toml, study.key,
// decisions.csv, raw/) with one folder more, truth/, which holds the tables that a right program
// makes of it. It shares no code with the program that it judges.
//
//   study.toml, study.key, decisions.csv, codebooks/{topic,sentiment}.toml
//   raw/search_{creators,contents,comments}_2025-06-30.jsonl   MediaCrawler, with user ids
//   raw/search_{contents,comments}_2026-07-05.jsonl            MediaCrawler, with creator hashes
//   raw/labels_{topic,sentiment}.csv                          the true labels of every post
//   raw/machine_{topic,sentiment}.csv                         a machine's; not read unless named
//   truth/<table>.csv                                          see README.md
//
// The same preset, seed and scale give the same bytes. Every random number comes from a stream
// keyed by (seed, purpose, index), so nothing depends on the order in which things are made. Posts
// and comments are streamed day by day: memory holds the users (some 500 bytes each, with what they
// received by phase), one day and 16 bytes a post, while a post with its comments takes some 5,000
// bytes of disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace resettle {

struct Simulation {
  std::string preset;            // one of presets()
  std::filesystem::path folder;  // must be absent or empty; made with its parents
  std::uint64_t seed = 1;
  // Multiplies the number of users, of posts on each day and of comments, each rounded to the
  // nearest integer; 0.01 to 10,000. At 1 the totals are those of the paper.
  double scale = 1;
};

// Names that `Simulation::preset` may have.
std::vector<std::string> presets();

// Writes the study. study.toml is written last: a folder without it is an interrupted simulation.
// Throws UserError for an unknown preset, a folder that is not empty, a scale out of range, and
// when the disk is full.
void simulate(const Simulation& simulation);

}  // namespace resettle
