#include "study/study.h"

#include <fmt/format.h>
#include <glob.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cmath>
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

void check_zone(const TomlSection& section, const std::string& key, const std::string& name) {
  if (TimeZone::exists(name)) return;
  section.refuse(key, fmt::format("\"{}\" is not a time zone", name),
                 "Use a name of the tz database, such as \"America/New_York\" or "
                 "\"Asia/Shanghai\".");
}

// What ingest/times.h reads; a format that can never fit would put every row in quarantine.
void check_time_format(const TomlSection& section, const std::string& format) {
  std::string used;
  for (std::size_t at = format.find('%'); at != std::string::npos; at = format.find('%', at + 2)) {
    const std::string directive = format.substr(at, 2);
    if (directive.size() < 2 ||
        std::string_view("YymbdHIMSpz%").find(directive[1]) == std::string_view::npos) {
      section.refuse("time_format", fmt::format("\"{}\" is not known", directive),
                     "It may use %Y %y %m %b %d %H %I %M %S %p %z %%.");
    }
    used += directive[1];
  }
  const auto has = [&](std::string_view any) {
    return used.find_first_of(any) != std::string::npos;
  };
  if (has("Yy") && has("mb") && has("d")) return;
  section.refuse("time_format", "no day can be read with it",
                 "It needs a year, a month and a day: \"%m/%d/%Y %H:%M\".");
}

void check_columns(const TomlSection& section, const Source& source) {
  const std::vector<std::string>& names = mappable_columns(source.kind);
  for (const auto& [ours, theirs] : source.columns) {
    if (std::count(names.begin(), names.end(), ours) > 0) continue;
    const std::string near = nearest_name(ours, names);
    section.refuse("columns", fmt::format("{} have no column \"{}\"", source.kind, ours),
                   near.empty() ? fmt::format("They may have: {}.", join(names, ", "))
                                : fmt::format("Did you mean \"{}\"?", near));
  }
  const std::map<std::string, std::vector<std::string>> needed = {
      {"users", {}},
      {"posts", {"post_id"}},
      {"comments", {"comment_id", "post_id"}},
      {"labels", {"unit_id", "label"}}};
  for (const std::string& name : needed.at(source.kind)) {
    if (source.columns.contains(name)) continue;
    section.refuse("columns", fmt::format("{} need {}", source.kind, name),
                   fmt::format("Say which column of the file it is: {} = \"…\"", name));
  }
  if (source.kind == "users" && !source.columns.contains("user_id") &&
      !source.columns.contains("creator_hash")) {
    section.refuse("columns", "users need user_id or creator_hash",
                   "Say which column of the file it is: user_id = \"…\"");
  }
}

// What tables and reports call a file: its way from the study's folder, so that none of them holds
// a place on this machine.
std::string shown_name(const fs::path& folder, const fs::path& file) {
  const fs::path from = fs::absolute(folder).lexically_normal();
  return fs::absolute(file).lexically_normal().lexically_relative(from).generic_string();
}

