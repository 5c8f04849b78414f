#include "tables/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "base/error.h"
#include "base/text.h"
#include "tables/engine_version.h"
#include "tables/schedule.h"

namespace resettle {

namespace {

std::string of_instance(const std::string& table, const std::string& instance) {
  return table + "_" + instance;
}

// Every way to take other values of the settings, but for that which takes none.
Variations variations_of(const std::vector<std::string>& settings, const Bindings& bindings) {
  Variations all = {{}};
  for (const std::string& setting : settings) {
    const auto others = bindings.other_values.find(setting);
    if (others == bindings.other_values.end()) continue;
    const Variations before = all;
    for (std::size_t i = 0; i < others->second.size(); ++i) {
      for (Variation one : before) {
        one.values[setting] = others->second[i];
        one.suffix += fmt::format("_{}_{}", setting, i + 1);
        all.push_back(std::move(one));
      }
    }
  }
  all.erase(all.begin());
  return all;
}

}  // namespace

Graph::Graph(std::vector<Maker> makers, std::vector<FilePart> files, Settings settings,
             const Bindings& bindings)
    : files_(std::move(files)), settings_(std::move(settings)) {
  Declared declared;
  for (const Maker& maker : makers) {
    check(!declared.contains(maker.table), maker.table + " has one maker");
    declared[maker.table] = {maker, add_nodes(maker, bindings)};
  }
  add_parts(declared);
  for (auto& [name, node] : nodes_) bind_inputs(node, declared, bindings);
  std::vector<std::string> names;
  for (const auto& [name, node] : nodes_) names.push_back(name);
  for (const std::string& name : names) vary_inputs(name, bindings);
  order_tables();
  find_recipes();
}

std::vector<std::string> Graph::add_nodes(const Maker& maker, const Bindings& bindings) {
  std::vector<std::string> tables;
  const auto add = [&](const std::string& name, const Instance& instance) {
    check(!nodes_.contains(name), name + " has one maker");
    check(!maker.has_parts() || !maker.columns.empty(), name + " declares its columns");
    tables.push_back(name);
    Node& node = nodes_[name];
    node.maker = maker;
    node.maker.table = name;
    node.instance = instance.name;
    node.scheme = instance.scheme;
    for (const std::string& setting : maker.settings) {
      const bool is_own = instance.settings.contains(setting);
      const Settings& from = is_own ? instance.settings : settings_;
      const auto found = from.find(setting);
      check(found != from.end(), name + " reads the setting " + setting + ", which is none");
      node.settings.insert(*found);
    }
  };
  if (maker.per.empty()) {
    add(maker.table, {});
    return tables;
  }
  const auto instances = bindings.instances.find(maker.per);
  check(instances != bindings.instances.end(), maker.table + " is made for each " + maker.per);
  for (const Instance& one : instances->second) add(of_instance(maker.table, one.name), one);
  return tables;
}

// A table without a scheme is a part of the whole of every scheme.
void Graph::add_parts(const Declared& declared) {
  for (const auto& [name, one] : declared) {
    const auto& [maker, tables] = one;
    if (maker.part_of.empty()) continue;
    const auto whole = declared.find(maker.part_of);
    check(whole != declared.end() && whole->second.first.has_parts() &&
              whole->second.first.columns == maker.columns,
          name + " is a part of a table of parts with its columns");
    for (const std::string& table : whole->second.second) {
      Node& node = nodes_.at(table);
      std::copy_if(tables.begin(), tables.end(), std::back_inserter(node.parts),
                   [&](const std::string& part) {
                     const std::string& scheme = nodes_.at(part).scheme;
                     return scheme.empty() || scheme == node.scheme;
                   });
    }
  }
}

void Graph::bind_inputs(Node& node, const Declared& declared, const Bindings& bindings) const {
  const auto scheme_of = [&](const Input& input) -> std::optional<std::string> {
    if (input.of == "scheme") return node.scheme;
    return bindings.scheme_of.at(input.of);
  };
  for (const Input& input : node.maker.reads) {
    Bound bound = {input.name, input.table, {}};
    if (!input.of.empty()) {
      bound.columns = declared.at(input.table).first.columns;
      check(!bound.columns.empty(), input.table + " declares its columns");
      const std::optional<std::string> scheme = scheme_of(input);
      bound.table = scheme ? of_instance(input.table, *scheme) : "";
      if (!has(bound.table)) bound.table.clear();
    }
    check(bound.table.empty() || has(bound.table),
          node.maker.table + " reads " + bound.table + ", which nothing makes");
    node.inputs.push_back(std::move(bound));
  }
}

void Graph::vary_inputs(const std::string& table, const Bindings& bindings) {
  std::vector<Bound> more;
  Variations variations;
  const std::vector<Input> reads = nodes_.at(table).maker.reads;
  for (std::size_t i = 0; i < reads.size(); ++i) {
    if (reads[i].varied.empty()) continue;
    variations = variations_of(reads[i].varied, bindings);
    for (const Variation& other : variations) {
      const Bound own = nodes_.at(table).inputs[i];
      more.push_back({own.name + other.suffix, varied(own.table, other.values), {}});
    }
  }
  Node& varying = nodes_.at(table);
  varying.inputs.insert(varying.inputs.end(), more.begin(), more.end());
  varying.variations = std::move(variations);
}

bool Graph::hangs_on(const std::string& table, const std::string& setting) const {
  const std::set<std::string> made_of = with_ancestors({table});
  return std::any_of(made_of.begin(), made_of.end(), [&](const std::string& name) {
    const Node* one = node(name);
    return one != nullptr && one->settings.contains(setting);
  });
}

std::string Graph::varied(std::string table, const OtherValues& values) {
  for (const auto& [setting, value] : values) table = varied(table, setting, value);
  return table;
}

std::string Graph::varied(const std::string& table, const std::string& setting,
                          const Value& value) {
  if (!hangs_on(table, setting)) return table;
  const std::string name = fmt::format("{}@{}={}", table, setting, value.text());
  if (nodes_.contains(name)) return name;
  Node node = nodes_.at(table);
  node.maker.table = name;
  node.maker.about = fmt::format("As {}, with {} = {}.", table, setting, value.text());
  node.is_variation = true;
  if (const auto own = node.settings.find(setting); own != node.settings.end()) {
    own->second.value = value;
  }
  for (Bound& input : node.inputs) {
    if (!input.table.empty()) input.table = varied(input.table, setting, value);
  }
  for (std::string& part : node.parts) part = varied(part, setting, value);
  nodes_.emplace(name, std::move(node));
  return name;
}

bool Graph::has(const std::string& table) const { return nodes_.contains(table); }

const Node* Graph::node(const std::string& table) const {
  const auto found = nodes_.find(table);
  return found == nodes_.end() ? nullptr : &found->second;
}

const Maker* Graph::maker(const std::string& table) const {
  const Node* made = node(table);
  return made == nullptr ? nullptr : &made->maker;
}

std::vector<const FilePart*> Graph::files_of(const std::string& table) const {
  std::vector<const FilePart*> files;
  for (const FilePart& file : files_) {
    if (std::count(file.tables.begin(), file.tables.end(), table) > 0) files.push_back(&file);
  }
  return files;
}

std::vector<std::string> Graph::reads(const std::string& table) const {
  const Node& made = nodes_.at(table);
  std::vector<std::string> tables = made.parts;
  for (const Bound& input : made.inputs) {
    const bool is_new = std::find(tables.begin(), tables.end(), input.table) == tables.end();
    if (is_new && !input.table.empty()) tables.push_back(input.table);
  }
  return tables;
}

void Graph::order_tables() {
  std::map<std::string, int> state;  // 1 on the way, 2 done
  std::function<void(const std::string&)> visit = [&](const std::string& table) {
    if (state[table] == 2) return;
    check(state[table] != 1, "no circle through " + table);
    state[table] = 1;
    for (const std::string& input : reads(table)) visit(input);
    state[table] = 2;
    order_.push_back(table);
  };
  // What files fill stands first.
  for (const FilePart& file : files_) {
    for (const std::string& table : file.tables) visit(table);
  }
  for (const auto& [name, made] : nodes_) visit(name);
}

std::string Graph::recipe(const FilePart& file) const { return recipe_of(file.ingredients); }

void Graph::find_recipes() {
  for (const std::string& table : order_) {
    std::vector<Ingredient>& items = ingredients_[table];
    const Node& node = nodes_.at(table);
    const Maker& made = node.maker;
    for (const FilePart* file : files_of(table)) {
      items.push_back({"file", file->file, recipe(*file)});
    }
    for (const std::string& part : node.parts) items.push_back({"table", part, recipes_.at(part)});
    if (!made.has_parts()) {
      items.push_back(made.make == nullptr ? ingredient("statement", made.place, made.statement)
                                           : ingredient("maker", made.place, made.version));
      items.push_back(engine_ingredient());
      for (const auto& [name, setting] : node.settings) {
        items.push_back(ingredient("setting", name, canonical(setting)));
      }
      for (const Bound& input : node.inputs) {
        if (input.table != input.name) {
          items.push_back(ingredient("input", input.name, input.table));
        }
        if (!input.table.empty()) items.push_back({"table", input.table, recipes_.at(input.table)});
      }
    }
    recipes_[table] = recipe_of(items);
  }
}

const std::vector<Ingredient>& Graph::ingredients(const std::string& table) const {
  return ingredients_.at(table);
}

const std::string& Graph::recipe(const std::string& table) const { return recipes_.at(table); }

std::vector<VersionName> Graph::versions(const std::string& table) const {
  const Node& node = nodes_.at(table);
  if (!node.maker.has_parts()) return {{table, recipes_.at(table)}};
  std::vector<VersionName> all;
  for (const FilePart* file : files_of(table)) all.push_back({table, recipe(*file)});
  for (const std::string& part : node.parts) {
    const std::vector<VersionName> more = versions(part);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

bool Graph::is_filled(const std::string& table) const {
  return !nodes_.at(table).maker.has_parts() || !files_of(table).empty();
}

std::set<std::string> Graph::with_ancestors(const std::vector<std::string>& tables) const {
  std::set<std::string> all;
  std::vector<std::string> open = tables;
  while (!open.empty()) {
    const std::string table = open.back();
    open.pop_back();
    if (!all.insert(table).second) continue;
    for (const std::string& input : reads(table)) open.push_back(input);
  }
  return all;
}

Tables::Tables(const Graph& graph, Cache& cache, Engine::Options options, Observer& observer)
    : graph_(graph), cache_(cache), options_(std::move(options)), observer_(observer) {}

Engine& Tables::engine() {
  if (!engine_) {
    options_.temporary = cache_.folder() / "spill";
    engine_ = make_duckdb_engine(options_);
  }
  return *engine_;
}

const Version* Tables::find(const std::string& table, const std::string& recipe) {
  const std::string key = table + "-" + recipe;
  const std::lock_guard lock(mutex_);
  const auto known = found_.find(key);
  if (known != found_.end()) return &known->second;
  std::optional<Version> version = cache_.find(table, recipe);
  if (!version) return nullptr;
  return &found_.emplace(key, std::move(*version)).first->second;
}

bool Tables::is_made(const std::string& table) {
  const std::vector<VersionName> versions = graph_.versions(table);
  return std::all_of(versions.begin(), versions.end(), [&](const VersionName& one) {
    return find(one.table, one.recipe) != nullptr;
  });
}

std::vector<std::string> Tables::missing(const std::vector<std::string>& wanted) {
  const std::set<std::string> needed = graph_.with_ancestors(wanted);
  std::vector<std::string> names;
  for (const std::string& table : graph_.tables()) {
    const bool is_own = needed.contains(table) && graph_.is_filled(table);
    if (is_own && !is_made(table)) names.push_back(table);
  }
  return names;
}

// The steps that make the missing tables, and which wait for which.
struct Tables::Plan {
  std::vector<const FilePart*> files;
  std::vector<const Node*> nodes;
  std::map<std::string, std::vector<std::size_t>> steps_of;  // by table; files come first

  void add(const FilePart& file) {
    for (const std::string& table : file.tables) steps_of[table].push_back(files.size());
    files.push_back(&file);
  }
  // After all files.
  void add(const Node& node) {
    steps_of[node.maker.table].push_back(files.size() + nodes.size());
    nodes.push_back(&node);
  }
  std::vector<std::size_t> steps_before(const Graph& graph,
                                        const std::vector<std::string>& reads) const {
    std::vector<std::size_t> before;
    for (const std::string& input : reads) {
      for (const VersionName& version : graph.versions(input)) {
        const auto made = steps_of.find(version.table);
        if (made == steps_of.end()) continue;
        before.insert(before.end(), made->second.begin(), made->second.end());
      }
    }
    return before;
  }
};

Tables::Plan Tables::plan(const std::vector<std::string>& names) {
  Plan plan;
  const std::set<std::string> to_make(names.begin(), names.end());
  for (const FilePart& file : graph_.files()) {
    const bool needed = std::any_of(file.tables.begin(), file.tables.end(), [&](const auto& table) {
      return to_make.contains(table) && find(table, graph_.recipe(file)) == nullptr;
    });
    if (needed) plan.add(file);
  }
  for (const std::string& name : names) {
    const Node& node = *graph_.node(name);
    if (!node.maker.has_parts()) plan.add(node);
  }
  return plan;
}

int Tables::makers_at_once() const {
  constexpr int kMost = 4;
  return std::min(threads_for(options_.threads), kMost);
}

namespace {

// Whether files with one reader each are enough work for all threads: none is larger than a
// thread's share. Readers that share a file hand its rows out of order, and sorting them takes a
// tenth of the import's processor time.
bool keep_threads_busy(const std::vector<const FilePart*>& files, int threads) {
  std::uint64_t all = 0;
  std::uint64_t largest = 0;
  for (const FilePart* file : files) {
    all += file->bytes;
    largest = std::max(largest, file->bytes);
  }
  return largest * static_cast<std::uint64_t>(threads) <= all;
}

}  // namespace

std::vector<std::string> Tables::make(const std::vector<std::string>& wanted,
                                      const std::vector<FollowUp>& follow_ups) {
  cache_.begin_writing();
  const std::vector<std::string> names = [&] {
    const Work work(observer_, "tables that are there");
    for (;;) {
      std::vector<std::string> to_make = missing(wanted);
      // What the steps will read of what is there already.
      std::set<std::string> read;
      for (const std::string& name : to_make) {
        for (const std::string& input : graph_.reads(name)) read.insert(input);
      }
      for (const FollowUp& one : follow_ups) read.insert(one.tables.begin(), one.tables.end());
      for (const std::string& name : to_make) read.erase(name);
      if (!set_damaged_aside(read)) return to_make;
    }
  }();
  if (names.empty() && follow_ups.empty()) return names;
  cache_.make_folder();
  engine();  // before the threads: it is made once
  const Plan plan = this->plan(names);
  Readings readings;
  std::vector<Task> tasks;
  std::atomic<int> begun = 0;
  const auto begin = [&](const std::string& what) {
    observer_.begin(what, ++begun, static_cast<int>(plan.files.size() + plan.nodes.size()));
  };
  const bool one_reader = keep_threads_busy(plan.files, threads_for(options_.threads));
  for (const FilePart* file : plan.files) {
    const auto run = [this, &begin, file, one_reader] {
      begin(file->file);
      read_file(*file, one_reader);
    };
    tasks.push_back({run, {}, static_cast<double>(file->bytes)});
  }
  for (const Node* node : plan.nodes) {
    const std::string& table = node->maker.table;
    const auto run = [this, &begin, &readings, &table, node] {
      begin(table);
      make_table(*node, readings);
    };
    tasks.push_back({run, plan.steps_before(graph_, graph_.reads(table)), node->maker.cost});
  }
  for (const FollowUp& follow_up : follow_ups) {
    const auto run = [this, &follow_up] {
      const Work work(observer_, follow_up.what);
      follow_up.run();
    };
    tasks.push_back(
        {run, plan.steps_before(graph_, follow_up.tables), follow_up.cost, follow_up.at_once});
  }
  run_tasks(tasks, makers_at_once());
  return names;
}

bool Tables::set_damaged_aside(const std::set<std::string>& tables) {
  bool found = false;
  for (const std::string& table : tables) {
    for (const VersionName& one : graph_.versions(table)) {
      const Version* version = find(one.table, one.recipe);
      if (version == nullptr || cache_.is_whole_inside(*version)) continue;
      cache_.set_aside(*version);
      found = true;
      const std::lock_guard lock(mutex_);
      found_.erase(one.table + "-" + one.recipe);
    }
  }
  return found;
}

void Tables::keep(Version version, const Output& output) {
  const auto written = output.written().find(version.table);
  if (written != output.written().end()) {
    version.rows = written->second.rows;
    version.columns = written->second.columns;
  }
  version.counts = output.counts();
  // A part of no rows is no file; whose columns it would have is declared.
  if (version.rows == 0 && graph_.maker(version.table)->has_parts()) {
    std::filesystem::remove(cache_.temporary(version.table, version.recipe));
  }
  const std::string key = version.table + "-" + version.recipe;
  Version kept = cache_.keep_soon(std::move(version));
  const std::lock_guard lock(mutex_);
  found_.insert_or_assign(key, std::move(kept));
}

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Writes to the cache's files, and tells how far a file is read.
class CacheOutput : public Output {
 public:
  CacheOutput(Workspace& workspace_, const Cache& cache, const std::string& recipe,
              Observer& observer, std::string name, bool one_reader = false)
      : Output(
            workspace_,
            [&cache, recipe](const std::string& table) { return cache.temporary(table, recipe); },
            one_reader),
        observer_(observer),
        name_(std::move(name)) {}
  void progress(double done) override { observer_.progress(name_, done); }

 private:
  Observer& observer_;
  std::string name_;
};

// Records, and those set aside; of a file that holds other things, its rows.
Made made_of(const Output& output) {
  const auto count = [&](const char* name) {
    const auto found = output.counts().find(name);
    return found == output.counts().end() ? 0 : found->second;
  };
  if (output.counts().contains("records")) {
    return {.count = count("records"), .noun = "record", .set_aside = count("quarantined")};
  }
  Made made;
  for (const auto& [table, written] : output.written()) made.count += written.rows;
  return made;
}

}  // namespace

void Tables::read_file(const FilePart& file, bool one_reader) {
  const auto start = std::chrono::steady_clock::now();
  const std::string recipe = graph_.recipe(file);
  const auto workspace = engine().open({}, {});
  CacheOutput output(*workspace, cache_, recipe, observer_, file.file, one_reader);
  file.make(output);
  // All tables of the file together, when it is read whole.
  for (const std::string& table : file.tables) keep({table, recipe, file.ingredients}, output);
  observer_.end(file.file, made_of(output), seconds_since(start));
}

void Tables::make_table(const Node& node, Readings& readings) {
  const auto start = std::chrono::steady_clock::now();
  const Maker& maker = node.maker;
  std::map<std::string, TableFiles> inputs;
  for (const Bound& input : node.inputs) inputs.emplace(input.name, files(input));
  const std::string& recipe = graph_.recipe(maker.table);
  const bool is_statement = maker.make == nullptr;
  const auto workspace = engine().open(
      inputs, is_statement ? setting_columns(node.settings) : std::vector<SettingColumn>());
  CacheOutput output(*workspace, cache_, recipe, observer_, maker.table);
  if (is_statement) {
    output.write(maker.table, maker.statement);
  } else {
    Making making(output, maker, node.settings, readings, node.variations, options_.threads);
    maker.make(making);
  }
  check(maker.columns.empty() || maker.columns == output.written().at(maker.table).columns,
        maker.table + " has the columns that its maker declares");
  keep({maker.table, recipe, graph_.ingredients(maker.table)}, output);
  observer_.end(maker.table, made_of(output), seconds_since(start));
}

TableFiles Tables::files(const Bound& input) {
  return input.table.empty() ? TableFiles{{}, input.columns} : files(input.table);
}

TableFiles Tables::files(const std::string& table) {
  TableFiles files;
  if (const Maker& maker = *graph_.maker(table); maker.has_parts()) files.columns = maker.columns;
  for (const Version& version : versions(table)) {
    const auto file = cache_.file(version.table, version.recipe);
    if (!cache_.is_whole_inside(version)) {
      throw UserError({.file = file.string()}, "the file is damaged",
                      "Delete it; `resettle run` makes it again.");
    }
    if (!version.sha256.empty()) files.files.push_back(file);
    if (files.columns.empty()) files.columns = version.columns;
  }
  return files;
}

std::vector<Version> Tables::versions(const std::string& table) {
  std::vector<Version> versions;
  for (const VersionName& one : graph_.versions(table)) {
    const Version* version = find(one.table, one.recipe);
    if (version == nullptr) {
      throw UserError("the table " + table + " is not made yet, or not with today's settings",
                      "Run `resettle run` in the study's folder.");
    }
    versions.push_back(*version);
  }
  return versions;
}

std::int64_t Tables::rows(const std::string& table) {
  std::int64_t rows = 0;
  for (const Version& version : versions(table)) rows += version.rows;
  return rows;
}

std::unique_ptr<Workspace> Tables::open(const std::vector<std::string>& tables) {
  std::map<std::string, TableFiles> inputs;
  for (const std::string& table : tables) inputs.emplace(table, files(table));
  return engine().open(inputs, {});
}

}  // namespace resettle
