#include "study/study.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <algorithm>
#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "study/toml_section.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kFile = "study.toml";

void refuse_newer(TomlSection& section) {
  const std::optional<std::string> written_for = section.text("resettle");
  if (!written_for) return;
  const auto parts = split(*written_for, '.');
  const auto ours = split(kVersion, '.');
  for (std::size_t i = 0; i < 2; ++i) {
    const auto part = i < parts.size() ? parse_integer(parts[i]) : std::nullopt;
    if (!part) {
      section.refuse("resettle", "this is no version", fmt::format("Write \"{}\".", kVersion));
    }
    const std::int64_t own = *parse_integer(ours[i]);
    if (*part < own) return;
    if (*part > own) {
      section.refuse(
          "resettle",
          fmt::format("the study was made for Resettle {}, this is {}", *written_for, kVersion),
          fmt::format("Use Resettle {} or newer.", *written_for));
    }
  }
}

constexpr Day kMostDays = 20'000;
// Topics are compared between every two phases, so time and memory grow with the square of their
// number: 200 take four seconds and 0.4 GB without draws, 360 more than twice as much.
constexpr std::size_t kMostPhases = 200;
const Day kFirstBelieved = day_from_civil({1973, 3, 3});
const Day kLastBelieved = day_from_civil({2286, 11, 20});

// A day on which a post may lie: imports refuse times beyond (ingest/times.cpp).
void check_has_posts(const TomlSection& section, const std::string& key, std::optional<Day> day) {
  if (!day || (*day >= kFirstBelieved && *day <= kLastBelieved)) return;
  section.refuse(key, "no post is of a day before 1973-03-03 or after 2286-11-20",
                 fmt::format("Leave {} out: the window is then the data's own.", key));
}

void read_window(TomlSection& page, Study& study) {
  auto found = page.section("window");
  if (!found) return;
  TomlSection& section = *found;
  study.first_day = section.day("first_day");
  study.last_day = section.day("last_day");
  section.refuse_unknown_keys();
  check_has_posts(section, "first_day", study.first_day);
  check_has_posts(section, "last_day", study.last_day);
  if (study.first_day && study.last_day && *study.first_day > *study.last_day) {
    section.refuse("last_day", "the window ends before it begins", "Exchange the two days.");
  }
  if (study.first_day && study.last_day && *study.last_day - *study.first_day >= kMostDays) {
    section.refuse("last_day", "the window is longer than 20,000 days", "Shorten the window.");
  }
}

void read_phases(TomlSection& page, Study& study) {
  std::set<std::string> names;
  for (TomlSection& section : page.sections("phase")) {
    if (study.phases.size() == kMostPhases) {
      section.refuse("name", fmt::format("the study has more than {} phases", kMostPhases),
                     "Make phases longer: every phase is compared with every other.");
    }
    Phase phase;
    phase.name = section.needed_text("name", "Pre-Ban");
    if (trim(phase.name).empty()) {
      section.refuse("name", "the phase has no name", "Name it: name = \"Before\"");
    }
    phase.first_day = section.day("first_day");
    if (section.has("last_day")) {
      section.refuse("last_day", "a phase ends where the next begins, the last with the window",
                     "Delete the line; [window] last_day says when the last phase ends.");
    }
    section.refuse_unknown_keys();
    if (!names.insert(phase.name).second) {
      section.refuse("name", "two phases have this name", "Give each phase its own name.");
    }
    if (study.phases.empty()) {
      if (phase.first_day && (!study.first_day || *phase.first_day > *study.first_day)) {
        section.refuse("first_day", "the days before it would be in no phase",
                       "Leave first_day of the first phase out: it begins with the window.");
      }
    } else if (!phase.first_day) {
      section.refuse("name", "only the first phase may go without first_day",
                     "Say when the phase begins: first_day = 2025-01-19");
    } else if (study.phases.back().first_day &&
               *phase.first_day <= *study.phases.back().first_day) {
      section.refuse("first_day", "the phase begins no later than the one before it",
                     "Put the phases in the order of their first days.");
    }
    if (phase.first_day && study.last_day && *phase.first_day > *study.last_day) {
      section.refuse("first_day", "the phase begins after the window ends",
                     "Move it, or lengthen the window.");
    }
    if (!study.phases.empty() && study.first_day && *phase.first_day <= *study.first_day) {
      section.refuse("first_day", "the phase before it would have no day of the window",
                     "Move it, or delete the phase before it.");
    }
    study.phases.push_back(phase);
  }
}

