// model.csv: every quantity planted on levels, topics and sentiment, with its kind of truth.
#pragma once

#include <filesystem>

#include "simulate/level_truth.h"

namespace resettle::simulation {

// One row a quantity:
//   quantity   table.column of the study's tables that estimates it
//   family     share | difference | mean | raw_mean | score | agreement
//   level, phase, topic, metric, scale   which row of that table; empty where it has no such column
//   value      of this study
//   kind       realised: the table must equal it; model: the table's interval should cover it, as
//   it
//              is the parameter behind; score: equal to an independent implementation
//   from       paper | ours
//   published  what the paper prints, where it does
void write_model(const std::filesystem::path& path, const World& world, const LevelTruth& truth);

}  // namespace resettle::simulation
