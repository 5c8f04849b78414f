#include "study/explained.h"

#include "base/text.h"

namespace resettle {
namespace {

// "table: Any CSV …"
std::string formats_in_words(const std::vector<DeclaredFormat>& formats) {
  std::vector<std::string> words;
  for (const DeclaredFormat& format : formats) words.push_back(format.name + ": " + format.about);
  return join(words, " ");
}

// "table": the formats for which something holds.
template <typename Holds>
std::string formats_that(const std::vector<DeclaredFormat>& formats, const Holds& holds) {
  std::vector<std::string> names;
  for (const DeclaredFormat& format : formats) {
    if (holds(format)) names.push_back(format.name);
  }
  return join(names, ", ");
}

}  // namespace

std::vector<ExplainedKey> explained_keys(const std::vector<DeclaredFormat>& formats) {
  const std::string of_kinds =
      formats_that(formats, [](const auto& format) { return format.has_key("kind"); });
  const std::string with_columns =
      formats_that(formats, [](const auto& format) { return format.has_key("columns"); });
  const std::string registered = formats_that(
      formats, [](const auto& format) { return format.is_usual("registered_from_id"); });
  return {
      {"[study]", "title", "needed", "What the report is called."},
      {"[study]", "timezone", "needed", "A day is a day in this zone, a name of the tz database."},
      {"[study]", "resettle", "any version",
       "The version of the program that the page was written for; a newer one is refused."},
      {"[[source]]", "format", "needed", formats_in_words(formats)},
      {"[[source]]", "path", "needed",
       "The files, from the study’s folder; may be a pattern such as raw/*.jsonl. "
       "A \\ before one of * ? [ ] \\ makes it stand for itself."},
      {"[[source]]", "kind", "needed for " + of_kinds,
       "What a row stands for: users, posts, comments or labels."},
      {"[[source]]", "columns", "needed for " + with_columns,
       "Our names of columns and the file’s; those that are not named are not read."},
      {"[[source]]", "timezone", "none", "The zone of times that carry none."},
      {"[[source]]", "time_format", "none",
       "How a time is written whose order of day and month cannot be told, such as %m/%d/%Y "
       "%H:%M."},
      {"[[source]]", "scheme", "needed for labels", "The scheme that labels belong to."},
      {"[[source]]", "registered_from_id", "true for " + registered,
       "Whether a user’s id begins with the time of registration."},
      {"[window]", "first_day", "the data’s own", "The window’s first day."},
      {"[window]", "last_day", "the data’s own", "The window’s last day."},
      {"[[phase]]", "name", "needed",
       "A phase lasts until the day before the next one’s first day; without phases the window is "
       "one. At most 200 phases."},
      {"[[phase]]", "first_day", "the window’s",
       "Needed but for the first phase, which begins with the window."},
      {"[[event]]", "name", "needed",
       "What a figure writes beside the day; events change no number."},
      {"[[event]]", "day", "needed", "The day that figures mark."},
      {"[cohort]", "scheme", "none",
       "The scheme whose labels say which users are in; without it, and without decisions, all "
       "are."},
      {"[cohort]", "include", "needed with scheme", "The labels of those who are in."},
      {"[cohort]", "decisions", "none",
       "A file of who is in and who is not; it overrules the scheme."},
      {"[[annotator]]", "name", "needed", "What the annotator’s labels are called."},
      {"[[annotator]]", "kind", "needed", ""},
      {"[[annotator]]", "scheme", "needed",
       "The scheme that it labels in; its other keys are in formats.md."},
      {"[resolve]", "a scheme’s name", "the order of the page",
       "Whose label counts: the annotators, first the one that counts most; imported is one."},
      {"[roles]", "topic", "topic", "The scheme that analyses of topics read."},
      {"[roles]", "sentiment", "sentiment", "The scheme that analyses of sentiment read."},
      {"[statistics]", "draws", "2000",
       "Draws of every bootstrap, 200 or more; 0 leaves intervals out."},
      {"[statistics]", "permutations", "2000",
       "Orders of every permutation test, and up to 1,000 shuffles for moves beyond noise; 0 "
       "leaves "
       "those tests out."},
      {"[statistics]", "seed", "1",
       "Of everything that is drawn: the same seed, the same numbers."},
      {"[statistics]", "least_authors", "10",
       "A number with fewer authors behind it, of two sides that are compared on the smaller, is "
       "said in no sentence: a bootstrap over so few gives intervals that are too short. A part of "
       "a "
       "topic's change has no interval with fewer. Hashtags, "
       "places, languages and labels of fewer people are in no file of the report."},
      {"[input]", "quarantine_share", "0.05",
       "The share of unreadable lines above which a source is refused."},
      {"[report]", "per_person_tables", "false",
       "Whether report/tables/ holds tables about persons."},
  };
}

}  // namespace resettle
