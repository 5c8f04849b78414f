#include "report/figure_renderer.h"

#include <js/CallAndConstruct.h>
#include <js/CompilationAndEvaluation.h>
#include <js/Conversions.h>
#include <js/ErrorReport.h>
#include <js/Exception.h>
#include <js/Initialization.h>
#include <js/SourceText.h>
#include <jsapi.h>

#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <new>
#include <stdexcept>
#include <thread>

#include "base/value.h"
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
  var tables = resettle.load('report/figures/tables').unpacked(JSON.parse(text));
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
  for (const Value& item : parse_json(text).value().elements()) {
    const auto text_of = [&](const char* name) { return item.at(name).get<std::string>(); };
    const auto pixels = [&](const char* name) {
      return static_cast<int>(item.at(name).get<std::int64_t>());
    };
    DrawnFigure figure;
    figure.name = text_of("name");
    figure.wide = item.at("wide").get<bool>();
    figure.nothing = text_of("nothing");
    figure.quiet = item.at("quiet").get<bool>();
    if (figure.nothing.empty()) {
      figure.sentence = text_of("sentence");
      figure.caption = text_of("caption");
      figure.extremes = text_of("extremes");
      figure.width = pixels("width");
      figure.height = pixels("height");
      figure.svg = with_stable_ids(text_of("svg"), figure.name);
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

// A context of SpiderMonkey with its one global object. Only the thread that made it may use it.
class Context {
 public:
  Context() {
    start_engine();
    context_.reset(JS_NewContext(kMostBytes));
    need_memory(context_ != nullptr && JS::InitSelfHostedCode(context_.get()));
    // Each figure is drawn once: the optimising compiler takes longer than it saves (making the
    // report anew: 1.30 processor seconds with it, 1.26 without, medians of nine).
    JS_SetGlobalJitCompilerOption(context_.get(), JSJITCOMPILER_ION_ENABLE, 0);
    global_.init(context_.get(), JS_NewGlobalObject(context_.get(), &kGlobalClass, nullptr,
                                                    JS::FireOnNewGlobalHook, JS::RealmOptions()));
    need_memory(global_ != nullptr);
  }

  // Errors of a script throw std::logic_error and name `name`.
  void run(const char* name, std::string_view source) {
    const JSAutoRealm realm(context_.get(), global_);
    JS::CompileOptions options(context_.get());
    options.setFileAndLine(name, 1);
    JS::SourceText<mozilla::Utf8Unit> text;
    JS::RootedValue ignored(context_.get());
    const bool ran =
        text.init(context_.get(), source.data(), source.size(), JS::SourceOwnership::Borrowed) &&
        JS::Evaluate(context_.get(), options, text, &ignored);
    if (!ran) fail(std::string(name) + " does not load");
  }

  // The text that a function of two texts returns; an error names `what`, too.
  std::string call(const char* function, const std::string& first, const std::string& second,
                   const std::string& what) {
    const JSAutoRealm realm(context_.get(), global_);
    JS::RootedValueVector arguments(context_.get());
    JS::RootedValue result(context_.get());
    const bool called = add(arguments, first) && add(arguments, second) &&
                        JS_CallFunctionName(context_.get(), global_, function, arguments, &result);
    if (!called) fail(what + " cannot be drawn");
    return utf8(result);
  }

 private:
  static constexpr std::uint32_t kMostBytes = std::uint32_t{1} << 30;
  static constexpr JSClass kGlobalClass = {"global", JSCLASS_GLOBAL_FLAGS,
                                           &JS::DefaultGlobalClassOps};

  struct Destroy {
    void operator()(JSContext* context) const { JS_DestroyContext(context); }
  };

  // The engine says no more of what it lacks, and lacks nothing else when it starts.
  static void need_memory(bool is_there) {
    if (!is_there) throw std::bad_alloc();
  }

  // Once a process; the engine stops with it.
  static void start_engine() {
    struct Engine {
      Engine() { need_memory(JS_Init()); }
      ~Engine() { JS_ShutDown(); }
    };
    static const Engine engine;
  }

  bool add(JS::RootedValueVector& arguments, const std::string& text) {
    JSString* copy = JS_NewStringCopyUTF8N(context_.get(), JS::UTF8Chars(text.data(), text.size()));
    return copy != nullptr && arguments.append(JS::StringValue(copy));
  }

  std::string utf8(JS::HandleValue value) {
    JS::RootedString text(context_.get(), JS::ToString(context_.get(), value));
    if (!text) return "";
    const JS::UniqueChars bytes = JS_EncodeStringToUTF8(context_.get(), text);
    return bytes == nullptr ? "" : bytes.get();
  }

  [[noreturn]] void fail(const std::string& what) {
    const std::string why = failure();
    need_memory(why.find("out of memory") == std::string::npos);
    throw std::logic_error(what + ": " + why);
  }

  // What the script threw, with the place; taken from the context, which can go on.
  std::string failure() {
    JS::ExceptionStack thrown(context_.get());
    if (!JS::StealPendingExceptionStack(context_.get(), &thrown)) return "out of memory";
    JS::ErrorReportBuilder report(context_.get());
    if (!report.init(context_.get(), thrown, JS::ErrorReportBuilder::NoSideEffects)) {
      return utf8(thrown.exception());
    }
    return std::string(report.toStringResult().c_str()) + " (" +
           (report.report()->filename == nullptr ? "" : report.report()->filename) + ":" +
           std::to_string(report.report()->lineno) + ")";
  }

  std::unique_ptr<JSContext, Destroy> context_;
  JS::PersistentRootedObject global_;
};

}  // namespace

// The thread that owns the context, and what it is asked to draw.
class FigureRenderer::Script {
 public:
  Script() : thread_([this] { work(); }) {}

  ~Script() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

  std::future<std::vector<DrawnFigure>> draw(FigureJob job) {
    Task task([job = std::move(job)](const Loaded& loaded) {
      return figures_of(loaded.get()->call("resettle_draw", job.analysis, job.tables,
                                           "figures of " + job.analysis));
    });
    auto drawn = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      asked_.push_back(std::move(task));
    }
    changed_.notify_one();
    return drawn;
  }

 private:
  using Loaded = std::shared_future<std::unique_ptr<Context>>;  // or why there is none
  using Task = std::packaged_task<std::vector<DrawnFigure>(const Loaded&)>;

  static std::unique_ptr<Context> load() {
    auto context = std::make_unique<Context>();
    context->run("browser", kBrowser);
    context->run("echarts.min.js", resource("echarts.min.js"));
    context->run("figures.js", resource("figures.js"));
    context->run("draw", kDraw);
    context->run("world", "resettle.load('report/figures/world').prepare();");
    return context;
  }

  void work() {
    std::packaged_task<std::unique_ptr<Context>()> loading(load);
    const Loaded loaded = loading.get_future().share();
    loading();
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !asked_.empty() || ending_; });
      if (ending_) return;
      Task task = std::move(asked_.front());
      asked_.pop_front();
      lock.unlock();
      task(loaded);
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> asked_;
  bool ending_ = false;
  std::thread thread_;  // the last member: it uses the others
};

FigureRenderer::FigureRenderer() : script_(std::make_unique<Script>()) {}

FigureRenderer::~FigureRenderer() = default;

std::future<std::vector<DrawnFigure>> FigureRenderer::draw(FigureJob job) {
  return script_->draw(std::move(job));
}

}  // namespace resettle
