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
  std::int64_t authors = 0, least_authors = 0;  // behind it, and behind what a sentence may say
};

// The finding with {topic} replaced by the name that the study's codebook gives the topic, and
// {active_posts} by the study's setting.
Finding finding_of_study(Finding finding, const Study& study);

// Whether there is an estimate of too few authors to say.
bool is_withheld(const FoundNumber& number);

// "6.2 percentage points", "16.2", "27.1 %".
std::string amount_in_words(double value, std::string_view unit);

// "from −2.1 to 6.2 percentage points".
std::string range_in_words(double least, double most, std::string_view unit);

// What two estimates on the same side of no difference share: a "sign", or as ratios a "side of 1".
std::string side_in_words(std::string_view unit);

// Whether there is an estimate of enough authors, with an interval that leaves "no difference" out
// or nothing that it could differ from.
bool is_clear(const Finding& finding, const FoundNumber& number);

// Empty where there is no estimate; of too few authors it says so, and no number.
std::string finding_sentence(const Finding& finding, const FoundNumber& number);

}  // namespace resettle
