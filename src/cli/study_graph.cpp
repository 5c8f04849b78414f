#include "cli/study_graph.h"

#include <algorithm>
#include <set>

#include "analyses/analysis.h"
#include "cli/absent_exports.h"
#include "cli/other_cohorts.h"
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

// Upper-case names that stand for the table of the scheme that a role has.
const std::map<std::string, std::string> kLabelsOfRoles = {{"labels_TOPIC", "topic"},
                                                           {"labels_SENTIMENT", "sentiment"}};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

void name_the_schemes(const Study& study, Maker& maker) {
  for (std::string& table : maker.reads) {
    const auto found = kLabelsOfRoles.find(table);
    if (found == kLabelsOfRoles.end()) continue;
    const std::string named = "labels_" + study.roles.at(found->second);
    replace_all(maker.statement, table, named);
    table = named;
  }
}

// labels_COHORT stands for the table of the scheme that says who is in. Where none does the
// statement reads an empty selection, so that the cohort does not hang on labels.
void name_the_cohorts_scheme(const Study& study, Maker& maker) {
  const std::string table = "labels_COHORT";
  const auto read = std::find(maker.reads.begin(), maker.reads.end(), table);
  if (read == maker.reads.end()) return;
  if (study.cohort_scheme) {
    *read = "labels_" + *study.cohort_scheme;
    replace_all(maker.statement, table, *read);
    return;
  }
  maker.reads.erase(read);
  replace_all(maker.statement, table,
              "(SELECT CAST(NULL AS STRING) AS unit_kind, CAST(NULL AS STRING) AS unit_id, "
              "CAST(NULL AS STRING) AS label, CAST(NULL AS STRING) AS annotator WHERE false)");
}

// labels_SCHEME.sql stands for one table a scheme.
std::vector<Maker> makers_for(const Study& study, Settings& settings) {
  std::vector<Maker> makers = all_makers();
  const auto pattern = std::find_if(makers.begin(), makers.end(), [](const Maker& maker) {
    return maker.table == "labels_SCHEME";
  });
  const Maker labels = *pattern;
  makers.erase(pattern);
  for (const std::string& scheme : schemes_of(study)) {
    Maker maker = labels;
    maker.table = "labels_" + scheme;
    maker.settings = {"scheme_" + scheme};
    const std::string from = "settings.scheme";
    maker.statement.replace(maker.statement.find(from), from.size(), "settings.scheme_" + scheme);
    settings["scheme_" + scheme] = {ColumnType::text, scheme};
    makers.push_back(std::move(maker));
  }
  for (Maker& maker : makers) {
    name_the_schemes(study, maker);
    name_the_cohorts_scheme(study, maker);
  }
  make_other_cohorts(study, makers);
  return makers;
}

}  // namespace

std::unique_ptr<OpenStudy> open_study(const std::filesystem::path& folder,
                                      const RunOptions& options, Observer& observer) {
  auto open = std::make_unique<OpenStudy>();
  open->study = read_study(folder, declared_settings(), options.exports);
  open->cache = std::make_unique<Cache>(
      folder / "cache", [&observer](const std::string& message) { observer.warn(message); });
  Settings settings = open->study.settings();
  std::vector<Maker> makers = makers_for(open->study, settings);
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
  open->graph = std::make_unique<Graph>(raw_tables(), std::move(parts), std::move(makers),
                                        std::move(settings));
  Engine::Options engine;
  engine.threads = options.threads;
  engine.memory = options.memory;
  engine.keep_order = options.keep_order;
  engine.check_types = options.check_types;
  open->tables = std::make_unique<Tables>(*open->graph, cache, engine, observer);
  return open;
}

}  // namespace resettle
