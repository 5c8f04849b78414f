#include "report/figure_renderer.h"

#include <duktape.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
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
    var drawn = { name: figure.name, wide: figure.wide, nothing: figure.nothing(tables),
                  quiet: !!figure.quiet };
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

// ECharts numbers its charts, clipping paths and style classes on and on ("zr7-cls-41"). The
// figure's name and numbers of its own keep a figure the same whatever was drawn before it.
std::string with_stable_ids(const std::string& svg, const std::string& name) {
  static const std::regex kId("zr[0-9]+-([a-z]+-?)([0-9]+)");
  std::map<std::string, std::size_t> numbers;
  std::string out;
  auto from = svg.cbegin();
  for (std::sregex_iterator at(svg.begin(), svg.end(), kId), end; at != end; ++at) {
    const std::string id = (*at)[0];
    const std::size_t number = numbers.emplace(id, numbers.size()).first->second;
    out.append(from, (*at)[0].first);
    out += name + "-" + (*at)[1].str() + std::to_string(number);
    from = (*at)[0].second;
  }
  return out.append(from, svg.cend());
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
    run("resettle.load('report/figures/world').prepare();");
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
    figure.quiet = item.at("quiet");
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
