// What an [[annotator]] of kind keyword may say: it gives `label` to every post whose title or text
// holds `word`.
// annotator kind: keyword
#include "study/annotators.h"
#include "study/toml_section.h"

namespace resettle {
namespace {

Value read_keyword(TomlSection& section) {
  return Value::object({{"word", section.needed_text("word", "recipe")},
                        {"label", section.needed_text("label", "food")}});
}

void check_keyword(const TomlSection& section, const Value& own) {
  if (own.at("word") == "") section.refuse("word", "every text holds it", "Write a word.");
}

std::vector<std::pair<std::string, std::string>> labels_of_keyword(const Value& own) {
  return {{"label", own.at("label").text()}};
}

std::map<std::string, std::vector<Value>> other_values_of_keyword(const Value&) { return {}; }

}  // namespace

AnnotatorKind keyword_annotator() {
  return {.name = "keyword",
          .about = "labels posts that hold a word",
          .unit = "post",
          .read = read_keyword,
          .check = check_keyword,
          .labels = labels_of_keyword,
          .other_values = other_values_of_keyword};
}

}  // namespace resettle
