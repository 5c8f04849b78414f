// `resettle new DIR [EXPORT…]`: a study folder with a commented study.toml and a key.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/inert.h"
#include "base/text.h"
#include "cli/commands.h"
#include "ingest/detect.h"
#include "ingest/source_format.h"
#include "report/words.h"
#include "resources.h"
#include "study/path_pattern.h"
#include "study/study.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

struct Wanted {
  fs::path folder;
  std::vector<std::string> exports;
  std::string title;
  std::string timezone;
  bool key_only = false;
};

// Text as a TOML basic string.
std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c == '"' || c == '\\') out += '\\';
    if (is_acting(c)) {
      const auto code = static_cast<std::uint32_t>(c);
      out += c > 0xFFFF ? fmt::format("\\U{:08x}", code) : fmt::format("\\u{:04x}", code);
    } else {
      out += text.substr(from, at - from);
    }
  }
  return out + "\"";
}

// The way from the study's folder, as a pattern that matches this file alone.
std::string path_from(const fs::path& folder, const fs::path& file) {
  const fs::path relative = fs::relative(fs::absolute(file), fs::absolute(folder));
  const fs::path path = relative.empty() ? fs::absolute(file) : relative;
  if (!is_utf8(path.string())) {
    throw UserError({.file = printable(path.string())},
                    "the name of a folder on the way to it is not UTF-8", "Rename the folder.");
  }
  return as_pattern(path);
}

void add_question(std::string& text, const Detected& detected, const std::string& key) {
  for (const Question& question : detected.questions) {
    if (question.key == key) text += "# QUESTION: " + printable(question.asks) + "\n";
  }
}

std::string source_text(const std::string& path, const Detected& detected) {
  std::string text = "[[source]]\n";
  text += fmt::format("format = {}\n", toml_text(detected.format));
  text += fmt::format("path   = {}   # {}\n", toml_text(path), detected.encoding);
  if (!source_format(detected.format).declared.has_key("columns")) return text;
  add_question(text, detected, "kind");
  text += fmt::format("kind   = {}\n", toml_text(detected.kind));
  if (detected.kind == "labels") {
    if (detected.scheme.empty()) {
      text += "# QUESTION: which scheme do these labels belong to? \"topic\", \"sentiment\", …\n";
    }
    text +=
        fmt::format("scheme = {}\n", toml_text(detected.scheme.empty() ? "?" : detected.scheme));
  }
  if (detected.needs_zone) {
    add_question(text, detected, "timezone");
    text += "timezone = \"?\"\n";
  }
  if (!detected.time_format.empty()) {
    add_question(text, detected, "time_format");
    text += fmt::format("time_format = {}\n", toml_text(detected.time_format));
  }
  text += "# ours = \"the file's\"\n[source.columns]\n";
  for (const auto& [ours, theirs] : detected.columns) {
    add_question(text, detected, "columns." + ours);
    text += fmt::format("{} = {}\n", ours, toml_text(theirs));
  }
  if (detected.kind == "?") {
    for (const Kind kind : kKinds) {
      text +=
          fmt::format("# {} may have: {}\n", kind_name(kind), join(mappable_columns(kind), ", "));
    }
  }
  if (!detected.unused.empty()) {
    text += fmt::format("# not used: {}\n", printable(join(detected.unused, ", ")));
  }
  return text;
}

struct Export {
  fs::path file;
  Detected detected;
};

// A pattern for the files of that ending in their folder; empty if it would match others, too.
std::string pattern_of(const fs::path& folder, const std::vector<Export>& exports,
                       const std::string& ending) {
  const fs::path parent = exports.front().file.parent_path();
  std::size_t there = 0;
  for (const auto& entry : fs::directory_iterator(parent.empty() ? "." : parent)) {
    const fs::path& path = entry.path();
    if (path.extension() != ending) continue;
    if (path.filename().string().starts_with('.')) return "";  // no pattern matches it
    ++there;
  }
  if (there != exports.size() || exports.size() < 2) return "";
  const std::string place = path_from(folder, parent.empty() ? "." : parent);
  return (place == "." ? "" : place + "/") + "*" + ending;
}

