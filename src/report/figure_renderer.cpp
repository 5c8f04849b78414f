#include "report/figure_renderer.h"

#include <duktape.h>

#include <cstring>

#include <atomic>
#include <future>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "report/script_memory.h"
#include "resources.h"

namespace resettle {
namespace {

// ECharts looks for a few things that a browser has. Nothing here may differ from run to run, so
// chance is a fixed sequence.
constexpr std::string_view kBrowser = R"(
var window = this, self = this, global = this;
var setTimeout = function () { return 0; }, clearTimeout = function () {};
var resettle_chance = 1;
Math.random = function () {
  resettle_chance = (resettle_chance * 16807) % 2147483647;
  return resettle_chance / 2147483647;
};
)";

constexpr std::string_view kDraw = R"(
function resettle_draw(folder, text) {
  var tables = JSON.parse(text);
  resettle_chance = 1;
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
  const auto past = [&svg](std::size_t at, auto&& belongs) {
    while (at < svg.size() && belongs(svg[at])) ++at;
    return at;
  };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  std::map<std::string, std::size_t> numbers;
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = svg.find("zr"); at != std::string::npos; at = svg.find("zr", at + 2)) {
    const std::size_t word = past(at + 2, is_digit);
    const std::size_t number = past(word, is_word);
    const std::size_t end = past(number, is_digit);
    if (word == at + 2 || number == word || svg[word] != '-' || end == number) continue;
    const std::size_t own = numbers.emplace(svg.substr(at, end - at), numbers.size()).first->second;
    out.append(svg, from, at - from);
    out += name + svg.substr(word, number - word) + std::to_string(own);
    from = end;
  }
  return out.append(svg, from, std::string::npos);
}

std::vector<DrawnFigure> figures_of(const std::string& text) {
  std::vector<DrawnFigure> figures;
  for (const auto& item : nlohmann::json::parse(text)) {
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

}  // namespace

struct FigureRenderer::Script {
  ScriptMemory memory;  // all of the context, which therefore ends with it
  duk_context* context = nullptr;
  std::string failure;
  std::thread loading;

  void run(std::string_view source) {
    if (!failure.empty()) return;
    if (duk_peval_lstring_noresult(context, source.data(), source.size()) != 0) {
      failure = "the figures' scripts do not load";
    }
  }

  // ECharts was compiled when the program was built; bytecode of another Duktape is not to be
  // trusted, so then the source is compiled here.
  void run_echarts() {
    duk_get_global_string(context, "Duktape");
    duk_get_prop_string(context, -1, "version");
    const bool same_version = duk_get_int(context, -1) == DUK_VERSION;
    duk_pop_2(context);
    if (!same_version) return run(resource("echarts.min.js"));
    const std::string_view bytecode = resource("echarts.bytecode");
    std::memcpy(duk_push_fixed_buffer(context, bytecode.size()), bytecode.data(), bytecode.size());
    duk_load_function(context);
    if (duk_pcall(context, 0) != 0) failure = "ECharts does not load";
    duk_pop(context);
  }

  void load() {
    context = duk_create_heap(
        [](void* of, duk_size_t size) { return static_cast<ScriptMemory*>(of)->allocate(size); },
        [](void* of, void* old, duk_size_t size) {
          return static_cast<ScriptMemory*>(of)->reallocate(old, size);
        },
        [](void* of, void* old) { static_cast<ScriptMemory*>(of)->release(old); }, &memory,
        nullptr);
    if (context == nullptr) {
      failure = "no memory for the figures' scripts";
      return;
    }
    run(kBrowser);
    run_echarts();
    run(resource("figures.js"));
    run(kDraw);
    run("resettle.load('report/figures/world').prepare();");
  }

  void wait() {
    if (loading.joinable()) loading.join();
    if (!failure.empty()) throw std::logic_error(failure);
  }

  std::string draw(const FigureJob& job) {
    wait();
    duk_get_global_string(context, "resettle_draw");
    duk_push_lstring(context, job.analysis.data(), job.analysis.size());
    duk_push_lstring(context, job.tables.data(), job.tables.size());
    const bool failed = duk_pcall(context, 2) != DUK_EXEC_SUCCESS;
    if (failed) duk_get_prop_string(context, -1, "stack");
    const std::string text = duk_safe_to_string(context, -1);
    duk_pop_n(context, failed ? 2 : 1);
    if (failed) throw std::logic_error("a figure of " + job.analysis + " failed: " + text);
    return text;
  }
};

FigureRenderer::FigureRenderer(int contexts) {
  for (int i = 0; i < contexts; ++i) {
    scripts_.push_back(std::make_unique<Script>());
    scripts_.back()->loading = std::thread([script = scripts_.back().get()] { script->load(); });
  }
}

FigureRenderer::~FigureRenderer() {
  for (const auto& script : scripts_) {
    if (script->loading.joinable()) script->loading.join();
  }
}

std::vector<DrawnFigure> FigureRenderer::draw(const std::string& analysis,
                                              const std::string& tables) {
  return figures_of(scripts_[0]->draw({analysis, tables}));
}

std::vector<std::vector<DrawnFigure>> FigureRenderer::draw(const std::vector<FigureJob>& jobs) {
  std::vector<std::vector<DrawnFigure>> drawn(jobs.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&](Script* script) {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      drawn[i] = figures_of(script->draw(jobs[i]));
    }
  };
  std::vector<std::future<void>> workers;
  for (const auto& script : scripts_) {
    workers.push_back(std::async(std::launch::async, work, script.get()));
  }
  for (std::future<void>& worker : workers) worker.get();
  return drawn;
}

}  // namespace resettle
