#include "report/figure_renderer.h"

#include <duktape.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "resources.h"

namespace resettle {
namespace {

// ECharts looks for a few things that a browser has. Nothing here may differ from run to run, so
// chance is a fixed sequence.
constexpr std::string_view kBrowser = R"(
var window = this, self = this, global = this;
var setTimeout = function () { return 0; }, clearTimeout = function () {};
(function () {
  var state = 1;
  Math.random = function () {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
})();
)";

constexpr std::string_view kDraw = R"(
function resettle_draw(folder, text) {
  var tables = JSON.parse(text);
  return JSON.stringify(resettle.figures(folder).map(function (figure) {
    var drawn = { name: figure.name, wide: figure.wide, nothing: figure.nothing(tables) };
    if (drawn.nothing) return drawn;
    var view = { width: figure.wide ? 960 : 720, dark: false, live: false };
    var height = figure.height(tables, view);
    var chart = echarts.init(null, null,
        { renderer: 'svg', ssr: true, width: view.width, height: height });
    chart.setOption(figure.option(tables, view));
    drawn.svg = chart.renderToSVGString();
    chart.dispose();
    drawn.width = view.width;
    drawn.height = height;
    drawn.sentence = figure.sentence(tables);
    drawn.caption = figure.caption(tables);
    drawn.extremes = figure.extremes(tables);
    return drawn;
  }));
}
)";

// ECharts numbers its charts and their clipping paths; the figure's name instead keeps the same
// figure the same whatever was drawn before it.
std::string with_stable_ids(std::string svg, const std::string& name) {
  std::string out;
  for (std::size_t i = 0; i < svg.size();) {
    if (svg.compare(i, 2, "zr") == 0) {
      std::size_t end = i + 2;
      while (end < svg.size() && svg[end] >= '0' && svg[end] <= '9') ++end;
      if (end > i + 2 && end < svg.size() && svg[end] == '-') {
        out += name;
        i = end;
        continue;
      }
    }
    out += svg[i++];
  }
  return out;
}

}  // namespace

struct FigureRenderer::Script {
  duk_context* context = nullptr;
  std::string failure;
  std::thread loading;

  void run(std::string_view source) {
    if (!failure.empty()) return;
    if (duk_peval_lstring_noresult(context, source.data(), source.size()) != 0) {
      failure = "the figures' scripts do not load";
    }
  }

  void load() {
    context = duk_create_heap_default();
    if (context == nullptr) {
      failure = "no memory for the figures' scripts";
      return;
    }
    run(kBrowser);
    run(resource("echarts.min.js"));
    run(resource("figures.js"));
    run(kDraw);
  }

  void wait() {
    if (loading.joinable()) loading.join();
    if (!failure.empty()) throw std::logic_error(failure);
  }
};

FigureRenderer::FigureRenderer() : script_(std::make_unique<Script>()) {
  script_->loading = std::thread([script = script_.get()] { script->load(); });
}

FigureRenderer::~FigureRenderer() {
  if (script_->loading.joinable()) script_->loading.join();
  if (script_->context != nullptr) duk_destroy_heap(script_->context);
}

std::vector<DrawnFigure> FigureRenderer::draw(const std::string& analysis,
                                              const std::string& tables) {
  script_->wait();
  duk_context* context = script_->context;
  duk_get_global_string(context, "resettle_draw");
  duk_push_lstring(context, analysis.data(), analysis.size());
  duk_push_lstring(context, tables.data(), tables.size());
  if (duk_pcall(context, 2) != DUK_EXEC_SUCCESS) {
    duk_get_prop_string(context, -1, "stack");
    const std::string message = duk_safe_to_string(context, -1);
    duk_pop_2(context);
    throw std::logic_error("a figure of " + analysis + " failed: " + message);
  }
  const auto list = nlohmann::json::parse(duk_get_string(context, -1));
  duk_pop(context);
  std::vector<DrawnFigure> figures;
  for (const auto& item : list) {
    DrawnFigure figure;
    figure.name = item.at("name");
    figure.wide = item.at("wide");
    figure.nothing = item.at("nothing");
    if (figure.nothing.empty()) {
      figure.sentence = item.at("sentence");
      figure.caption = item.at("caption");
      figure.extremes = item.at("extremes");
      figure.width = item.at("width");
      figure.height = item.at("height");
      figure.svg = with_stable_ids(item.at("svg"), figure.name);
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace resettle