// Of exports of one format in one folder, which are one source if they fill it.
std::string gathered_text(const fs::path& folder, const std::vector<Export>& exports) {
  Detected together = exports.front().detected;
  const std::string ending = source_format(together.format).gathered;
  const std::string pattern = pattern_of(folder, exports, ending);
  if (!pattern.empty()) {
    std::set<std::string> encodings;
    for (const Export& one : exports) encodings.insert(one.detected.encoding);
    together.encoding = join({encodings.begin(), encodings.end()}, ", ");
    return source_text(pattern, together) + "\n";
  }
  std::string text;
  for (const Export& one : exports) {
    text += source_text(path_from(folder, one.file), one.detected) + "\n";
  }
  return text;
}

std::string no_source_text() {
  std::string text = "# QUESTION: where are the exports? Paths are relative to this folder.\n";
  for (const SourceFormat& format : all_source_formats()) {
    text += fmt::format("# {}: {}\n", format.declared.name, format.declared.about);
  }
  return text + "[[source]]\nformat = \"?\"\npath   = \"raw/*.jsonl\"\n\n";
}

std::string sources_text(const Wanted& wanted, std::size_t& questions) {
  if (wanted.exports.empty()) {
    ++questions;
    return no_source_text();
  }
  std::map<std::pair<std::string, fs::path>, std::vector<Export>> gathered;
  std::string text;
  std::set<fs::path> seen;
  for (const std::string& file : wanted.exports) {
    if (!seen.insert(fs::canonical(file)).second) continue;
    const Detected detected = detect(file);
    questions +=
        detected.questions.size() + (detected.kind == "labels" && detected.scheme.empty() ? 1 : 0);
    if (source_format(detected.format).gathered.empty()) {
      text += source_text(path_from(wanted.folder, file), detected) + "\n";
      continue;
    }
    gathered[{detected.format, fs::path(file).parent_path()}].push_back({file, detected});
  }
  for (const auto& [format_and_folder, exports] : gathered) {
    text += gathered_text(wanted.folder, exports);
  }
  return text;
}

std::string study_text(const Wanted& wanted, std::size_t& questions) {
  const std::string title =
      wanted.title.empty() ? fs::absolute(wanted.folder).filename().string() : wanted.title;
  std::string text =
      "# A study of Resettle. `resettle run` reads this page and makes the rest.\n\n";
  text += "[study]\n";
  if (trim(title) == "?") {
    ++questions;
    text += "# QUESTION: what is the study's title?\n";
  }
  text += fmt::format("resettle = {}\ntitle    = {}\n", toml_text(kVersion), toml_text(title));
  if (wanted.timezone.empty()) {
    ++questions;
    text += "# QUESTION: in which time zone is a day a day? \"America/New_York\", \"UTC\", …\n";
    text += "timezone = \"?\"\n";
  } else {
    text += fmt::format("timezone = {}   # a day is a day here\n", toml_text(wanted.timezone));
  }
  text += "\n" + sources_text(wanted, questions);
  text += R"(# The days that the analyses count; without it the data's own first and last day.
# [window]
# first_day = 2025-01-01
# last_day  = 2025-06-30

# Phases; the first begins with the window, each lasts until the day before the next.
# [[phase]]
# name = "Before"
# [[phase]]
# name      = "After"
# first_day = 2025-01-19

# Events are drawn into the figures.
# [[event]]
# day  = 2025-01-19
# name = "TikTok goes dark for twelve hours"

# Who is in the study: everyone; whom a CSV decides (user_id or creator_hash, included, reason); or whom a
# scheme judges, where decisions overrule. examples/us_based.toml has phrases in a dozen languages.
# [cohort]
# scheme    = "us_based"
# include   = ["yes"]
# decisions = "decisions.csv"

# A rule that judges users: by where they are, in what language they write, what they say of themselves.
# [[annotator]]
# name      = "profile"
# kind      = "rule"
# scheme    = "us_based"
# countries = ["US"]
# languages = ["en"]
# phrases   = ["i'm american", "我在美国"]
# needed    = 2          # of the three kinds of evidence
# label     = "yes"
# otherwise = "no"

# Labels: a [[source]] of kind "labels" with scheme = "topic" or "sentiment" imports them. Their categories are
# in codebooks/topic.toml and codebooks/sentiment.toml; another scheme may have the role:
# [roles]
# topic     = "topic"
# sentiment = "sentiment"

# Settings of an analysis have its name; `resettle settings` lists them all.
# [influence]
# high_share = 0.25

# Bootstrap draws, orders of permutation tests (0 leaves them out), the seed of all that is drawn, and
# how many authors must stand behind a number that a sentence of the report says.
# [statistics]
# draws         = 2000
# permutations  = 2000
# seed          = 1
# least_authors = 10

# The share of records of a source that may be unreadable before a run stops.
# [input]
# quarantine_share = 0.05

# One row a person in the report's tables: only where nobody is harmed by it.
# [report]
# per_person_tables = false
)";
  return text;
}

