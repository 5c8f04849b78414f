#include "study/annotators.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "study/toml_section.h"

namespace resettle {
namespace {

const std::vector<std::string> kNotBuilt = {"human", "llm", "transformer", "student", "lexicon"};
// What the column `annotator` says where nobody of [[annotator]] labelled.
const std::set<std::string> kReserved = {"imported", "decisions", "everyone"};

const AnnotatorKind& kind_named(const TomlSection& section, const std::string& name,
                                const std::vector<AnnotatorKind>& kinds) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const AnnotatorKind& kind) { return kind.name == name; });
  if (found != kinds.end()) return *found;
  if (std::count(kNotBuilt.begin(), kNotBuilt.end(), name) > 0) {
    section.refuse("kind",
                   fmt::format("annotators of kind \"{}\" are not built yet in this version", name),
                   "Import their labels with a [[source]] of kind \"labels\" and delete this "
                   "section.");
  }
  std::vector<std::string> known;
  for (const AnnotatorKind& kind : kinds) known.push_back(fmt::format("kind = \"{}\"", kind.name));
  section.refuse("kind", fmt::format("\"{}\" is no kind of annotator", name),
                 fmt::format("This version knows: {}.", join(known, ", ")));
}

void check_name(const TomlSection& section, const std::string& name, const Annotators& before) {
  section.check_name("name", name);
  if (kReserved.contains(name)) {
    section.refuse("name", fmt::format("\"{}\" has a meaning of its own", name),
                   "Choose another name.");
  }
  for (const Annotator& other : before) {
    if (other.name != name) continue;
    section.refuse("name", fmt::format("the annotator in line {} has this name", other.place.line),
                   "Give each annotator its own name.");
  }
}

void check_codebook(const TomlSection& section, const Codebook& codebook, const AnnotatorKind& kind,
                    const Value& own) {
  if (codebook.unit != kind.unit) {
    section.refuse("scheme",
                   fmt::format("a {} labels {}s, and the codebook of {} is for a {}", kind.name,
                               kind.unit, codebook.scheme, codebook.unit),
                   fmt::format("Choose a scheme whose codebook says unit = \"{}\".", kind.unit));
  }
  std::vector<std::string> labels;
  for (const Category& category : codebook.categories) labels.push_back(category.label);
  for (const auto& [key, label] : kind.labels(own)) {
    if (std::count(labels.begin(), labels.end(), label) > 0) continue;
    section.refuse(key,
                   fmt::format("\"{}\" is no label of the codebook of {}", label, codebook.scheme),
                   fmt::format("Its labels are: {}.", join(labels, ", ")));
  }
}

// The annotators of each scheme whose labels count, the first before the others.
Resolve orders_of(const Annotators& annotators, const Resolve& resolve) {
  Resolve orders = resolve;
  for (const Annotator& annotator : annotators) {
    if (!resolve.contains(annotator.scheme)) orders[annotator.scheme].push_back(annotator.name);
  }
  return orders;
}

}  // namespace

Annotator read_annotator(TomlSection section, const Annotators& before,
                         const std::vector<Codebook>& codebooks,
                         const std::vector<AnnotatorKind>& kinds) {
  Annotator annotator;
  annotator.place = section.place();
  annotator.name = section.needed_text("name", "profile");
  annotator.kind = section.needed_text("kind", "rule");
  const AnnotatorKind& kind = kind_named(section, annotator.kind, kinds);
  check_name(section, annotator.name, before);
  annotator.scheme = section.needed_text("scheme", "us_based");
  section.check_name("scheme", annotator.scheme);
  annotator.own = kind.read(section);
  section.refuse_unknown_keys();
  kind.check(section, annotator.own);
  for (const Codebook& codebook : codebooks) {
    if (codebook.scheme == annotator.scheme) check_codebook(section, codebook, kind, annotator.own);
  }
  for (const auto& [key, label] : kind.labels(annotator.own)) annotator.labels.push_back(label);
  annotator.other_values = kind.other_values(annotator.own);
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

std::map<std::string, std::vector<Value>> other_values_of(
    const Annotators& annotators, const Resolve& resolve,
    const std::optional<std::string>& scheme) {
  std::map<std::string, std::set<Value>> values;  // in order
  for (const Annotator& annotator : annotators) {
    if (annotator.scheme != scheme) continue;
    const auto order = resolve.find(annotator.scheme);
    const bool counts = order == resolve.end() ||
                        std::count(order->second.begin(), order->second.end(), annotator.name) > 0;
    if (!counts) continue;
    for (const auto& [setting, others] : annotator.other_values) {
      for (const Value& other : others) values[setting].insert(other);
    }
  }
  std::map<std::string, std::vector<Value>> listed;
  for (const auto& [setting, others] : values) listed[setting] = {others.begin(), others.end()};
  return listed;
}

Setting annotator_setting(const Annotator& annotator) {
  return {ColumnType::text, annotator.own.with("name", annotator.name)
                                .with("kind", annotator.kind)
                                .with("scheme", annotator.scheme)
                                .sorted()};
}

VariedSetting varied_evidence(const Annotators& annotators, const Resolve& resolve,
                              const std::optional<std::string>& scheme) {
  VariedSetting varied = {
      .name = "evidence",
      .title = "Evidence, kinds",
      .note = "how many kinds more than in the study the cohort’s rule asks for; below 0, fewer",
      .own = 0,
      .own_shown = "0"};
  varied.others = other_values_of(annotators, resolve, scheme)["evidence"];
  return varied;
}

VariedSetting varied_first_annotator(const Annotators& annotators, const Resolve& resolve,
                                     const std::set<std::string>& schemes,
                                     const std::set<std::string>& imported) {
  VariedSetting varied = {.name = "first_annotator",
                          .title = "Led by",
                          .note = "whose label counts first in a scheme",
                          .own_shown = "own order"};
  Resolve orders = orders_of(annotators, resolve);
  for (const std::string& scheme : schemes) {
    std::vector<std::string>& order = orders[scheme];
    std::erase_if(order, [&](const std::string& name) {
      return name == "imported" && !imported.contains(scheme);
    });
    if (imported.contains(scheme) && std::count(order.begin(), order.end(), "imported") == 0) {
      order.push_back("imported");
    }
    for (std::size_t i = 1; i < order.size(); ++i) varied.others.push_back(scheme + "." + order[i]);
  }
  return varied;
}

Setting annotators_setting(const Annotators& annotators) {
  std::vector<Value> all;
  for (const Annotator& annotator : annotators) all.push_back(annotator_setting(annotator).value);
  return {ColumnType::text, all};
}

Setting label_order_setting(const Annotators& annotators, const Resolve& resolve) {
  std::vector<Value> all;
  for (const auto& [scheme, names] : orders_of(annotators, resolve)) {
    for (const std::string& name : names) {
      all.push_back(Value::object({{"annotator", name}, {"scheme", scheme}}));
    }
  }
  return {ColumnType::text, all};
}

}  // namespace resettle
