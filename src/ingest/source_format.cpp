#include "ingest/source_format.h"

#include <algorithm>

#include "base/error.h"

namespace resettle {

const SourceFormat& source_format(std::string_view name) {
  const auto found =
      std::find_if(all_source_formats().begin(), all_source_formats().end(),
                   [&](const SourceFormat& format) { return format.declared.name == name; });
  check(found != all_source_formats().end(), "no format " + std::string(name));
  return *found;
}

std::vector<DeclaredFormat> declared_formats() {
  std::vector<DeclaredFormat> declared;
  for (const SourceFormat& format : all_source_formats()) declared.push_back(format.declared);
  return declared;
}

}  // namespace resettle