// The two schemes that the analyses ask for; a codebook that is there already stays.
void write_codebooks(const fs::path& folder) {
  fs::create_directories(folder / "codebooks");
  for (const char* name : {"codebooks/topic.toml", "codebooks/sentiment.toml"}) {
    if (!fs::exists(folder / name)) write_file(folder / name, resource(name));
  }
}

int make_new(const Session& session, const Wanted& wanted) {
  check_folder_name(wanted.folder);
  const fs::path page = wanted.folder / "study.toml";
  if (wanted.key_only) {
    if (!fs::exists(wanted.folder / "study.toml")) {
      throw UserError({.file = wanted.folder.string()}, "there is no study here",
                      "Make one: resettle new DIR");
    }
    if (fs::exists(wanted.folder / "study.key")) {
      throw UserError({.file = (wanted.folder / "study.key").string()}, "there is a key already",
                      "All pseudonyms hang on it: it is never replaced.");
    }
    draw_key(wanted.folder);
    print("Wrote {}\n", (wanted.folder / "study.key").string());
    return kDone;
  }
  if (fs::exists(page)) {
    throw UserError({.file = page.string()}, "there is a study already",
                    "Add sources to its study.toml, or choose another folder.");
  }
  if (!wanted.timezone.empty()) TimeZone{wanted.timezone};  // throws when it is none
  std::size_t questions = 0;
  const std::string text = study_text(wanted, questions);
  std::error_code failure;
  fs::create_directories(wanted.folder / "raw", failure);
  if (failure) {
    throw UserError({.file = wanted.folder.string()}, "cannot be made: " + failure.message(),
                    "Choose another folder.");
  }
  if (!fs::exists(wanted.folder / "study.key")) draw_key(wanted.folder);
  write_file(page, text);
  write_codebooks(wanted.folder);
  if (session.json) {
    print_json(Value::object({{"study", page.string()}, {"questions", questions}}));
    return kDone;
  }
  print("Wrote {} and study.key (keep it private, and keep it: the pseudonyms hang on it).\n",
        page.string());
  if (questions > 0) {
    print("{} left in it, marked QUESTION: answer, then\n",
          counted_in_words(static_cast<std::int64_t>(questions), "question"));
  }
  print("  {}\n", command_line("run", wanted.folder));
  return kDone;
}

}  // namespace

Command new_command(Session& session) {
  auto wanted = std::make_shared<Wanted>();
  return {.name = "new",
          .about = "Make a study folder, from exports if given",
          .example = "resettle new my-study exports/*.jsonl --timezone America/New_York",
          .options = {{.name = "DIR",
                       .target = &wanted->folder,
                       .about = "The study's folder",
                       .is_required = true},
                      {.name = "EXPORT",
                       .target = &wanted->exports,
                       .about = "Raw exports: they stay where they are",
                       .is_file = true},
                      {.name = "--title",
                       .target = &wanted->title,
                       .about = "The study's title (default: the folder's name)"},
                      {.name = "--timezone",
                       .target = &wanted->timezone,
                       .about = "In which zone a day is a day"},
                      {.name = "--key",
                       .target = &wanted->key_only,
                       .about = "Only draw a new study.key where there is none"}},
          .action = [&session, wanted] { return make_new(session, *wanted); }};
}

}  // namespace resettle
