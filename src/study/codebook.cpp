#include "study/codebook.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "study/toml_section.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

using Groups = std::map<std::string, std::string>;  // label → name

Groups read_groups(TomlSection& page) {
  Groups groups;
  for (TomlSection& section : page.sections("group")) {
    const std::string label = section.needed_text("label", "1");
    if (!groups.emplace(label, section.needed_text("name", "Arts")).second) {
      section.refuse("label", fmt::format("two groups are called \"{}\"", label),
                     "Give each group its own label.");
    }
    section.refuse_unknown_keys();
  }
  return groups;
}

void read_group_of(TomlSection& section, const Groups& groups, Category& category) {
  const auto group = section.text("group");
  category.group = group.value_or(category.label);
  category.group_name = category.name;
  if (groups.empty() && !group) return;
  if (!group) section.refuse("group", "the category is in no group", "Add: group = \"1\"");
  const auto found = groups.find(*group);
  if (found == groups.end()) {
    section.refuse("group", fmt::format("there is no [[group]] \"{}\"", *group),
                   "Add the group, or name one that is there.");
  }
  category.group_name = found->second;
}

// Statements add values up as DECIMAL(38,12).
constexpr double kMostValue = 1e6;

void read_value(TomlSection& section, const Codebook& codebook, Category& category) {
  category.value = section.number("value");
  if (codebook.scale == "nominal") {
    if (category.value) {
      section.refuse("value", "categories of a nominal scheme have no value",
                     "Delete it, or write scale = \"ordinal\".");
    }
    return;
  }
  if (!category.value) {
    section.refuse("value", "each category of an ordinal scheme has a value", "Add: value = 0");
  }
  if (std::abs(*category.value) > kMostValue) {
    section.refuse("value",
                   fmt::format("{} is not between -{:.0f} and {:.0f}",
                               format_number(*category.value), kMostValue, kMostValue),
                   "Write a small number, such as 2: means are taken of these values.");
  }
  if (!codebook.categories.empty() && *category.value <= *codebook.categories.back().value) {
    section.refuse("value", "values rise from category to category",
                   "Put the categories in the order of their values.");
  }
}

Category read_category(TomlSection& section, const Groups& groups, const Codebook& codebook) {
  Category category;
  category.label = section.needed_text("label", "1a");
  category.name = section.text("name").value_or(category.label);
  read_group_of(section, groups, category);
  read_value(section, codebook, category);
  category.definition = section.needed_text("definition", "What belongs here and what does not.");
  category.examples = section.text_list("examples").value_or(std::vector<std::string>{});
  for (const Category& other : codebook.categories) {
    if (other.label != category.label) continue;
    section.refuse("label", fmt::format("two categories are called \"{}\"", category.label),
                   "Give each category its own label.");
  }
  return category;
}

}  // namespace

Codebook read_codebook(std::string_view text, const std::string& file) {
  const toml::table root = parse_toml(text, file);
  TomlSection page(root, file, "codebook");
  Codebook codebook;
  codebook.scheme = page.needed_text("scheme", "topic");
  codebook.unit = page.needed_text("unit", "post");
  page.check_one_of("unit", codebook.unit, {"post", "comment", "user"});
  codebook.scale = page.needed_text("scale", "nominal");
  page.check_one_of("scale", codebook.scale, {"nominal", "ordinal"});
  codebook.revision = page.needed_text("revision", "1");
  codebook.instructions = page.text("instructions").value_or("");
  const Groups groups = read_groups(page);
  for (TomlSection& section : page.sections("category")) {
    codebook.categories.push_back(read_category(section, groups, codebook));
    section.refuse_unknown_keys();
  }
  if (codebook.categories.size() < 2) {
    throw UserError({.file = file}, "a codebook has at least two categories",
                    "Add [[category]] with label, name and definition.");
  }
  page.refuse_unknown_keys();
  return codebook;
}

namespace {

// Of the study's folder. A study may have none; a folder that is there and cannot be read would
// look the same.
std::vector<fs::path> codebook_files(const fs::path& folder) {
  const fs::path place = folder / "codebooks";
  std::vector<fs::path> files;
  if (!fs::exists(fs::symlink_status(place))) return files;
  std::error_code failure;
  fs::directory_iterator entry(place, failure);
  for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    if (entry->path().extension() == ".toml") files.push_back(entry->path());
  }
  if (failure) {
    throw UserError({.file = place.string()}, "the codebooks cannot be read: " + failure.message(),
                    "Make it a folder that you may read, or delete it if there are no codebooks.");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<Codebook> read_codebooks(const fs::path& folder) {
  std::vector<Codebook> codebooks;
  for (const fs::path& file : codebook_files(folder)) {
    Codebook codebook = read_codebook(read_file(file), file.string());
    if (file.stem() != codebook.scheme) {
      throw UserError({.file = file.string()},
                      fmt::format("the codebook is of the scheme \"{}\"", codebook.scheme),
                      fmt::format("Call the file {}.toml.", codebook.scheme));
    }
    codebooks.push_back(std::move(codebook));
  }
  return codebooks;
}

Setting codebooks_setting(const std::vector<Codebook>& codebooks) {
  std::vector<Value> list;
  for (const Codebook& codebook : codebooks) {
    for (const Category& category : codebook.categories) {
      list.push_back(Value::object({{"definition", category.definition},
                                    {"group_label", category.group},
                                    {"group_name", category.group_name},
                                    {"label", category.label},
                                    {"name", category.name},
                                    {"scheme", codebook.scheme},
                                    {"unit", codebook.unit},
                                    {"value", category.value ? Value(*category.value) : Value()}}));
    }
  }
  return {ColumnType::text, list};
}

}  // namespace resettle
