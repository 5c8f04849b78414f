// How the numbers were made: statements, settings and inputs, on the page and in methods.md.
#pragma once

#include <string>

#include "report/content.h"

namespace resettle {

// The folded part under an analysis: each table's statement, settings and inputs.
std::string how_it_was_made(const Analysis& analysis, const Graph& graph);
std::string methods_html(const Study& study, const Graph& graph, const Content& content);
std::string methods_markdown(const Study& study, const Graph& graph, const Content& content);
// Program, engine, and every source with its size and checksum.
std::string provenance_html(const Study& study, const Graph& graph, Tables& tables);

// A raw file as the study names it, without the folders of an absolute path.
struct SourceFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;
};
std::vector<SourceFile> source_files(const Study& study, const Graph& graph);

// A setting's value as study.toml would have it; "the data’s own" for a window that is not set.
std::string setting_in_words(const std::string& name, const Setting& setting);

}  // namespace resettle
