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

std::string of_scheme(const std::string& table, const std::string& scheme) {
  return table + "_" + scheme;
}

}  // namespace

Graph::Graph(std::vector<RawTable> raw_tables, std::vector<RawPart> parts,
             std::vector<Maker> makers, Settings settings, const Bindings& bindings)
    : parts_(std::move(parts)), settings_(std::move(settings)) {
  for (RawTable& raw : raw_tables) raw_tables_.emplace(raw.name, raw);
  std::map<std::string, Maker> declared;
  for (Maker& maker : makers) {
    const std::string table = maker.table;
    add_nodes(maker, bindings);
    check(declared.emplace(table, std::move(maker)).second, table + " has one maker");
  }
  for (auto& [name, node] : nodes_) bind_inputs(node, declared, bindings);
  std::vector<std::string> names;
  for (const auto& [name, node] : nodes_) names.push_back(name);
  for (const std::string& name : names) vary_inputs(name, bindings);
  order_tables();
  find_recipes();
}

void Graph::add_nodes(const Maker& maker, const Bindings& bindings) {
  const auto add = [&](const std::string& name, const std::string& scheme) {
    check(!raw_tables_.contains(name) && !nodes_.contains(name), name + " has one maker");
    Node& node = nodes_[name];
    node.maker = maker;
    node.maker.table = name;
    node.scheme = scheme;
    for (const std::string& setting : maker.settings) {
      if (setting == "scheme" && !scheme.empty()) {
        node.settings[setting] = {ColumnType::text, scheme};
        continue;
      }
      const auto found = settings_.find(setting);
      check(found != settings_.end(), name + " reads the setting " + setting + ", which is none");
      node.settings.insert(*found);
    }
  };
  if (maker.per.empty()) return add(maker.table, "");
  const auto schemes = bindings.schemes.find(maker.per);
  check(schemes != bindings.schemes.end(), maker.table + " is made for each " + maker.per);
  for (const std::string& scheme : schemes->second) add(of_scheme(maker.table, scheme), scheme);
}

