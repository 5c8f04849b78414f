// A specification is one way to make all the choices of the study; the grid is all ways.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyses/findings/finding.h"

namespace resettle {

struct Specification {
  std::string normalise = "min_max";
  std::string weights = "entropy";
  double high_share = 0.25;
  bool with_followers = true;
  std::string level_scope = "window";         // or phase: an author's level is that of the phase
  std::int64_t min_age_days = 0;              // posts seen younger tell nothing of engagement
  std::int64_t active_posts = 3;              // fewer in a phase are inactive
  double min_confidence = 0.3;                // of sentiment, exclusive
  std::string retention_event = "last_post";  // or first_silence
  std::int64_t boundary_days = 0;             // every phase boundary is moved so many days
  std::int64_t end_days = 0;                  // the window ends so many days earlier
  std::int64_t evidence = 0;  // the cohort's rule asks for so many kinds of evidence more

  // No choices, but what the study has room for: whether the score has any metric besides
  // followers, and whether asking for fewer or more kinds of evidence changes who is in the cohort.
  bool other_metrics = true;
  bool fewer_kinds = false;
  bool more_kinds = false;

  bool is_possible() const {
    return (with_followers || other_metrics) && (evidence >= 0 || fewer_kinds) &&
           (evidence <= 0 || more_kinds);
  }
  bool operator==(const Specification&) const = default;
};

// The names of the choices and what this specification takes, as text, in one order.
const std::vector<std::string>& choice_names();
std::vector<std::string> choices_of(const Specification& specification);

struct NumberedSpecification {
  Specification specification;
  std::string kind;  // default | one changed | drawn
};

// The study's own first, then each other value of each choice alone, then draws of the grid without
// repetition until there are `count` (or the grid is used up). Stream 0 of the seed.
std::vector<NumberedSpecification> specifications(const Specification& own, std::size_t count,
                                                  std::uint64_t seed);

// How many ways the grid has.
std::size_t grid_size(const Specification& own);

}  // namespace resettle
