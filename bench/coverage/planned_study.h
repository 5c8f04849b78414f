// A simulated study as tables, without the files in between: what the corpus and the cohort would
// make of them, given to the makers of the analyses. For coverage over a thousand studies.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "cli/study_graph.h"
#include "simulate/world.h"

namespace resettle {

class PlannedStudies {
 public:
  // `folder` is for this object alone. The settings, days and codebooks are those of a study that
  // `simulate` wrote; with fewer draws, since a coverage needs no steady last digit.
  explicit PlannedStudies(std::filesystem::path folder, std::int64_t draws,
                          std::int64_t permutations);

  // Makes tables of the world anew each time they are asked for the first time after `begin`.
  void begin(const simulation::World& world);
  std::unique_ptr<Rows> query(const std::string& table, const std::string& select);

 private:
  const TableFiles& make(const std::string& table);
  void give(const std::string& table, RowList& rows);
  void give_labels(const std::string& table, RowList& rows);

  std::filesystem::path folder_;
  std::unique_ptr<Observer> observer_;
  std::unique_ptr<OpenStudy> study_;
  std::unique_ptr<Engine> engine_;
  Settings settings_;
  std::map<std::string, TableFiles> always_;  // days, codebook: the same in all studies
  std::map<std::string, TableFiles> files_;
};

}  // namespace resettle