void Graph::bind_inputs(Node& node, const std::map<std::string, Maker>& makers,
                        const Bindings& bindings) const {
  const auto scheme_of = [&](const Input& input) -> std::optional<std::string> {
    if (input.of == "scheme") return node.scheme;
    return bindings.scheme_of.at(input.of);
  };
  for (const Input& input : node.maker.reads) {
    Bound bound = {input.name, input.table, {}};
    if (!input.of.empty()) {
      bound.columns = makers.at(input.table).columns;
      check(!bound.columns.empty(), input.table + " declares its columns");
      const std::optional<std::string> scheme = scheme_of(input);
      bound.table = scheme ? of_scheme(input.table, *scheme) : "";
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
  const Node& node = nodes_.at(table);
  for (std::size_t i = 0; i < node.maker.reads.size(); ++i) {
    const std::string& setting = node.maker.reads[i].varied;
    const auto others = bindings.other_values.find(setting);
    if (setting.empty() || others == bindings.other_values.end()) continue;
    variations[setting].clear();
    for (const Value& value : others->second) {
      const std::string suffix = fmt::format("_{}_{}", setting, variations[setting].size() + 1);
      variations[setting].push_back({value, suffix});
      const Bound& own = nodes_.at(table).inputs[i];
      more.push_back({own.name + suffix, varied(own.table, setting, value), {}});
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
  nodes_.emplace(name, std::move(node));
  return name;
}

bool Graph::has(const std::string& table) const {
  return raw_tables_.contains(table) || nodes_.contains(table);
}

const Node* Graph::node(const std::string& table) const {
  const auto found = nodes_.find(table);
  return found == nodes_.end() ? nullptr : &found->second;
}

const Maker* Graph::maker(const std::string& table) const {
  const Node* made = node(table);
  return made == nullptr ? nullptr : &made->maker;
}

const RawTable* Graph::raw_table(const std::string& table) const {
  const auto found = raw_tables_.find(table);
  return found == raw_tables_.end() ? nullptr : &found->second;
}

std::vector<std::string> Graph::reads(const std::string& table) const {
  std::vector<std::string> tables;
  const Node* made = node(table);
  if (made == nullptr) return tables;
  for (const Bound& input : made->inputs) {
    const bool is_new = std::find(tables.begin(), tables.end(), input.table) == tables.end();
    if (is_new && !input.table.empty()) tables.push_back(input.table);
  }
  return tables;
}

void Graph::order_tables() {
  for (const auto& [name, raw] : raw_tables_) order_.push_back(name);
  std::map<std::string, int> state;  // 1 on the way, 2 done
  std::function<void(const std::string&)> visit = [&](const std::string& table) {
    if (raw_tables_.contains(table) || state[table] == 2) return;
    check(state[table] != 1, "no circle through " + table);
    state[table] = 1;
    for (const std::string& input : reads(table)) visit(input);
    state[table] = 2;
    order_.push_back(table);
  };
  for (const auto& [name, made] : nodes_) visit(name);
}

std::string Graph::part_recipe(const RawPart& part) const { return recipe_of(part.ingredients); }

void Graph::find_recipes() {
  for (const std::string& table : order_) {
    std::vector<Ingredient>& items = ingredients_[table];
    if (raw_tables_.contains(table)) {
      for (const RawPart& part : parts_) {
        const bool fills = std::count(part.tables.begin(), part.tables.end(), table) > 0;
        if (fills) items.push_back({"file", part.file, part_recipe(part)});
      }
    } else {
      const Node& node = nodes_.at(table);
      const Maker& made = node.maker;
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

std::vector<std::string> Graph::version_recipes(const std::string& table) const {
  if (!raw_tables_.contains(table)) return {recipes_.at(table)};
  std::vector<std::string> recipes;
  for (const Ingredient& item : ingredients_.at(table)) recipes.push_back(item.hash);
  return recipes;
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
  for (const std::string& recipe : graph_.version_recipes(table)) {
    if (find(table, recipe) == nullptr) return false;
  }
  return true;
}

std::vector<std::string> Tables::missing(const std::vector<std::string>& wanted) {
  const std::set<std::string> needed = graph_.with_ancestors(wanted);
  std::vector<std::string> names;
  for (const std::string& table : graph_.tables()) {
    if (needed.contains(table) && !is_made(table)) names.push_back(table);
  }
  return names;
}

// The steps that make the missing tables, and which wait for which.
struct Tables::Plan {
  std::vector<const RawPart*> parts;
  std::vector<const Node*> nodes;
  std::map<std::string, std::vector<std::size_t>> steps_of;  // by table; parts come first

  void add(const RawPart& part) {
    for (const std::string& table : part.tables) steps_of[table].push_back(parts.size());
    parts.push_back(&part);
  }
  // After all parts.
  void add(const Node& node) {
    steps_of[node.maker.table].push_back(parts.size() + nodes.size());
    nodes.push_back(&node);
  }
  std::vector<std::size_t> steps_before(const std::vector<std::string>& reads) const {
    std::vector<std::size_t> before;
    for (const std::string& input : reads) {
      const auto made = steps_of.find(input);
      if (made == steps_of.end()) continue;
      before.insert(before.end(), made->second.begin(), made->second.end());
    }
    return before;
  }
};

Tables::Plan Tables::plan(const std::vector<std::string>& names) {
  Plan plan;
  const std::set<std::string> to_make(names.begin(), names.end());
  for (const RawPart& part : graph_.parts()) {
    const bool needed = std::any_of(part.tables.begin(), part.tables.end(), [&](const auto& table) {
      return to_make.contains(table) && find(table, graph_.part_recipe(part)) == nullptr;
    });
    if (needed) plan.add(part);
  }
  for (const std::string& name : names) {
    if (const Node* node = graph_.node(name)) plan.add(*node);
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
bool keep_threads_busy(const std::vector<const RawPart*>& parts, int threads) {
  std::uint64_t all = 0;
  std::uint64_t largest = 0;
  for (const RawPart* part : parts) {
    all += part->bytes;
    largest = std::max(largest, part->bytes);
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
    observer_.begin(what, ++begun, static_cast<int>(plan.parts.size() + plan.nodes.size()));
  };
  const bool one_reader = keep_threads_busy(plan.parts, threads_for(options_.threads));
  for (const RawPart* part : plan.parts) {
    const auto run = [this, &begin, part, one_reader] {
      begin(part->file);
      make_part(*part, one_reader);
    };
    tasks.push_back({run, {}, static_cast<double>(part->bytes)});
  }
  for (const Node* node : plan.nodes) {
    const std::string& table = node->maker.table;
    const auto run = [this, &begin, &readings, &table, node] {
      begin(table);
      make_table(*node, readings);
    };
    tasks.push_back({run, plan.steps_before(graph_.reads(table)), node->maker.cost});
  }
  for (const FollowUp& follow_up : follow_ups) {
    const auto run = [this, &follow_up] {
      const Work work(observer_, follow_up.what);
      follow_up.run();
    };
    tasks.push_back({run, plan.steps_before(follow_up.tables), follow_up.cost, follow_up.at_once});
  }
  run_tasks(tasks, makers_at_once());
  return names;
}

bool Tables::set_damaged_aside(const std::set<std::string>& tables) {
  bool found = false;
  for (const std::string& table : tables) {
    for (const std::string& recipe : graph_.version_recipes(table)) {
      const Version* version = find(table, recipe);
      if (version == nullptr || cache_.is_whole_inside(*version)) continue;
      cache_.set_aside(*version);
      found = true;
      const std::lock_guard lock(mutex_);
      found_.erase(table + "-" + recipe);
    }
  }
  return found;
}

void Tables::keep(Version version) {
  const std::string key = version.table + "-" + version.recipe;
  Version kept = cache_.keep_soon(std::move(version));
  const std::lock_guard lock(mutex_);
  found_.insert_or_assign(key, std::move(kept));
}

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

class CachePartMaking : public PartMaking {
 public:
  CachePartMaking(Cache& cache, Workspace& workspace, Observer& observer, const RawPart& part,
                  std::string recipe, bool one_reader)
      : cache_(cache),
        workspace_(workspace),
        observer_(observer),
        file_(part.file),
        recipe_(std::move(recipe)),
        one_reader_(one_reader) {
    for (const std::string& table : part.tables) {
      Version& version = versions_[table];
      version.table = table;
      version.recipe = recipe_;
      version.ingredients = part.ingredients;
    }
  }

  void write(const std::string& table, RowSource& rows, std::string_view order_by) override {
    Version& version = versions_.at(table);
    const auto file = cache_.temporary(table, recipe_);
    const bool is_sorted = one_reader_ && rows.is_sorted_for_one();
    const Written written = workspace_.write(rows, is_sorted ? "" : order_by, file);
    version.rows = written.rows;
    version.columns = written.columns;
    if (written.rows == 0) std::filesystem::remove(file);
  }

  void count(const std::string& name, std::int64_t value) override { counts_[name] += value; }
  void progress(double done) override { observer_.progress(file_, done); }
  Workspace& workspace() override { return workspace_; }

  // Records, and those set aside; of a file that holds other things, its rows.
  Made made() const {
    const auto count = [&](const char* name) {
      const auto found = counts_.find(name);
      return found == counts_.end() ? 0 : found->second;
    };
    if (counts_.contains("records")) {
      return {.count = count("records"), .noun = "record", .set_aside = count("quarantined")};
    }
    Made made;
    for (const auto& [table, version] : versions_) made.count += version.rows;
    return made;
  }

  // The versions of all tables of the part, to be kept together when the whole file is read.
  std::vector<Version> versions() const {
    std::vector<Version> versions;
    for (const auto& [table, version] : versions_) {
      versions.push_back(version);
      versions.back().counts = counts_;
    }
    return versions;
  }

 private:
  Cache& cache_;
  Workspace& workspace_;
  Observer& observer_;
  std::string file_;
  std::string recipe_;
  bool one_reader_;
  std::map<std::string, Version> versions_;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace

void Tables::make_part(const RawPart& part, bool one_reader) {
  const auto start = std::chrono::steady_clock::now();
  const auto workspace = engine().open({}, {});
  CachePartMaking making(cache_, *workspace, observer_, part, graph_.part_recipe(part), one_reader);
  part.make(making);
  for (Version& version : making.versions()) keep(std::move(version));
  observer_.end(part.file, making.made(), seconds_since(start));
}

void Tables::make_table(const Node& node, Readings& readings) {
  const auto start = std::chrono::steady_clock::now();
  const Maker& maker = node.maker;
  std::map<std::string, TableFiles> inputs;
  for (const Bound& input : node.inputs) inputs.emplace(input.name, files(input));
  Version version;
  version.table = maker.table;
  version.recipe = graph_.recipe(maker.table);
  version.ingredients = graph_.ingredients(maker.table);
  const auto file = cache_.temporary(maker.table, version.recipe);
  Written written;
  if (maker.make == nullptr) {
    const auto workspace = engine().open(inputs, setting_columns(node.settings));
    written = workspace->write(maker.statement, file);
  } else {
    const auto workspace = engine().open(inputs, {});
    Making making(*workspace, maker, node.settings, readings, file, node.variations,
                  options_.threads);
    maker.make(making);
    written = making.written();
  }
  check(maker.columns.empty() || maker.columns == written.columns,
        maker.table + " has the columns that its maker declares");
  version.rows = written.rows;
  version.columns = written.columns;
  keep(std::move(version));
  observer_.end(maker.table, {.count = written.rows}, seconds_since(start));
}

TableFiles Tables::files(const Bound& input) {
  return input.table.empty() ? TableFiles{{}, input.columns} : files(input.table);
}

TableFiles Tables::files(const std::string& table) {
  TableFiles files;
  if (const RawTable* raw = graph_.raw_table(table)) files.columns = raw->columns;
  for (const Version& version : versions(table)) {
    if (!cache_.is_whole_inside(version)) {
      throw UserError({.file = cache_.file(table, version.recipe).string()}, "the file is damaged",
                      "Delete it; `resettle run` makes it again.");
    }
    if (!version.sha256.empty()) files.files.push_back(cache_.file(table, version.recipe));
    if (files.columns.empty()) files.columns = version.columns;
  }
  return files;
}

std::vector<Version> Tables::versions(const std::string& table) {
  std::vector<Version> versions;
  for (const std::string& recipe : graph_.version_recipes(table)) {
    const Version* version = find(table, recipe);
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
