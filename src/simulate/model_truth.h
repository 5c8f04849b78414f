// model.csv: every quantity planted on levels, topics and sentiment, with its kind of truth.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "simulate/level_truth.h"

namespace resettle::simulation {

// A row of model.csv.
struct Planted {
  std::string quantity;  // table.column of the study's tables that estimates it
  std::string family;    // share | difference | mean | raw_mean | score | agreement
  // Which row of that table; empty where it has no such column.
  std::string level = {}, phase = {}, topic = {}, metric = {}, scale = {};
  double value = 0;
  // realised: the table must equal it; model: the table's interval should cover it, as it is the
  // parameter behind; score: equal to an independent implementation.
  const char* kind = "model";
  std::optional<double> published = {};  // what the paper prints, where it does
};

// The parameters of the model alone: known before a single post is drawn.
std::vector<Planted> planted_quantities(const World& world);

// These, and what was realised. Column `from` says paper where the paper prints a number.
void write_model(const std::filesystem::path& path, const World& world, const LevelTruth& truth);

}  // namespace resettle::simulation
