// The constants of the presets: what Feng, Dong and Lei (arXiv 2510.18894) report of
// their corpus, and our own choices where they say nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/calendar.h"

namespace resettle::simulation {

// Epoch seconds in UTC; RedNote's ids and times are whole seconds.
using Seconds = std::int64_t;

inline constexpr const char* kTimeZone = "America/New_York";
inline constexpr int kMaxComments = 50;  // a post, section 3 of the paper

struct Phase {
  std::string name;
  Day first, last;
};

struct Event {
  Day day;
  std::string name;
};

enum class Preset : std::uint8_t {
  kRednote2025,
  kNull2025,  // much the same marginals, but nothing depends on who the author is or on a level
  kEven2025,  // as rednote-2025, but authors post about equally often and stay
};

struct Scenario {
  Preset preset = Preset::kRednote2025;
  double scale = 1;
  Day first_day, last_day;  // the window
  std::vector<Phase> phases;
  std::vector<Event> events;

  std::int64_t users, cohort;
  std::int64_t posts, comments;  // the cohort's, inside the window; at scale 1 to the letter
  Day download_day;              // the app tops the store: the surge begins
  Day peak_day, trough_day;
  std::int64_t peak_posts, trough_posts;

  // Our choices.
  std::int64_t decided_no;                 // users listed in decisions.csv as out of the cohort
  std::int64_t posts_before, posts_after;  // the cohort's, outside the window
  std::int64_t orphan_comments;            // whose post is in no file
  double duplicate_share = 0.02;           // records that were crawled twice
  double coarse_share = 0.04;              // posts whose counts read 10+, 1千+, 1万+
  double missing_share = 0.004;            // counts left empty
  double without_profile_share = 0.15;     // of the users outside the cohort
  double cohort_commenter_share = 0.03;    // of comments
  std::int64_t commenters;                 // accounts that comments are drawn from

  Seconds window_begin, window_end;  // New York midnights; the end is exclusive
  Seconds old_begin, new_begin;      // when the two crawls began
  // What was created from here on was not seen by the old crawl: posts, and comments.
  Seconds old_last_post, old_last_comment;

  int days() const { return last_day - first_day + 1; }
  // Days before the window belong to the first phase here, days after it to the last.
  std::size_t phase_of(Day day) const;
  bool is_null() const { return preset == Preset::kNull2025; }
};

// `scale` multiplies users, comments and the mess; posts are scaled day by day (daily_curve.h).
Scenario rednote_2025(double scale, Preset preset = Preset::kRednote2025);

}  // namespace resettle::simulation
