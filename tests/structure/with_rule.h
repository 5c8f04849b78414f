// A study.toml whose cohort a rule chooses, so that the tables of a rule have rows; decisions
// overrule it.
#pragma once

#include <string>

namespace resettle {

inline std::string with_rule(std::string page) {
  const std::string section = "[cohort]\n";
  page.replace(page.find(section), section.size(),
               section + "scheme  = \"us_based\"\ninclude = [\"yes\"]\n");
  return page +
         "\n[[annotator]]\nname = \"profile\"\nkind = \"rule\"\nscheme = \"us_based\"\n"
         "countries = [\"US\"]\nlanguages = [\"en\"]\nphrases = [\"usa\", \"美国\"]\n"
         "needed = 2\nlabel = \"yes\"\notherwise = \"no\"\n";
}

}  // namespace resettle
