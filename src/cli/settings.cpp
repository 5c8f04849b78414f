// `resettle settings`: every key that study.toml may have, with its default and what it does.
#include <fmt/format.h>

#include <cmath>

#include "analyses/analysis.h"
#include "annotate/kinds.h"
#include "base/text.h"
#include "cli/commands.h"
#include "ingest/source_format.h"
#include "study/explained.h"

namespace resettle {
namespace {

// 100000, which format_number shortens to 1e+05.
std::string bound_text(double bound) {
  return bound == std::trunc(bound) ? fmt::format("{:.0f}", bound) : format_number(bound);
}

std::string bounds_of(const AnalysisSetting& setting) {
  if (!setting.choices.empty()) return join(setting.choices, ", ");
  if (!setting.labels_of.empty()) return "labels of the scheme of " + setting.labels_of;
  if (setting.least && setting.most) {
    return fmt::format("{}{} to {}", setting.or_zero ? "0, " : "", bound_text(*setting.least),
                       bound_text(*setting.most));
  }
  return setting.least ? bound_text(*setting.least) + " or more" : "";
}

struct Key {
  ExplainedKey explained;
  std::string bounds;
};

// Whom `kind` may name: "rule: judges users by …."
std::string kinds_in_words() {
  std::vector<std::string> words;
  for (const AnnotatorKind& kind : annotator_kinds())
    words.push_back(kind.name + ": " + kind.about);
  return join(words, "; ") + ".";
}

std::vector<Key> all_keys() {
  std::vector<Key> keys;
  for (const ExplainedKey& one : explained_keys(declared_formats())) {
    keys.push_back({one, ""});
    if (one.section == "[[annotator]]" && one.name == "kind") {
      keys.back().explained.explanation = kinds_in_words();
    }
  }
  for (const Analysis& analysis : all_analyses()) {
    for (const AnalysisSetting& setting : analysis.settings) {
      keys.push_back({{"[" + analysis.name + "]", setting.name, setting.default_value.value.text(),
                       setting.explanation},
                      bounds_of(setting)});
    }
  }
  return keys;
}

void print_page(const std::vector<Key>& keys) {
  print(
      "# Settings\n\nEvery key of `study.toml`, as `resettle settings` prints it. A report's "
      "methods "
      "list those that its tables\ndepend on, with the study's own values.\n");
  std::string section;
  for (const Key& key : keys) {
    if (key.explained.section != section) {
      section = key.explained.section;
      print(
          "\n## `{}`\n\n| key | without it | may be | what it does |\n"
          "| --- | --- | --- | --- |\n",
          section);
    }
    print("| `{}` | {} | {} | {} |\n", key.explained.name, key.explained.usual, key.bounds,
          key.explained.explanation);
  }
}

int list_settings(const Session& session) {
  const std::vector<Key> keys = all_keys();
  if (!session.json) {
    print_page(keys);
    return kDone;
  }
  std::vector<Value> list;
  for (const Key& key : keys) {
    list.push_back(Value::object({{"section", key.explained.section},
                                  {"key", key.explained.name},
                                  {"default", key.explained.usual},
                                  {"may_be", key.bounds},
                                  {"about", key.explained.explanation}}));
  }
  print_json(list);
  return kDone;
}

}  // namespace

Command settings_command(Session& session) {
  return {.name = "settings",
          .about = "List every key that study.toml may have, and what it does",
          .example = "resettle settings",
          .options = {},
          .action = [&session] { return list_settings(session); }};
}

}  // namespace resettle
