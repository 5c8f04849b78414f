#include "report/finding_words.h"

#include <fmt/format.h>

#include <cmath>

#include "report/words.h"

namespace resettle {
namespace {

// "6.2 percentage points".
std::string with_unit(const std::string& words, std::string_view unit) {
  return words + (unit == "points" ? " percentage points" : "");
}

void fill(std::string& text, std::string_view name, const std::string& value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    text.replace(at, name.size(), value);
    at += value.size();
  }
}

// The name of what the label stands for: with topic_level = "group" its group.
std::string topic_name(const Study& study, const std::string& label) {
  const auto level = study.analysis_settings.find("topic_level");
  const bool by_group = level != study.analysis_settings.end() && level->second.value == "group";
  for (const Codebook& codebook : study.codebooks) {
    if (codebook.scheme != study.roles.at("topic")) continue;
    for (const Category& category : codebook.categories) {
      if (by_group && (category.label == label || category.group == label)) {
        return category.group_name;
      }
      if (!by_group && category.label == label) return category.name;
    }
  }
  return label;
}

}  // namespace

Finding finding_of_study(Finding finding, const Study& study) {
  const auto fill_all = [&finding](std::string_view name, const std::string& value) {
    for (std::string* text : {&finding.title, &finding.wording, &finding.above, &finding.below}) {
      fill(*text, name, value);
    }
  };
  const auto active = study.analysis_settings.find("active_posts");
  if (active != study.analysis_settings.end()) {
    fill_all("{active_posts}", count_in_words(active->second.value.get<std::int64_t>()));
  }
  if (finding.topic_setting.empty()) return finding;
  fill_all("{topic}",
           topic_name(study,
                      study.analysis_settings.at(finding.topic_setting).value.get<std::string>()));
  return finding;
}

std::string amount_in_words(double value, std::string_view unit) {
  return with_unit(value_in_words(value, unit), unit);
}

std::string range_in_words(double least, double most, std::string_view unit) {
  const EstimateWords words = estimate_in_words(least, least, most, unit);
  return fmt::format("from {} to {}", words.low, with_unit(words.high, unit));
}

std::string side_in_words(std::string_view unit) { return unit == "ratio" ? "side of 1" : "sign"; }

bool is_withheld(const FoundNumber& number) {
  return number.estimate && number.authors < number.least_authors;
}

bool is_clear(const Finding& finding, const FoundNumber& number) {
  if (!number.estimate || is_withheld(number)) return false;
  if (finding.below.empty()) return true;
  return number.low && number.high &&
         (*number.low > finding.no_difference || *number.high < finding.no_difference);
}

std::string finding_sentence(const Finding& finding, const FoundNumber& number) {
  if (!number.estimate) return "";
  if (is_withheld(number)) {
    return fmt::format("Too few authors to say: {} would rest on {}, and {} are asked for.",
                       finding.wording, counted_in_words(number.authors, "author"),
                       count_in_words(number.least_authors));
  }
  const double estimate = *number.estimate;
  const bool has_interval = number.low && number.high;
  const auto in_words = [&](double value, double low, double high) {
    if (!has_interval)
      return std::pair(amount_in_words(value, number.unit), std::string("(no interval)"));
    const EstimateWords words = estimate_in_words(value, low, high, number.unit);
    return std::pair(with_unit(words.estimate, number.unit),
                     fmt::format("[{}, {}]", words.low, words.high));
  };
  const double low = number.low.value_or(0), high = number.high.value_or(0);
  const auto [amount, interval] = in_words(estimate, low, high);
  const bool could_differ = !finding.below.empty();
  const bool unclear =
      could_differ && has_interval && low <= finding.no_difference && finding.no_difference <= high;
  if (unclear || (could_differ && estimate == finding.no_difference)) {
    return fmt::format("No clear difference: {} was {} {}.", finding.wording, amount, interval);
  }
  const bool is_below = could_differ && estimate < finding.no_difference;
  std::string text = is_below ? finding.below : finding.above;
  // A difference below 0 is worded by its size, and so are the ends of its interval.
  const bool turned = is_below && finding.no_difference == 0;
  const auto [size, interval_of_size] =
      turned ? in_words(-estimate, -high, -low) : in_words(std::abs(estimate), low, high);
  fill(text, "{estimate}", amount);
  fill(text, "{size}", size);
  fill(text, "{interval}", turned ? interval_of_size : interval);
  return text;
}

}  // namespace resettle
