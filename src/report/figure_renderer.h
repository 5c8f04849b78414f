// Draws figures without a browser: ECharts and the figures of the analyses run in an embedded
// JavaScript engine (SpiderMonkey) and come out as SVG. The same figures.js runs in the page.
#pragma once

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "report/drawn_figure.h"

namespace resettle {

// What draw() is asked for: an analysis by the name of its folder, and its tables as JSON, packed
// as figures/tables.ts unpacks them.
struct FigureJob {
  std::string analysis;
  std::string tables;
};

// A JavaScript context on a thread of its own. It loads from the constructor on (about a tenth of a
// second), so make it before the tables. It draws in the order in which it is asked, by any thread;
// what was drawn before changes no byte. What it was not yet asked for when it ends is not drawn.
class FigureRenderer {
 public:
  FigureRenderer();
  ~FigureRenderer();
  FigureRenderer(const FigureRenderer&) = delete;
  FigureRenderer& operator=(const FigureRenderer&) = delete;

  // The figures of the analysis, in its order; none when it has no figure.ts. An error in a figure
  // is a bug: the future throws std::logic_error with the script's own message.
  std::future<std::vector<DrawnFigure>> draw(FigureJob job);

 private:
  class Script;
  std::unique_ptr<Script> script_;
};

}  // namespace resettle
