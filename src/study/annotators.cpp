#include "study/annotators.h"

#include <fmt/format.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "study/toml_section.h"

namespace resettle {
namespace {

const std::vector<std::string> kNotBuilt = {"human", "llm", "transformer", "student", "lexicon"};
// What the column `annotator` says where nobody of [[annotator]] labelled.
const std::set<std::string> kReserved = {"imported", "decisions", "everyone"};

std::vector<std::string> distinct_texts(TomlSection& section, const std::string& key) {
  std::vector<std::string> texts = section.text_list(key).value_or(std::vector<std::string>{});
  std::set<std::string> seen;
  for (const std::string& text : texts) {
    if (trim(text).empty()) section.refuse(key, "it holds an empty text", "Delete it.");
    if (!seen.insert(lower_ascii(trim(text))).second) {
      section.refuse(key, fmt::format("\"{}\" stands there twice", text), "Delete one of them.");
    }
  }
  return texts;
}

void check_countries(const TomlSection& section, const Rule& rule) {
  for (const std::string& code : rule.countries) {
    const bool two_capitals =
        code.size() == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
    if (two_capitals && *uloc_getISO3Country(("und_" + code).c_str()) != '\0') continue;
    section.refuse("countries", fmt::format("\"{}\" is no country's code", code),
                   "Write ISO 3166-1 codes of two capital letters: [\"US\"].");
  }
}

void check_languages(const TomlSection& section, const Rule& rule) {
  for (const std::string& code : rule.languages) {
    const bool small = code.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (small && (code.size() == 2 || code.size() == 3) &&
        *uloc_getISO3Language(code.c_str()) != '\0') {
      continue;
    }
    section.refuse("languages", fmt::format("\"{}\" is no language's code", code),
                   "Write ISO 639 codes of small letters: [\"en\"].");
  }
}

double read_share(TomlSection& section, const std::string& key, double usual) {
  const double share = section.number(key).value_or(usual);
  if (!(share > 0 && share <= 1)) {
    section.refuse(key, "a share of posts lies above 0 and is at most 1",
                   fmt::format("Write {} for half of them.", format_number(usual)));
  }
  return share;
}

void check_needed(const TomlSection& section, const Rule& rule) {
  if (rule.kinds() == 0) {
    section.refuse("kind", "the rule has nothing to go by",
                   "Give it countries = [\"US\"], languages = [\"en\"] or phrases = [\"…\"].");
  }
  const auto kinds = static_cast<std::int64_t>(rule.kinds());
  if (rule.needed >= 1 && rule.needed <= kinds) return;
  section.refuse("needed",
                 fmt::format("the rule has {} of the lists countries, languages and phrases, so "
                             "{} kinds of evidence cannot be asked for",
                             kinds, rule.needed),
                 fmt::format("Write a number from 1 to {}.", kinds));
}

Rule read_rule(TomlSection& section) {
  Rule rule;
  rule.countries = distinct_texts(section, "countries");
  rule.languages = distinct_texts(section, "languages");
  rule.phrases = distinct_texts(section, "phrases");
  check_countries(section, rule);
  check_languages(section, rule);
  rule.location_share = read_share(section, "location_share", rule.location_share);
  rule.language_share = read_share(section, "language_share", rule.language_share);
  const auto needed = section.integer("needed");
  if (!needed) {
    section.refuse("needed", "it does not say how many kinds of evidence it takes",
                   fmt::format("Add: needed = {}", std::clamp<std::size_t>(rule.kinds(), 1, 2)));
  }
  rule.needed = *needed;
  rule.label = section.needed_text("label", "yes");
  rule.otherwise = section.text("otherwise");
  if (rule.otherwise == rule.label) {
    section.refuse("otherwise", "it is the same as label",
                   "Name the label of those who do not belong, or leave the line out.");
  }
  return rule;
}

void check_labels(const TomlSection& section, const Annotator& annotator,
                  const std::vector<Codebook>& codebooks) {
  for (const Codebook& codebook : codebooks) {
    if (codebook.scheme != annotator.scheme) continue;
    if (codebook.unit != "user") {
      section.refuse("scheme",
                     fmt::format("a rule labels users, and the codebook of {} is for a {}",
                                 codebook.scheme, codebook.unit),
                     "Choose a scheme whose codebook says unit = \"user\".");
    }
    std::vector<std::string> labels;
    for (const Category& category : codebook.categories) labels.push_back(category.label);
    const auto check_label = [&](const std::string& key, const std::string& label) {
      if (std::count(labels.begin(), labels.end(), label) > 0) return;
      section.refuse(
          key, fmt::format("\"{}\" is no label of the codebook of {}", label, codebook.scheme),
          fmt::format("Its labels are: {}.", join(labels, ", ")));
    };
    check_label("label", annotator.rule.label);
    if (annotator.rule.otherwise) check_label("otherwise", *annotator.rule.otherwise);
  }
}

}  // namespace

Annotator read_annotator(TomlSection section, const Annotators& before,
                         const std::vector<Codebook>& codebooks) {
  Annotator annotator;
  annotator.place = section.place();
  annotator.name = section.needed_text("name", "profile");
  annotator.kind = section.needed_text("kind", "rule");
  if (std::count(kNotBuilt.begin(), kNotBuilt.end(), annotator.kind) > 0) {
    section.refuse(
        "kind",
        fmt::format("annotators of kind \"{}\" are not built yet in this version", annotator.kind),
        "Import their labels with a [[source]] of kind \"labels\" and delete this "
        "section.");
  }
  if (annotator.kind != "rule") {
    section.refuse("kind", fmt::format("\"{}\" is no kind of annotator", annotator.kind),
                   "This version knows one: kind = \"rule\".");
  }
  section.check_name("name", annotator.name);
  if (kReserved.contains(annotator.name)) {
    section.refuse("name", fmt::format("\"{}\" has a meaning of its own", annotator.name),
                   "Choose another name.");
  }
  for (const Annotator& other : before) {
    if (other.name != annotator.name) continue;
    section.refuse("name", fmt::format("the annotator in line {} has this name", other.place.line),
                   "Give each annotator its own name.");
  }
  annotator.scheme = section.needed_text("scheme", "us_based");
  section.check_name("scheme", annotator.scheme);
  annotator.rule = read_rule(section);
  section.refuse_unknown_keys();
  check_needed(section, annotator.rule);
  check_labels(section, annotator, codebooks);
  return annotator;
}

Resolve read_resolve(TomlSection section, const Annotators& annotators) {
  Resolve resolve;
  std::map<std::string, std::vector<std::string>> names_of;
  for (const Annotator& annotator : annotators) {
    names_of[annotator.scheme].push_back(annotator.name);
  }
  for (auto& [scheme, names] : names_of) {
    const auto order = section.text_list(scheme);
    if (!order) continue;
    names.push_back("imported");
    std::set<std::string> seen;
    for (const std::string& name : *order) {
      if (std::count(names.begin(), names.end(), name) == 0) {
        const std::string near = nearest_name(name, names);
        section.refuse(scheme, fmt::format("\"{}\" does not label in this scheme", name),
                       near.empty() ? fmt::format("There are: {}.", join(names, ", "))
                                    : fmt::format("Did you mean \"{}\"?", near));
      }
      if (!seen.insert(name).second) {
        section.refuse(scheme, fmt::format("\"{}\" stands there twice", name),
                       "Delete one of them.");
      }
    }
    resolve[scheme] = *order;
  }
  section.refuse_unknown_keys();
  return resolve;
}

std::vector<std::int64_t> evidence_shifts(const Annotators& annotators, const Resolve& resolve,
                                          const std::optional<std::string>& scheme) {
  bool fewer = false;
  bool more = false;
  for (const Annotator& annotator : annotators) {
    if (annotator.scheme != scheme) continue;
    const auto order = resolve.find(annotator.scheme);
    const bool counts = order == resolve.end() ||
                        std::count(order->second.begin(), order->second.end(), annotator.name) > 0;
    if (!counts) continue;
    fewer = fewer || annotator.rule.needed > 1;
    more = more || annotator.rule.needed < static_cast<std::int64_t>(annotator.rule.kinds());
  }
  std::vector<std::int64_t> shifts;
  if (fewer) shifts.push_back(-1);
  if (more) shifts.push_back(1);
  return shifts;
}

Setting annotators_setting(const Annotators& annotators) {
  nlohmann::json all = nlohmann::json::array();
  for (const Annotator& annotator : annotators) {
    const Rule& rule = annotator.rule;
    all.push_back({{"name", annotator.name},
                   {"scheme", annotator.scheme},
                   {"countries", rule.countries},
                   {"languages", rule.languages},
                   {"phrases", rule.phrases},
                   {"location_share", rule.location_share},
                   {"language_share", rule.language_share},
                   {"needed", rule.needed},
                   {"label", rule.label},
                   {"otherwise", rule.otherwise ? nlohmann::json(*rule.otherwise) : nullptr}});
  }
  return {ColumnType::text, all};
}

Setting label_order_setting(const Annotators& annotators, const Resolve& resolve) {
  std::map<std::string, std::vector<std::string>> orders(resolve.begin(), resolve.end());
  for (const Annotator& annotator : annotators) {
    if (!resolve.contains(annotator.scheme)) orders[annotator.scheme].push_back(annotator.name);
  }
  nlohmann::json all = nlohmann::json::array();
  for (const auto& [scheme, names] : orders) {
    for (const std::string& name : names) all.push_back({{"scheme", scheme}, {"annotator", name}});
  }
  return {ColumnType::text, all};
}

}  // namespace resettle
