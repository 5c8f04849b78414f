// The page: one file that asks for nothing.
#pragma once

#include <string>

#include "report/content.h"

namespace resettle {

std::string page_html(const Study& study, const Graph& graph, Tables& tables,
                      const Content& content);

}  // namespace resettle
