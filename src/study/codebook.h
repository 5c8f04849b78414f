// A codebook: one scheme written out for those who label, codebooks/<scheme>.toml of a study.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/settings.h"

namespace resettle {

struct Category {
  std::string label;  // as labels are written; unique in the codebook
  std::string name;
  std::string group;            // a group's label; the label itself where there are no groups
  std::string group_name;       // the name itself where there are no groups
  std::optional<double> value;  // of an ordinal scheme
  std::string definition;
  std::vector<std::string> examples;
};

struct Codebook {
  std::string scheme;
  std::string unit;   // post | comment | user
  std::string scale;  // nominal | ordinal
  std::string revision;
  std::string instructions;
  std::vector<Category> categories;  // in the order of the file
};

// Throws UserError with file, line and remedy: two categories with one label, a group that is not
// there, an ordinal category without a value or out of order, fewer than two categories.
Codebook read_codebook(std::string_view text, const std::string& file);

// All `codebooks/*.toml` of a study's folder, by scheme; none where there is no such folder. A
// file is named after its scheme.
std::vector<Codebook> read_codebooks(const std::filesystem::path& folder);

// What the table `codebook` is made of, as a setting.
Setting codebooks_setting(const std::vector<Codebook>& codebooks);

}  // namespace resettle
