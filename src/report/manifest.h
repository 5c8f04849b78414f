// manifest.json: what the report was made from and what it is made of, without time stamps and
// without the places where things lie on this machine.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "study/study.h"
#include "tables/graph.h"

namespace resettle {

// Hash of everything that the report's files follow from: program, scripts, title, tables, sources.
std::string report_recipe(const Study& study, const Graph& graph);

// `files` are the report's files (relative path → SHA-256).
std::string manifest_json(const Study& study, const Graph& graph, Tables& tables,
                          const std::map<std::string, std::string>& files);

// True when `folder`/manifest.json names `recipe` and every file that it lists is there unchanged.
bool manifest_holds(const std::filesystem::path& folder, const std::string& recipe);

// The files that the manifest in `folder` lists; none without one.
std::map<std::string, std::string> files_of_manifest(const std::filesystem::path& folder);

}  // namespace resettle
