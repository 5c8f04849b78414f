#include "simulate/appeal.h"

#include <algorithm>
#include <cmath>

#include "simulate/random.h"

namespace resettle::simulation {
namespace {

// Two kinds of people: the noticed, and all others. One log-normal for everybody would need a
// spread at which a single account decides every mean.
constexpr double kNoticedShare = 0.25;
constexpr double kNoticed = 6.71, kNoticedSpread = 0.5;
constexpr double kOthers = 2.06, kOthersSpread = 0.8;
// Some of the others are found by a wider public after their arrival.
constexpr double kRisingShare = 0.12;
constexpr double kRise = 4.4;
// Who is liked stays, and posts more: with a third of the posts, or less, the high level could not
// pull the mean sentiment of arts below that of marketing, as Figures 6 and 7 together say.
constexpr double kStaying = 0.1;
constexpr float kNoticedRate = 2.4F;

double mixture(Random& random, bool noticed) {
  const double z = random.normal();
  return noticed ? kNoticed + kNoticedSpread * z : kOthers + kOthersSpread * z;
}

}  // namespace

double appeal_of_nobody(Random& random) { return mixture(random, random.chance(kNoticedShare)); }

void draw_appeal(const Scenario& s, User& user, std::uint64_t seed, std::size_t index) {
  Random random(seed, Purpose::kAppeal, index);
  const bool noticed = random.chance(kNoticedShare);
  const bool stays = user.last_active == s.last_day;
  const double appeal = mixture(random, noticed) + (noticed && stays ? kStaying : 0);
  const bool rises = !noticed && user.rate > 0.8F && random.chance(kRisingShare);
  const Day wait = 1 + static_cast<Day>(random.below(30));
  user.rise = rises ? std::max(user.arrival, s.peak_day) + wait : kNeverRises;
  user.appeal = static_cast<float>(appeal);
  if (noticed && s.preset != Preset::kEven2025) user.rate *= kNoticedRate;
  // A following is what appeal left behind, and more of it where there was more to see.
  const double gained = rises ? 0.5 * kRise : 0.0;
  const double followers = 1.9 + 0.8 * (appeal + gained) +
                           0.3 * std::log(static_cast<double>(std::max(user.rate, 0.05F))) +
                           0.6 * random.normal();
  user.followers = static_cast<std::int64_t>(std::min(std::exp(followers), 5e6));
}

double Population::appeal(std::size_t user, Day day) const {
  const User& u = users[user];
  return u.appeal + (day >= u.rise ? kRise : 0.0);
}

}  // namespace resettle::simulation
