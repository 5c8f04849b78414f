// The folder report/ of a study: the page, its figures, its tables, methods.md and manifest.json.
// Everything in it follows from the study's tables and settings: written twice, it has the same
// bytes. It holds no row of a person unless the study asks for it (per_person_tables).
#pragma once

#include <string>
#include <vector>

#include "report/figure_renderer.h"
#include "study/study.h"
#include "tables/graph.h"

namespace resettle {

// The tables that the report reads: they must be made before write_report.
std::vector<std::string> report_tables(const Study& study, const Graph& graph);

// True when report/ was written by this program from tables of today's recipes, and every file is
// there as it was written.
bool report_is_fresh(const Study& study, const Graph& graph);

// Writes each file whole or not at all, manifest.json last. Files that an older report left and
// this one does not have are removed. Throws UserError when the disk is full.
void write_report(const Study& study, const Graph& graph, Tables& tables, Cache& cache,
                  FigureRenderer& figures, Observer& observer);

}  // namespace resettle
