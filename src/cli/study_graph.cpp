#include "cli/study_graph.h"

#include <algorithm>
#include <set>

#include "analyses/analysis.h"
#include "analyses/robustness/choice.h"
#include "annotate/kinds.h"
#include "cli/absent_exports.h"
#include "ingest/import.h"
#include "ingest/raw_tables.h"
#include "ingest/source_format.h"
#include "tables/schedule.h"

namespace resettle {

namespace {

// Those in which labels are imported.
std::set<std::string> imported_schemes(const Study& study) {
  std::set<std::string> schemes;
  for (const Source& source : study.sources) {
    schemes.insert(source.schemes.begin(), source.schemes.end());
  }
  return schemes;
}

// Those that findings hang on: of topics, of sentiment and of the cohort.
std::set<std::string> schemes_of_findings(const Study& study) {
  std::set<std::string> schemes = {study.roles.at("topic"), study.roles.at("sentiment")};
  if (study.cohort_scheme) schemes.insert(*study.cohort_scheme);
  return schemes;
}

// The study leaves no room for another first annotator if no scheme has two.
std::vector<VariedSetting> varied_settings(const Study& study) {
  std::vector<VariedSetting> varied;
  varied.push_back(varied_evidence(study.annotators, study.resolve, study.cohort_scheme));
  VariedSetting first = varied_first_annotator(study.annotators, study.resolve,
                                               schemes_of_findings(study), imported_schemes(study));
  if (!first.others.empty()) varied.push_back(std::move(first));
  return varied;
}

Settings settings_of(const Study& study) {
  Settings settings = study.settings();
  settings["choices"] = choices_setting(choices_of(settings, varied_settings(study)));
  return settings;
}

}  // namespace

std::vector<std::string> schemes_of(const Study& study) {
  std::set<std::string> schemes = imported_schemes(study);
  for (const auto& [role, scheme] : study.roles) schemes.insert(scheme);
  for (const Annotator& annotator : study.annotators) schemes.insert(annotator.scheme);
  return {schemes.begin(), schemes.end()};
}

namespace {

Bindings bindings_of(const Study& study) {
  Bindings bindings;
  for (const std::string& scheme : schemes_of(study)) {
    const Settings own = {{"scheme", {ColumnType::text, scheme}}};
    bindings.instances["scheme"].push_back({scheme, scheme, own});
  }
  for (const AnnotatorKind& kind : annotator_kinds()) bindings.instances[kind.name];
  for (const Annotator& annotator : study.annotators) {
    const Settings own = {{"annotator", annotator_setting(annotator)}};
    bindings.instances[annotator.kind].push_back({annotator.name, annotator.scheme, own});
  }
  for (const auto& [role, scheme] : study.roles) bindings.scheme_of[role] = scheme;
  bindings.scheme_of["cohort"] = study.cohort_scheme;
  for (const VariedSetting& varied : varied_settings(study)) {
    if (!varied.others.empty()) bindings.other_values[varied.name] = varied.others;
  }
  return bindings;
}

}  // namespace

OpenStudy::~OpenStudy() = default;

std::unique_ptr<OpenStudy> open_study(const std::filesystem::path& folder,
                                      const RunOptions& options, Observer& observer) {
  auto open = std::make_unique<OpenStudy>();
  const Declared declared = {declared_formats(), declared_settings(), annotator_kinds()};
  open->study = read_study(folder, declared, options.exports);
  open->cache = std::make_unique<Cache>(
      folder / "cache", [&observer](const std::string& message) { observer.warn(message); });
  Cache& cache = *open->cache;
  const AbsentExports absent(open->study, cache);
  if (!absent.all_known()) read_study(folder, declared);  // says what is not there
  for (const std::string& path : absent.paths()) {
    observer.warn(path + " is not there: the tables are what was made of it before");
  }
  const auto checksum = [&cache, &absent](const std::filesystem::path& file) {
    const auto remembered = absent.checksum(file);
    return remembered ? *remembered : cache.checksum(file);
  };
  std::vector<FilePart> files;
  {
    const Work work(observer, "checksums of the raw files");
    files = raw_parts(open->study, checksum, options.threads);
  }
  std::vector<Maker> makers = all_makers();
  for (const Maker& maker : raw_tables()) makers.push_back(maker);
  open->graph = std::make_unique<Graph>(std::move(makers), std::move(files),
                                        settings_of(open->study), bindings_of(open->study));
  Engine::Options engine;
  engine.threads = options.threads;
  engine.memory = options.memory;
  engine.keep_order = options.keep_order;
  engine.check_types = options.check_types;
  open->tables = std::make_unique<Tables>(*open->graph, cache, engine, observer);
  return open;
}

}  // namespace resettle
