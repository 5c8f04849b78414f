#include "report/manifest.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/inert.h"
#include "base/text.h"
#include "base/value.h"
#include "report/methods.h"
#include "report/report.h"
#include "resources.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

Value settings_value(const Graph& graph) {
  std::vector<Value::Member> settings;
  for (const auto& [name, setting] : graph.settings()) settings.push_back({name, setting.value});
  return Value::object(settings).sorted();
}

}  // namespace

std::string report_recipe(const Study& study, const Graph& graph) {
  std::vector<Ingredient> ingredients = {
      ingredient("maker", "report", source_version("report/report.cpp")),
      ingredient("maker", "program", kVersion),
      ingredient("setting", "title", study.title),
      ingredient("setting", "per_person_tables", study.per_person_tables ? "true" : "false"),
      ingredient("setting", "key", study.key_fingerprint()),
      ingredient("setting", "settings", settings_value(graph).dump())};
  for (const std::string_view name : resource_names()) {
    const bool ours =
        name.ends_with(".js") || name.starts_with("report/") || name.starts_with("analyses/");
    if (ours) ingredients.push_back(ingredient("maker", std::string(name), resource(name)));
  }
  // What headers say of tables in words and how their rows are sorted; of C++ no version holds it.
  for (const std::string& table : graph.tables()) {
    const Maker* maker = graph.maker(table);
    ingredients.push_back(ingredient("maker", "header of " + table,
                                     maker->about + "\n" + join(maker->grain, ",") + "\n" +
                                         maker->of_people + "\n" + maker->people));
  }
  for (const auto& [role, scheme] : study.roles) {
    ingredients.push_back(ingredient("setting", "role " + role, scheme));
  }
  for (const std::string& table : report_tables(study, graph)) {
    ingredients.push_back({"table", table, graph.recipe(table)});
  }
  for (const SourceFile& file : source_files(study, graph)) {
    ingredients.push_back({"file", file.name, file.sha256});
  }
  return recipe_of(std::move(ingredients));
}

std::string manifest_json(const Study& study, const Graph& graph, Tables& tables,
                          const std::map<std::string, std::string>& files) {
  std::vector<Value> sources;
  for (const SourceFile& file : source_files(study, graph)) {
    sources.push_back(
        Value::object({{"file", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}}));
  }
  std::vector<Value::Member> made;
  for (const std::string& table : graph.tables()) {
    if (graph.maker(table)->has_parts() || !tables.is_made(table)) continue;
    const Version version = tables.versions(table)[0];
    made.push_back({table, Value::object({{"recipe", version.recipe},
                                          {"rows", version.rows},
                                          {"sha256", version.sha256}})});
  }
  std::vector<Value::Member> written;
  for (const auto& [name, sha256] : files) written.push_back({name, sha256});
  const Value manifest =
      Value::object({{"manifest", 1},
                     {"program", "Resettle " + std::string(kVersion)},
                     {"engine", sha256_hex(tables.engine().identity()).substr(0, 20)},
                     {"recipe", report_recipe(study, graph)},
                     {"title", study.title},
                     {"key_fingerprint", study.key_fingerprint()},
                     {"settings", settings_value(graph)},
                     {"sources", sources},
                     {"tables", Value::object(made)},
                     {"files", Value::object(written)}});
  return inert_json(manifest.sorted().dump(1)) + "\n";
}

std::map<std::string, std::string> files_of_manifest(const fs::path& folder) {
  if (!fs::exists(folder / "manifest.json")) return {};
  const std::optional<Value> manifest = parse_json(read_file(folder / "manifest.json"));
  if (!manifest) return {};
  try {
    std::map<std::string, std::string> files;
    for (const auto& [name, sha256] : manifest->at("files").members()) {
      files[name] = sha256.get<std::string>();
    }
    return files;
  } catch (const ValueError&) {
    return {};  // torn or of another program: the report is written again
  }
}

bool manifest_holds(const fs::path& folder, const std::string& recipe) {
  const auto files = files_of_manifest(folder);
  if (files.empty()) return false;
  const std::optional<Value> manifest = parse_json(read_file(folder / "manifest.json"));
  if (!manifest || !manifest->has("recipe") || manifest->at("recipe") != recipe) return false;
  for (const auto& [name, sha256] : files) {
    std::error_code missing;
    if (!fs::is_regular_file(folder / name, missing)) return false;
    if (sha256_of_file(folder / name) != sha256) return false;
  }
  return true;
}

}  // namespace resettle
