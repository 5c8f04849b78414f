// A figure of an analysis as the report shows it.
#pragma once

#include <string>

namespace resettle {

struct DrawnFigure {
  std::string name;
  bool wide = false;
  bool quiet = false;    // when there is none, nobody misses it
  std::string nothing;   // why there is none; empty when there is
  std::string sentence;  // what it shows
  std::string caption;
  std::string extremes;  // added to the sentence for who cannot see it
  int width = 0;
  int height = 0;
  std::string svg;
};

}  // namespace resettle
