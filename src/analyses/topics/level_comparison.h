// The comparison of two levels' means or shares that knows about authors, with its reasons in the
// words of the tables.
#pragma once

#include <span>

#include "statistics/samples/clustered_welch.h"
#include "statistics/tables/rao_scott.h"

namespace resettle {

statistics::Result<statistics::ClusteredMeanDifference> compare_levels(
    std::span<const statistics::ClusterSumsOfGroups> authors);

// Rows are levels; `columns` says in the plural what columns are ("topics", "feelings").
statistics::Result<statistics::RaoScottTest> compare_tables(const statistics::ClusteredUnits& posts,
                                                            const char* columns);

}  // namespace resettle
