// raw/labels_*.csv with the true labels of every post in the files, and raw/machine_*.csv with a
// machine's.
#pragma once

#include <filesystem>

#include "simulate/content.h"
#include "simulate/csv_file.h"

namespace resettle::simulation {

class LabelFiles {
 public:
  LabelFiles(const World& world, const std::filesystem::path& folder);
  void post(const Post& post);
  void close();

 private:
  const World& world_;
  CsvFile topic_, sentiment_, machine_topic_, machine_sentiment_;
};

}  // namespace resettle::simulation
