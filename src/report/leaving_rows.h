// What of a table may leave the study. A table about persons leaves only if study.toml asks for it
// (per_person_tables), and its files are then their owner's alone. If a maker declares a column of
// people's values (`of people`: a hashtag, a place), the rows of fewer than least_authors people
// stay in cache/: the page, the figures and the exported tables read through here. Nor do the
// folders leave that lie outside of the study, which examples in `quality` and `worries` name.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tables/graph.h"

namespace resettle {

// True if the table's header says so: its rows are a person's, or of what one did.
bool is_about_persons(const Graph& graph, const std::string& table);

// A workspace in which each of these tables has only its rows that may leave.
std::unique_ptr<Workspace> open_leaving(const Graph& graph, Tables& tables,
                                        const std::vector<std::string>& names);

// Whether the table leaves as it lies in cache/: all its rows and cells.
bool leaves_whole(const Maker& maker);

// "3 hashtags of fewer than 10 people are not shown.", of a workspace of open_leaving; empty if all
// rows of the table leave.
std::string left_out_in_words(const Graph& graph, Tables& tables, Workspace& leaving,
                              const std::string& table);

}  // namespace resettle
