#include "cli/study_graph.h"

#include <algorithm>
#include <set>

#include "analyses/analysis.h"
#include "cli/absent_exports.h"
#include "ingest/import.h"
#include "ingest/raw_tables.h"
#include "tables/schedule.h"

namespace resettle {

std::vector<std::string> schemes_of(const Study& study) {
  std::set<std::string> schemes;
  for (const Source& source : study.sources) {
    // The columns sentiment and category of a listing.
    if (source.format == "mediacrawler") schemes.insert({"sentiment", "topic"});
    if (source.scheme) schemes.insert(*source.scheme);
  }
  for (const auto& [role, scheme] : study.roles) schemes.insert(scheme);
  for (const Annotator& annotator : study.annotators) schemes.insert(annotator.scheme);
  return {schemes.begin(), schemes.end()};
}

namespace {

Bindings bindings_of(const Study& study) {
  Bindings bindings;
  bindings.schemes["scheme"] = schemes_of(study);
  std::set<std::string> ruled;
  for (const Annotator& annotator : study.annotators) ruled.insert(annotator.scheme);
  bindings.schemes["ruled scheme"] = {ruled.begin(), ruled.end()};
  for (const auto& [role, scheme] : study.roles) bindings.scheme_of[role] = scheme;
  bindings.scheme_of["cohort"] = study.cohort_scheme;
  for (const auto shift : evidence_shifts(study.annotators, study.resolve, study.cohort_scheme)) {
    bindings.other_values["evidence"].push_back(shift);
  }
  return bindings;
}

}  // namespace

std::unique_ptr<OpenStudy> open_study(const std::filesystem::path& folder,
                                      const RunOptions& options, Observer& observer) {
  auto open = std::make_unique<OpenStudy>();
  open->study = read_study(folder, declared_settings(), options.exports);
  open->cache = std::make_unique<Cache>(
      folder / "cache", [&observer](const std::string& message) { observer.warn(message); });
  Cache& cache = *open->cache;
  const AbsentExports absent(open->study, cache);
  if (!absent.all_known()) read_study(folder, declared_settings());  // says what is not there
  for (const std::string& path : absent.paths()) {
    observer.warn(path + " is not there: the tables are what was made of it before");
  }
  const auto checksum = [&cache, &absent](const std::filesystem::path& file) {
    const auto remembered = absent.checksum(file);
    return remembered ? *remembered : cache.checksum(file);
  };
  std::vector<RawPart> parts;
  {
    const Work work(observer, "checksums of the raw files");
    parts = raw_parts(open->study, checksum, options.threads);
  }
  open->graph = std::make_unique<Graph>(raw_tables(), std::move(parts), all_makers(),
                                        open->study.settings(), bindings_of(open->study));
  Engine::Options engine;
  engine.threads = options.threads;
  engine.memory = options.memory;
  engine.keep_order = options.keep_order;
  engine.check_types = options.check_types;
  open->tables = std::make_unique<Tables>(*open->graph, cache, engine, observer);
  return open;
}

}  // namespace resettle
