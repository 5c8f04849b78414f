// The folder report/ of a study: the page, its figures, its tables, methods.md and manifest.json.
// Everything in it follows from the study's tables and settings: written twice, it has the same
// bytes. It holds no row of a person unless the study asks for it (per_person_tables).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "study/study.h"
#include "tables/graph.h"

namespace resettle {

// The tables that the report reads.
std::vector<std::string> report_tables(const Study& study, const Graph& graph);

// True when report/ was written by this program from tables of today's recipes, and every file is
// there as it was written.
bool report_is_fresh(const Study& study, const Graph& graph);

// A report in the making. Its scripts load from the constructor on; figures are drawn and tables
// exported while other tables are still made. All arguments outlive it.
class ReportMaking {
 public:
  ReportMaking(const Study& study, const Graph& graph, Tables& tables, Observer& observer);
  ~ReportMaking();
  ReportMaking(const ReportMaking&) = delete;
  ReportMaking& operator=(const ReportMaking&) = delete;

  // What Tables::make is to do, once, as soon as the tables are there.
  std::vector<FollowUp> follow_ups();
  // When all of that is done: writes each file whole or not at all, manifest.json last. Files that
  // an older report left and this one does not have are removed. Throws UserError when the disk is
  // full. Nothing is written before.
  void write();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace resettle
