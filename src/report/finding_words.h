// A finding as a sentence: the estimate with its interval, or that there is no clear difference.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyses/analysis.h"

namespace resettle {

struct FoundNumber {
  std::string unit;  // points | ratio | share | sentiment | …
  std::optional<double> estimate, low, high;
  std::string reason;
};

// The finding with {topic} replaced by the name that the study's codebook gives the topic.
Finding finding_of_study(Finding finding, const Study& study);

// "6.2 points", "16.2", "27.1 %".
std::string amount_in_words(double value, std::string_view unit);

// Whether there is an estimate with an interval that leaves "no difference" out, or nothing that it
// could differ from.
bool is_clear(const Finding& finding, const FoundNumber& number);

// Empty where there is no estimate.
std::string finding_sentence(const Finding& finding, const FoundNumber& number);

}  // namespace resettle
