// Who labels: the [[annotator]] sections of study.toml, and [resolve], which says whose label
// counts. What a kind of annotator may say is declared by its folder (annotate/<kind>/).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "study/codebook.h"
#include "tables/settings.h"

namespace resettle {

class TomlSection;

// A kind of annotator. Its tables have `one table per: <name>`, and the setting `annotator` is what
// `read` gave, with name and scheme.
struct AnnotatorKind {
  std::string name;   // rule
  std::string about;  // what it does, in a sentence
  std::string unit;   // of the codebooks that it labels by: user | post | comment
  // Reads the keys of its own.
  Value (*read)(TomlSection& section) = nullptr;
  // Refuses what cannot be meant. Called after keys that are none were refused.
  void (*check)(const TomlSection& section, const Value& own) = nullptr;
  // The labels that it can give, each behind the key that names it.
  std::vector<std::pair<std::string, std::string>> (*labels)(const Value& own) = nullptr;
  // Other values of settings under which it would judge otherwise: {"evidence": [-1, 1]}.
  std::map<std::string, std::vector<Value>> (*other_values)(const Value& own) = nullptr;
};

struct Annotator {
  std::string name;
  std::string kind;
  std::string scheme;
  Value own;                        // what its kind read
  std::vector<std::string> labels;  // that it can give
  std::map<std::string, std::vector<Value>> other_values;
  Place place;
};

using Annotators = std::vector<Annotator>;
// For a scheme, the annotators whose labels count, the first before the others.
using Resolve = std::map<std::string, std::vector<std::string>>;

// One [[annotator]]; `before` are those above it.
Annotator read_annotator(TomlSection section, const Annotators& before,
                         const std::vector<Codebook>& codebooks,
                         const std::vector<AnnotatorKind>& kinds);

// [resolve]: names of `annotators` of that scheme, or "imported", which is last unless named.
// Schemes that it leaves out follow the order of study.toml.
Resolve read_resolve(TomlSection section, const Annotators& annotators);

// The other values under which some annotator of `scheme` whose label counts would judge otherwise,
// each once, in order.
std::map<std::string, std::vector<Value>> other_values_of(const Annotators& annotators,
                                                          const Resolve& resolve,
                                                          const std::optional<std::string>& scheme);

// A setting that robustness reads tables under other values of.
struct VariedSetting {
  std::string name;
  std::string title;
  std::string note;  // what its values are
  Value own;
  std::string own_shown;
  std::vector<Value> others;
};

// How many kinds of evidence the cohort's rules ask for more.
VariedSetting varied_evidence(const Annotators& annotators, const Resolve& resolve,
                              const std::optional<std::string>& scheme);

// Which other annotator is put first, as "scheme.annotator": of these schemes, each annotator that
// may count and does not come first. `imported` are the schemes of which labels are imported.
VariedSetting varied_first_annotator(const Annotators& annotators, const Resolve& resolve,
                                     const std::set<std::string>& schemes,
                                     const std::set<std::string>& imported);

// What the tables of annotators are made of, of one and of all; and what label_order is.
Setting annotator_setting(const Annotator& annotator);
Setting annotators_setting(const Annotators& annotators);
Setting label_order_setting(const Annotators& annotators, const Resolve& resolve);

}  // namespace resettle