// The labels that the cohort's scheme is known to have; none where only its files know them.
std::vector<std::string> labels_of_scheme(const Study& study, const std::string& scheme) {
  std::vector<std::string> labels;
  for (const Codebook& codebook : study.codebooks) {
    if (codebook.scheme != scheme) continue;
    for (const Category& category : codebook.categories) labels.push_back(category.label);
    return labels;
  }
  for (const Source& source : study.sources) {
    if (source.scheme == scheme) return {};
  }
  for (const Annotator& annotator : study.annotators) {
    if (annotator.scheme != scheme) continue;
    labels.insert(labels.end(), annotator.labels.begin(), annotator.labels.end());
  }
  return labels;
}

void check_cohort_scheme(const TomlSection& section, const Study& study,
                         const std::string& scheme) {
  std::set<std::string> known;
  for (const Annotator& annotator : study.annotators) known.insert(annotator.scheme);
  for (const Source& source : study.sources) {
    if (source.scheme) known.insert(*source.scheme);
  }
  if (known.contains(scheme)) return;
  const std::string near = nearest_name(scheme, {known.begin(), known.end()});
  section.refuse("scheme", fmt::format("nobody labels users in a scheme \"{}\"", scheme),
                 near.empty() ? "Add an [[annotator]] of kind \"rule\" with this scheme, or a "
                                "[[source]] of kind \"labels\"."
                              : fmt::format("Did you mean \"{}\"?", near));
}

void read_cohort_scheme(TomlSection& section, Study& study) {
  study.cohort_scheme = section.text("scheme");
  const auto include = section.text_list("include");
  if (!study.cohort_scheme) {
    if (include) {
      section.refuse("include", "there is no scheme that these labels belong to",
                     "Add: scheme = \"us_based\"");
    }
    return;
  }
  check_cohort_scheme(section, study, *study.cohort_scheme);
  if (!include || include->empty()) {
    section.refuse(include ? "include" : "scheme", "it does not say which labels are in",
                   "Add: include = [\"yes\"]");
  }
  const std::vector<std::string> labels = labels_of_scheme(study, *study.cohort_scheme);
  for (const std::string& label : *include) {
    if (!labels.empty()) section.check_one_of("include", label, labels);
  }
  study.cohort_include = *include;
}

void read_cohort(TomlSection& page, Exports exports, Study& study) {
  auto found = page.section("cohort");
  if (!found) return;
  TomlSection& section = *found;
  read_cohort_scheme(section, study);
  if (const auto decisions = section.text("decisions")) {
    const fs::path path =
        fs::path(*decisions).is_absolute() ? fs::path(*decisions) : study.folder / *decisions;
    if (!fs::is_regular_file(path) && exports == Exports::needed) {
      section.refuse("decisions", fmt::format("there is no file \"{}\"", *decisions),
                     "Paths are relative to the study's folder. Columns: user_id or creator_hash, "
                     "included (yes or no), reason.");
    }
    study.decisions = path;
    study.decisions_name = shown_name(study.folder, path);
  }
  section.refuse_unknown_keys();
}

// An end of an interval of 95 % lies beyond 2.5 % of the draws: of five, where there are 200.
constexpr std::int64_t kLeastDraws = 200;

