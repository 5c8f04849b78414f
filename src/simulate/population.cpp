#include "simulate/population.h"

#include <algorithm>
#include <cmath>

#include "simulate/appeal.h"
#include "simulate/daily_curve.h"
#include "simulate/random.h"

namespace resettle::simulation {
namespace {

constexpr Seconds kDaySeconds = 86'400;
constexpr Seconds kEarliest = 1'370'044'800;  // June 2013: no account is older than the platform
constexpr Seconds kAutumn2024 = 1'730'433'600;

Seconds day_begin(const Scenario& s, Day day) {
  return s.window_begin + (day - s.first_day) * kDaySeconds;
}

// An account from before the migration.
Seconds old_registration(Random& random) {
  const double recent = std::sqrt(random.uniform());  // the platform grew
  return kEarliest + static_cast<Seconds>(recent * static_cast<double>(kAutumn2024 - kEarliest));
}

// Most register on the day they first post; some look around for days; a few were there long ago.
// Day 0 of the window needs people who are already there.
Seconds registration(const Scenario& s, Day arrival, Random& random) {
  const double how = random.uniform();
  const double old_share = arrival < s.download_day ? 0.8 : 0.05;
  if (arrival == s.first_day || how < old_share) return old_registration(random);
  const Seconds within = 3'600 + static_cast<Seconds>(random.below(18 * 3'600));
  if (how < old_share + 0.15) {
    const Day earlier = 1 + static_cast<Day>(random.below(5));
    return day_begin(s, arrival - earlier) + within;
  }
  return day_begin(s, arrival) + within;
}

// Four kinds of stay: a visit, some weeks, months, for good.
void draw_stay(const Scenario& s, User& user, Random& random) {
  const double stay = random.uniform();
  user.last_active = s.last_day;
  user.fading = 400;
  if (stay < 0.35) {
    user.fading = 6;
    user.last_active = user.arrival + static_cast<Day>(random.below(21));
  } else if (stay < 0.62) {
    user.fading = 20;
    user.last_active = user.arrival + 14 + static_cast<Day>(random.below(60));
  } else if (stay < 0.8) {
    user.fading = 60;
    user.last_active = user.arrival + 45 + static_cast<Day>(random.below(120));
  }
  user.last_active = std::min(user.last_active, s.last_day);
}

User cohort_user(const Scenario& s, Day arrival, Random& random) {
  User user{};
  user.arrival = arrival;
  user.registered = registration(s, arrival, random);
  user.rate = static_cast<float>(std::exp(std::clamp(random.normal(), -2.5, 2.1)));
  draw_stay(s, user, random);
  if (s.preset == Preset::kEven2025) {
    user.rate = std::pow(user.rate, 0.25F);
    user.fading = 400;
    user.last_active = s.last_day;
  }
  user.has_profile = true;
  return user;
}

User other_user(const Scenario& s, Random& random) {
  User user{};
  const Day day = s.first_day + static_cast<Day>(random.below(40));
  user.registered = random.chance(0.6) ? old_registration(random) : day_begin(s, day);
  user.arrival = day + 1;
  user.last_active = s.last_day;
  user.has_profile = !random.chance(s.without_profile_share);
  return user;
}

}  // namespace

double Population::activity(std::size_t user, Day day) const {
  const User& u = users[user];
  if (day < u.arrival || day > u.last_active) return 0;
  return u.rate * std::exp(-static_cast<double>(day - u.arrival) / u.fading);
}

std::vector<std::int64_t> arrivals_per_day(const Scenario& s,
                                           const std::vector<std::int64_t>& posts) {
  std::vector<double> shape(posts.size());
  std::vector<std::int64_t> cap(posts.size());
  for (int i = 0; i < s.days(); ++i) {
    const Day day = s.first_day + i;
    const int after = day - s.peak_day;
    // On the first day stand those who were there before the window.
    shape[i] = i == 0                 ? 14.0
               : day < s.download_day ? 6.0
               : after <= 1           ? 130.0
                                      : 60 * std::exp(-after / 9.0) + 0.6;
    // Room for those who came before; the first day needs somebody.
    cap[i] = std::max<std::int64_t>(posts[i] * 6 / 10, posts[i] > 0 ? 1 : 0);
  }
  std::vector<std::int64_t> arrivals = apportion(shape, cap, s.cohort);
  if (arrivals[0] > 0) return arrivals;
  const auto fullest = std::max_element(arrivals.begin(), arrivals.end());
  --*fullest;
  ++arrivals[0];
  return arrivals;
}

Population populate(const Scenario& s, std::uint64_t seed, const std::vector<std::int64_t>& posts) {
  Population population{seed, s.cohort, {}};
  population.users.reserve(static_cast<std::size_t>(s.users));
  const std::vector<std::int64_t> arrivals = arrivals_per_day(s, posts);
  for (int i = 0; i < s.days(); ++i) {
    for (std::int64_t k = 0; k < arrivals[i]; ++k) {
      Random random(seed, Purpose::kUser, population.users.size());
      population.users.push_back(cohort_user(s, s.first_day + i, random));
    }
  }
  // Somebody is there from the first day to the last, however small the scale.
  population.users[0].last_active = s.last_day;
  population.users[0].fading = 400;
  while (static_cast<std::int64_t>(population.users.size()) < s.users) {
    Random random(seed, Purpose::kUser, population.users.size());
    population.users.push_back(other_user(s, random));
  }
  for (std::size_t user = 0; user < population.users.size(); ++user) {
    draw_appeal(s, population.users[user], seed, user);
  }
  return population;
}

}  // namespace resettle::simulation
