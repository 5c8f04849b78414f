// How far labels reach, in sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace resettle {

// A row of `label_coverage`.
struct LabelCoverage {
  std::string role, scheme;
  std::int64_t categories = 0, posts = 0, labelled = 0, outside_codebook = 0, disputed = 0;
  std::int64_t labels_of_few = 0;
  // Why no label counts and what helps, of `missing_labels`.
  std::string reason = {}, remedy = {};
};

// A sentence a role: how many posts have a label, and what is the matter with some; without labels,
// what gets them.
std::vector<std::string> label_sentences(const std::vector<LabelCoverage>& coverage);

}  // namespace resettle
