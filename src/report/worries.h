// The rows of `worries` in words: a line for the terminal, a sentence for the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "engine/engine.h"

namespace resettle {

struct Worry {
  std::string code;
  std::string detail;
  std::optional<std::int64_t> count, total;
  std::optional<double> share;
  std::optional<std::int64_t> set_aside;
  std::optional<Day> day, next_day;
  std::string example;  // a place in a file; empty: none
  // Of labels_outside_codebook, on the terminal alone: the label, which may be about a person.
  std::string label;
};

// The gravest first.
std::vector<Worry> read_worries(Workspace& workspace);

// "lines in quarantine: 1 of 61 (1.6 %), e.g. posts.csv:62"
std::string line_of(const Worry& worry);
// "1 of 61 lines could not be read and were set aside (1.6 %)."
std::string sentence_of(const Worry& worry);

}  // namespace resettle