std::vector<Source::File> match(const fs::path& folder, const TomlSection& section,
                                const std::string& pattern, Exports exports) {
  const fs::path whole = fs::path(pattern).is_absolute() ? fs::path(pattern) : folder / pattern;
  glob_t found{};
  const int result = ::glob(whole.c_str(), GLOB_ERR | GLOB_TILDE, nullptr, &found);
  std::vector<Source::File> files;
  for (std::size_t i = 0; result == 0 && i < found.gl_pathc; ++i) {
    const fs::path path = found.gl_pathv[i];
    if (fs::is_directory(path)) continue;
    files.push_back({path, shown_name(folder, path)});
  }
  ::globfree(&found);
  if (files.empty() && exports == Exports::needed) {
    section.refuse(
        "path", fmt::format("no file matches \"{}\"", pattern),
        fmt::format("Paths are relative to {}. Put the exports there or correct the path.",
                    fs::absolute(folder).lexically_normal().string()));
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

Source read_source(const fs::path& folder, TomlSection section, Exports exports) {
  Source source;
  source.place = section.place();
  source.format = section.needed_text("format", "mediacrawler");
  section.check_one_of("format", source.format, {"mediacrawler", "table"});
  source.path = section.needed_text("path", "raw/*.jsonl");
  source.timezone = section.text("timezone");
  if (source.timezone) check_zone(section, "timezone", *source.timezone);
  source.registered_from_id =
      section.boolean("registered_from_id").value_or(source.format == "mediacrawler");
  if (source.format == "table") {
    source.kind = section.needed_text("kind", "posts");
    section.check_one_of("kind", source.kind, {"users", "posts", "comments", "labels"});
    source.time_format = section.text("time_format");
    if (source.time_format) check_time_format(section, *source.time_format);
    source.columns = section.text_map("columns");
    check_columns(section, source);
    if (source.kind == "labels") {
      source.scheme = section.text("scheme");
      if (!source.scheme) {
        section.refuse("scheme", "labels belong to a scheme", "Add: scheme = \"topic\"");
      }
    }
  }
  section.refuse_unknown_keys();
  source.files = match(folder, section, source.path, exports);
  return source;
}

const toml::table* find_table(TomlSection& page, const std::string& key) {
  const toml::node* node = page.node(key);
  if (node == nullptr) return nullptr;
  if (!node->is_table()) page.refuse(key, "this is no section", fmt::format("Write [{}].", key));
  return node->as_table();
}

void refuse_twice(const std::vector<Source>& sources) {
  std::map<fs::path, const Source*> seen;
  for (const Source& source : sources) {
    for (const Source::File& file : source.files) {
      const auto [known, is_new] = seen.emplace(fs::weakly_canonical(file.path), &source);
      if (is_new) continue;
      throw UserError(source.place,
                      fmt::format("{} is already read by the source in line {}", file.name,
                                  known->second->place.line),
                      "Each file belongs to one source: narrow one of the paths.");
    }
  }
}

void read_window(TomlSection& page, const std::string& file, Study& study) {
  const toml::table* table = find_table(page, "window");
  if (table == nullptr) return;
  TomlSection section(*table, file, "[window]");
  study.first_day = section.day("first_day");
  study.last_day = section.day("last_day");
  section.refuse_unknown_keys();
  if (study.first_day && study.last_day && *study.first_day > *study.last_day) {
    section.refuse("last_day", "the window ends before it begins", "Exchange the two days.");
  }
  if (study.first_day && study.last_day && *study.last_day - *study.first_day > 3999) {
    section.refuse("last_day", "the window is longer than 4,000 days", "Shorten the window.");
  }
}

void read_phases(TomlSection& page, Study& study) {
  std::set<std::string> names;
  for (TomlSection& section : page.sections("phase")) {
    Phase phase;
    phase.name = section.needed_text("name", "Pre-Ban");
    phase.first_day = section.day("first_day");
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
    labels.push_back(annotator.rule.label);
    if (annotator.rule.otherwise) labels.push_back(*annotator.rule.otherwise);
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

void read_cohort(TomlSection& page, const std::string& file, Exports exports, Study& study) {
  const toml::table* table = find_table(page, "cohort");
  if (table == nullptr) return;
  TomlSection section(*table, file, "[cohort]");
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

// A number that is none, or none that the analysis can take, would come out as an empty table.
void refuse_out_of_range(TomlSection& section, const DeclaredSetting& declared, double value) {
  const auto usual = [&] {
    return fmt::format("{} is usual.", format_number(declared.default_value.value.get<double>()));
  };
  if (!std::isfinite(value)) section.refuse(declared.name, "this is no number", usual());
  if (declared.least && value < *declared.least) {
    section.refuse(
        declared.name,
        fmt::format("{} is below {}", format_number(value), format_number(*declared.least)),
        usual());
  }
  if (declared.most && value > *declared.most) {
    section.refuse(
        declared.name,
        fmt::format("{} is above {}", format_number(value), format_number(*declared.most)),
        usual());
  }
}

void refuse_unknown_choice(const TomlSection& section, const DeclaredSetting& declared,
                           const std::vector<std::string>& values) {
  if (values.empty()) section.refuse(declared.name, "the list is empty", "Name at least one.");
  if (declared.choices.empty()) return;
  for (const std::string& value : values) {
    section.check_one_of(declared.name, value, declared.choices);
  }
}

Setting read_setting(TomlSection& section, const DeclaredSetting& declared) {
  Setting setting = declared.default_value;
  const std::string& name = declared.name;
  switch (setting.type) {
    case ColumnType::boolean:
      if (const auto value = section.boolean(name)) setting.value = *value;
      break;
    case ColumnType::integer:
      if (const auto value = section.integer(name)) {
        refuse_out_of_range(section, declared, static_cast<double>(*value));
        setting.value = *value;
      }
      break;
    case ColumnType::number:
      if (const auto value = section.number(name)) {
        refuse_out_of_range(section, declared, *value);
        setting.value = *value;
      }
      break;
    default:
      if (declared.default_value.value.is_array()) {
        if (const auto value = section.text_list(name)) {
          refuse_unknown_choice(section, declared, *value);
          setting.value = *value;
        }
      } else if (const auto value = section.text(name)) {
        refuse_unknown_choice(section, declared, {*value});
        setting.value = *value;
      }
  }
  return setting;
}

// What a setting may name of the scheme that a role has: labels, and groups where the tables tell
// those apart. None without a codebook.
std::vector<std::string> nameable_labels(const Study& study, const std::string& role) {
  std::vector<std::string> labels, groups;
  for (const Codebook& codebook : study.codebooks) {
    if (codebook.scheme != study.roles.at(role)) continue;
    for (const Category& category : codebook.categories) {
      labels.push_back(category.label);
      const bool is_new = std::count(groups.begin(), groups.end(), category.group) == 0;
      if (is_new) groups.push_back(category.group);
    }
  }
  const auto level = study.analysis_settings.find("topic_level");
  const bool by_group = level != study.analysis_settings.end() && level->second.value == "group";
  if (by_group) labels.insert(labels.end(), groups.begin(), groups.end());
  return labels;
}

// A topic that the codebook does not have would come out as a finding without an estimate. Defaults
// are those of one codebook and are not the user's word: they pass.
void refuse_unknown_labels(TomlSection& page, const std::string& file,
                           const std::vector<DeclaredSetting>& declared, const Study& study) {
  for (const DeclaredSetting& setting : declared) {
    const toml::table* table = find_table(page, setting.section);
    if (setting.labels_of.empty() || table == nullptr || !table->contains(setting.name)) continue;
    const std::vector<std::string> labels = nameable_labels(study, setting.labels_of);
    const nlohmann::json& value = study.analysis_settings.at(setting.name).value;
    const nlohmann::json values = value.is_array() ? value : nlohmann::json::array({value});
    for (const auto& label : values) {
      if (labels.empty()) continue;
      TomlSection(*table, file, "[" + setting.section + "]")
          .check_one_of(setting.name, label.get<std::string>(), labels);
    }
  }
}

void read_analysis_settings(TomlSection& page, const std::string& file,
                            const std::vector<DeclaredSetting>& declared, Study& study) {
  std::map<std::string, std::vector<DeclaredSetting>> sections;
  for (const DeclaredSetting& setting : declared) sections[setting.section].push_back(setting);
  const toml::table empty;
  for (const auto& [name, settings] : sections) {
    const toml::table* table = find_table(page, name);
    TomlSection section(table == nullptr ? empty : *table, file, fmt::format("[{}]", name));
    for (const DeclaredSetting& setting : settings) {
      study.analysis_settings[setting.name] = read_setting(section, setting);
    }
    section.refuse_unknown_keys();
  }
  refuse_unknown_labels(page, file, declared, study);
}

void read_statistics(TomlSection& page, const std::string& file, Study& study) {
  const toml::table* table = find_table(page, "statistics");
  if (table == nullptr) return;
  TomlSection section(*table, file, "[statistics]");
  const auto read = [&](const char* key, std::int64_t& value, std::int64_t most) {
    value = section.integer(key).value_or(value);
    if (value >= 0 && value <= most) return;
    section.refuse(key, fmt::format("{} is not between 0 and {}", value, most),
                   "0 leaves them out; 2000 is usual.");
  };
  read("draws", study.draws, 100'000);
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

void read_annotators(TomlSection& page, const std::string& file, Study& study) {
  for (TomlSection& section : page.sections("annotator")) {
    study.annotators.push_back(
        read_annotator(std::move(section), study.annotators, study.codebooks));
  }
  const toml::table* table = find_table(page, "resolve");
  if (table == nullptr) return;
  if (study.annotators.empty()) {
    page.refuse("resolve", "only imported labels exist: there is nothing to choose between",
                "Delete this section, or add an [[annotator]].");
  }
  study.resolve = read_resolve(TomlSection(*table, file, "[resolve]"), study.annotators);
}

}  // namespace

const std::vector<std::string>& mappable_columns(const std::string& kind) {
  static const std::map<std::string, std::vector<std::string>> columns = {
      {"users",
       {"user_id", "creator_hash", "followers", "following", "interactions", "gender", "bio",
        "location", "registered_at", "crawled_at"}},
      {"posts",
       {"post_id", "user_id", "creator_hash", "created_at", "kind", "title", "body", "hashtags",
        "likes", "saves", "comments", "shares", "location", "keyword", "crawled_at"}},
      {"comments",
       {"comment_id", "post_id", "user_id", "creator_hash", "parent_id", "created_at", "body",
        "likes", "replies", "location", "crawled_at"}},
      {"labels", {"unit_kind", "unit_id", "label", "confidence", "labelled_at"}}};
  return columns.at(kind);
}

namespace {

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

Study read_study(const fs::path& folder, const std::vector<DeclaredSetting>& declared,
                 Exports exports) {
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
  const toml::table* head = find_table(page, "study");
  if (head == nullptr) {
    throw UserError({.file = file}, "[study] is missing",
                    "Add [study] with title = \"…\" and timezone = \"America/New_York\".");
  }
  TomlSection section(*head, file, "[study]");
  refuse_newer(section);
  study.title = section.needed_text("title", "TikTok refugees on RedNote");
  study.timezone = section.needed_text("timezone", "America/New_York");
  check_zone(section, "timezone", study.timezone);
  section.refuse_unknown_keys();

  for (TomlSection& source : page.sections("source")) {
    study.sources.push_back(read_source(folder, std::move(source), exports));
  }
  if (study.sources.empty()) {
    throw UserError({.file = file}, "the study has no [[source]]",
                    "Add [[source]] with format and path, or let `resettle new` write it.");
  }
  refuse_twice(study.sources);
  read_window(page, file, study);
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
  read_annotators(page, file, study);
  read_cohort(page, file, exports, study);
  if (const toml::table* table = find_table(page, "input")) {
    TomlSection input(*table, file, "[input]");
    study.quarantine_share = input.number("quarantine_share").value_or(study.quarantine_share);
    if (study.quarantine_share < 0 || study.quarantine_share > 1) {
      input.refuse("quarantine_share", "a share lies between 0 and 1", "Write 0.05 for 5 %.");
    }
    input.refuse_unknown_keys();
  }
  read_statistics(page, file, study);
  study.roles = {{"topic", "topic"}, {"sentiment", "sentiment"}};
  if (const toml::table* table = find_table(page, "roles")) {
    TomlSection roles(*table, file, "[roles]");
    for (const char* role : {"topic", "sentiment", "emotion", "stance", "identity", "theme"}) {
      const auto scheme = roles.text(role);
      if (!scheme) continue;
      study.roles[role] = *scheme;
      study.named_roles.insert(role);
    }
    roles.refuse_unknown_keys();
  }
  if (const toml::table* table = find_table(page, "report")) {
    TomlSection report(*table, file, "[report]");
    study.per_person_tables = report.boolean("per_person_tables").value_or(false);
    report.refuse_unknown_keys();
  }
  read_analysis_settings(page, file, declared, study);
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
  using nlohmann::json;
  Settings all = analysis_settings;
  const auto day = [](const std::optional<Day>& value) {
    return Setting{ColumnType::day, value ? json(format_day(*value)) : json(nullptr)};
  };
  all["timezone"] = {ColumnType::text, timezone};
  all["first_day"] = day(first_day);
  all["last_day"] = day(last_day);
  json phase_list = json::array();
  for (const Phase& phase : phases) {
    phase_list.push_back(
        {{"name", phase.name},
         {"first_day", phase.first_day ? json(format_day(*phase.first_day)) : json(nullptr)}});
  }
  all["phases"] = {ColumnType::text, phase_list};
  json event_list = json::array();
  for (const Event& event : events) {
    event_list.push_back({{"name", event.name}, {"day", format_day(event.day)}});
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
  all["cohort_include"] = {ColumnType::text, json(cohort_include)};
  all["cohort_scheme"] = {ColumnType::text, cohort_scheme ? json(*cohort_scheme) : json(nullptr)};
  all["cohort_by"] = {ColumnType::text, cohort_scheme ? "scheme"
                                        : decisions   ? "decisions"
                                                      : "everyone"};
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
