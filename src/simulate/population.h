// The users whose posts are collected: when they register, arrive and fall silent, how much they
// post and how much attention they get. Users 0 … cohort − 1 are the cohort, in the order of their
// arrival; the others follow.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulate/scenario.h"

namespace resettle::simulation {

struct User {
  Seconds registered;  // never after the first post
  Day arrival;         // day of the first post inside the window; others: of the first post
  Day last_active;     // no post after it
  float rate;          // relative; log-normal over users
  float fading;        // days in which activity falls to 1/e; large for those who stay
  float appeal;        // log scale, added to the engagement of every post
  Day rise;            // from this day on a riser's appeal is greater; kNeverRises for most
  std::int64_t followers;
  bool has_profile;  // a creators record exists
};

inline constexpr Day kNeverRises = 1 << 30;

struct Population {
  std::uint64_t seed;
  std::int64_t cohort;
  std::vector<User> users;

  bool in_cohort(std::size_t user) const { return static_cast<std::int64_t>(user) < cohort; }
  // Relative activity on a day, 0 before the arrival.
  double activity(std::size_t user, Day day) const;
  // What the author adds to the log of a post's likes on a day.
  double appeal(std::size_t user, Day day) const;
};

// `posts` of each day of the window bound how many users can arrive on it.
Population populate(const Scenario& scenario, std::uint64_t seed,
                    const std::vector<std::int64_t>& posts);

// Cohort users that arrive on each day; sums to the cohort.
std::vector<std::int64_t> arrivals_per_day(const Scenario& scenario,
                                           const std::vector<std::int64_t>& posts);

// How a person appears in the files. Everything is invented; derived from a key, never stored.
struct Profile {
  std::string user_id;       // 24 hex digits, the first 8 the registration's epoch seconds
  std::string creator_hash;  // first 16 hex digits of sha256(user_id)
  std::string nickname;
  std::string location;   // as the platform shows it
  std::uint64_t key = 0;  // what avatars and the like are drawn from
};

Profile profile_of(const Population& population, std::size_t user);
// One of the accounts that only comment.
Profile commenter(std::uint64_t seed, std::uint64_t index);

// 8 hex digits of `created` and 16 of `random`: the shape of all ids of the platform.
std::string make_id(Seconds created, std::uint64_t random);
// First and last character with *** between, as collectors write names since July 2026.
std::string masked(const std::string& nickname);

}  // namespace resettle::simulation
