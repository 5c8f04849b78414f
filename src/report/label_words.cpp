#include "report/label_words.h"

#include <fmt/format.h>

#include "report/words.h"

namespace resettle {
namespace {

std::string of_posts(std::int64_t count, const LabelCoverage& of) {
  return fmt::format("{} of {} posts ({})", count_in_words(count), count_in_words(of.posts),
                     share_in_words(static_cast<double>(count) / static_cast<double>(of.posts)));
}

std::string sentence_of(const LabelCoverage& of) {
  if (of.labelled == 0) {
    return fmt::format("No label of {} counts: {}; {}.", of.role, of.reason, of.remedy);
  }
  std::string text = of_posts(of.labelled, of) + " have a label of " + of.role + ".";
  if (of.categories == 0) {
    text += fmt::format(
        " There is no codebook codebooks/{}.toml: labels stand as they came{}.", of.scheme,
        of.role == "sentiment" ? ", without values, so that no mean can be taken" : "");
    if (of.labels_of_few > 0) {
      text += fmt::format(
          " {} on posts of fewer people than least_authors {} not shown: these posts count as "
          "unlabelled.",
          counted_in_words(of.labels_of_few, "label"), of.labels_of_few == 1 ? "is" : "are");
    }
  } else if (of.outside_codebook > 0) {
    text += fmt::format(" {} have one that the codebook does not know; they count as unlabelled.",
                        count_in_words(of.outside_codebook));
  }
  if (of.disputed > 0) {
    text += fmt::format(" {} were given different labels; the last counts.",
                        count_in_words(of.disputed));
  }
  return text;
}

}  // namespace

std::vector<std::string> label_sentences(const std::vector<LabelCoverage>& coverage) {
  std::vector<std::string> sentences;
  for (const LabelCoverage& of : coverage) {
    if (of.posts > 0) sentences.push_back(sentence_of(of));
  }
  return sentences;
}

}  // namespace resettle