void read_statistics(TomlSection& page, Study& study) {
  auto found = page.section("statistics");
  if (!found) return;
  TomlSection& section = *found;
  const auto read = [&](const char* key, std::int64_t& value, std::int64_t most) {
    value = section.integer(key).value_or(value);
    if (value >= 0 && value <= most) return;
    section.refuse(key, fmt::format("{} is not between 0 and {}", value, most),
                   "0 leaves them out; 2000 is usual.");
  };
  read("draws", study.draws, 100'000);
  if (study.draws > 0 && study.draws < kLeastDraws) {
    section.refuse("draws",
                   fmt::format("fewer than {} draws give no interval of 95 %", kLeastDraws),
                   "0 leaves intervals out; 2000 is usual.");
  }
  read("permutations", study.permutations, 100'000);
  study.seed = section.integer("seed").value_or(study.seed);
  study.least_authors = section.integer("least_authors").value_or(study.least_authors);
  if (study.least_authors < 1) {
    section.refuse(
        "least_authors", "a number rests on one author at least",
        "10 is usual: a bootstrap over fewer authors gives intervals that are too short.");
  }
  if (study.seed < 0) section.refuse("seed", "a seed is not below 0", "Write 1, or any other.");
  section.refuse_unknown_keys();
}

void read_annotators(TomlSection& page, const std::vector<AnnotatorKind>& kinds, Study& study) {
  for (TomlSection& section : page.sections("annotator")) {
    study.annotators.push_back(
        read_annotator(std::move(section), study.annotators, study.codebooks, kinds));
  }
  auto section = page.section("resolve");
  if (!section) return;
  if (study.annotators.empty()) {
    page.refuse("resolve", "only imported labels exist: there is nothing to choose between",
                "Delete this section, or add an [[annotator]].");
  }
  study.resolve = read_resolve(std::move(*section), study.annotators);
}

// Every value "?" that `new` left, so that all are named at once.
void find_questions(const toml::node& node, std::vector<toml::source_position>& places) {
  if (const auto* text = node.as_string(); text != nullptr && trim(text->get()) == "?") {
    places.push_back(node.source().begin);
  } else if (const auto* table = node.as_table()) {
    for (const auto& [key, value] : *table) find_questions(value, places);
  } else if (const auto* list = node.as_array()) {
    for (const toml::node& value : *list) find_questions(value, places);
  }
}

void refuse_questions(const toml::table& root, const std::string& file) {
  std::vector<toml::source_position> places;
  find_questions(root, places);
  if (places.empty()) return;
  std::sort(places.begin(), places.end());
  std::vector<std::string> lines;
  for (const toml::source_position& place : places) lines.push_back(std::to_string(place.line));
  throw UserError(
      {file, static_cast<long>(places.front().line), static_cast<long>(places.front().column)},
      places.size() == 1
          ? "a question is open"
          : fmt::format("{} questions are open, in lines {}", places.size(), join(lines, ", ")),
      "The comment above each says what is asked. Write the answer in place of \"?\", "
      "or delete the line where none is needed.");
}

}  // namespace

void check_folder_name(const fs::path& folder) {
  if (folder.empty()) {
    throw UserError("the name of the study's folder is empty",
                    "Name the folder, such as my-study; . is the one where you are.");
  }
  if (!is_utf8(fs::absolute(folder).string())) {
    throw UserError({.file = folder.string()},
                    "the name of the folder, or of one above it, is not UTF-8",
                    "Rename it, or move the study.");
  }
}

Study read_study(const fs::path& folder, const Declared& declared, Exports exports) {
  check_folder_name(folder);
  const fs::path path = folder / kFile;
  if (!fs::exists(path)) {
    throw UserError({.file = folder.string()}, "there is no study.toml here",
                    "Go to a study's folder, name it, or make one: resettle new DIR");
  }
  const std::string text = read_file(path);
  const std::string file = path.string();
  const toml::table root = parse_toml(text, file);
  refuse_questions(root, file);
  TomlSection page(root, file, "study.toml");

  Study study;
  study.folder = folder;
  auto head = page.section("study");
  if (!head) {
    throw UserError({.file = file}, "[study] is missing",
                    "Add [study] with title = \"…\" and timezone = \"America/New_York\".");
  }
  TomlSection& section = *head;
  refuse_newer(section);
  study.title = section.needed_text("title", "TikTok refugees on RedNote");
  study.timezone = section.needed_text("timezone", "America/New_York");
  check_zone(section, "timezone", study.timezone);
  section.refuse_unknown_keys();

  for (TomlSection& source : page.sections("source")) {
    study.sources.push_back(read_source(folder, std::move(source), declared.formats, exports));
  }
  if (study.sources.empty()) {
    throw UserError({.file = file}, "the study has no [[source]]",
                    "Add [[source]] with format and path, or let `resettle new` write it.");
  }
  refuse_twice(study.sources);
  read_window(page, study);
  read_phases(page, study);
  for (TomlSection& event : page.sections("event")) {
    const std::string name = event.needed_text("name", "TikTok goes dark");
    const std::optional<Day> day = event.day("day");
    if (!day) event.refuse("day", "the event has no day", "Add: day = 2025-01-19");
    event.refuse_unknown_keys();
    study.events.push_back({*day, name});
  }
  std::stable_sort(study.events.begin(), study.events.end(),
                   [](const Event& a, const Event& b) { return a.day < b.day; });
  study.codebooks = read_codebooks(folder);
  read_annotators(page, declared.annotator_kinds, study);
  read_cohort(page, exports, study);
  if (auto input = page.section("input")) {
    study.quarantine_share = input->number("quarantine_share").value_or(study.quarantine_share);
    if (study.quarantine_share < 0 || study.quarantine_share > 1) {
      input->refuse("quarantine_share", "a share lies between 0 and 1", "Write 0.05 for 5 %.");
    }
    input->refuse_unknown_keys();
  }
  read_statistics(page, study);
  study.roles = {{"topic", "topic"}, {"sentiment", "sentiment"}};
  if (auto roles = page.section("roles")) {
    for (const char* role : {"topic", "sentiment", "emotion", "stance", "identity", "theme"}) {
      const auto scheme = roles->text(role);
      if (!scheme) continue;
      roles->check_name(role, *scheme);
      study.roles[role] = *scheme;
      study.named_roles.insert(role);
    }
    roles->refuse_unknown_keys();
  }
  if (auto report = page.section("report")) {
    study.per_person_tables = report->boolean("per_person_tables").value_or(false);
    report->refuse_unknown_keys();
  }
  study.analysis_settings =
      read_analysis_settings(page, declared.settings, study.codebooks, study.roles);
  page.refuse_unknown_keys();

  const fs::path key = folder / "study.key";
  if (!fs::exists(key)) {
    throw UserError({.file = key.string()}, "the study's key is missing",
                    "All pseudonyms hang on it. Copy it back from where the study was made; only "
                    "if there is none, draw a new one: resettle new --key DIR");
  }
  study.key = std::string(trim(read_file(key)));
  if (study.key.size() < 32) {
    throw UserError({.file = key.string()}, "the key is shorter than 32 characters",
                    "Copy it back from where the study was made.");
  }
  return study;
}

Settings Study::settings() const {
  Settings all = analysis_settings;
  const auto text_of = [](const std::optional<Day>& day) {
    return day ? Value(format_day(*day)) : Value();
  };
  all["timezone"] = {ColumnType::text, timezone};
  all["first_day"] = {ColumnType::day, text_of(first_day)};
  all["last_day"] = {ColumnType::day, text_of(last_day)};
  std::vector<Value> phase_list;
  for (const Phase& phase : phases) {
    phase_list.push_back(
        Value::object({{"first_day", text_of(phase.first_day)}, {"name", phase.name}}));
  }
  all["phases"] = {ColumnType::text, phase_list};
  std::vector<Value> event_list;
  for (const Event& event : events) {
    event_list.push_back(Value::object({{"day", format_day(event.day)}, {"name", event.name}}));
  }
  all["events"] = {ColumnType::text, event_list};
  all["codebooks"] = codebooks_setting(codebooks);
  for (const auto& [role, scheme] : roles) all["role_" + role] = {ColumnType::text, scheme};
  all["draws"] = {ColumnType::integer, draws};
  all["permutations"] = {ColumnType::integer, permutations};
  all["seed"] = {ColumnType::integer, seed};
  all["least_authors"] = {ColumnType::integer, least_authors};
  all["annotators"] = annotators_setting(annotators);
  all["label_order"] = label_order_setting(annotators, resolve);
  all["cohort_include"] = {ColumnType::text, cohort_include};
  all["cohort_scheme"] = {ColumnType::text, cohort_scheme ? Value(*cohort_scheme) : Value()};
  all["cohort_by"] = {ColumnType::text, cohort_scheme ? "scheme"
                                        : decisions   ? "decisions"
                                                      : "everyone"};
  // Under others robustness reads tables.
  all["evidence"] = {ColumnType::integer, 0};
  all["first_annotator"] = {ColumnType::text, nullptr};
  all["quarantine_share"] = {ColumnType::number, quarantine_share};
  return all;
}

std::string Study::key_fingerprint() const {
  return sha256_hex("resettle key fingerprint " + key).substr(0, 20);
}

void draw_key(const fs::path& folder) {
  unsigned char bytes[32];
  check(RAND_bytes(bytes, sizeof bytes) == 1, "the system gives random bytes");
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  write_file(folder / "study.key", text + "\n", 0600);
}

}  // namespace resettle
