// Who labels: the [[annotator]] sections of study.toml, and [resolve], which says whose label
// counts. Built so far: kind "rule", which judges users by what they show of themselves.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "study/codebook.h"
#include "tables/settings.h"

namespace resettle {

class TomlSection;

// A user shows up to three kinds of evidence, each asked for by a list that is not empty:
// location (countries), language (languages), disclosure (phrases).
struct Rule {
  std::vector<std::string> countries;  // ISO 3166-1
  std::vector<std::string> languages;  // ISO 639
  std::vector<std::string> phrases;
  double location_share = 0.5;  // of the posts that show a country: at least so many a listed one
  double language_share =
      0.5;                  // of the posts in a known language: at least so many in a listed one
  std::int64_t needed = 0;  // kinds of evidence
  std::string label;        // of users who show as many
  std::optional<std::string> otherwise;  // of users who cannot; empty: they get no label

  std::size_t kinds() const {
    return (countries.empty() ? 0 : 1) + (languages.empty() ? 0 : 1) + (phrases.empty() ? 0 : 1);
  }
};

struct Annotator {
  std::string name;
  std::string kind;  // rule
  std::string scheme;
  Rule rule;
  Place place;
};

using Annotators = std::vector<Annotator>;
// For a scheme, the annotators whose labels count, the first before the others.
using Resolve = std::map<std::string, std::vector<std::string>>;

// One [[annotator]]; `before` are those above it.
Annotator read_annotator(TomlSection section, const Annotators& before,
                         const std::vector<Codebook>& codebooks);

// [resolve]: names of `annotators` of that scheme, or "imported", which is last unless named.
// Schemes that it leaves out follow the order of study.toml.
Resolve read_resolve(TomlSection section, const Annotators& annotators);

// By how many kinds of evidence more the rules that judge the cohort can be asked for, and judge
// otherwise for it: of -1, one fewer, and 1, one more, those that some rule of `scheme` whose label
// counts has room for. Empty where no rule judges.
std::vector<std::int64_t> evidence_shifts(const Annotators& annotators, const Resolve& resolve,
                                          const std::optional<std::string>& scheme);

// What the tables of rules are made of, and what label_order is.
Setting annotators_setting(const Annotators& annotators);
Setting label_order_setting(const Annotators& annotators, const Resolve& resolve);

}  // namespace resettle
