#include "simulate/daily_curve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "simulate/random.h"

namespace resettle::simulation {
namespace {

// Monday … Sunday; our choice, people post more on weekends.
constexpr double kWeekday[] = {0.94, 0.93, 0.96, 0.98, 1.02, 1.09, 1.08};
constexpr double kQuietLevel = 27;         // posts a day before the download day
constexpr double kSteadyLevel = 99;        // after the trough
constexpr std::int64_t kSteadyMost = 138;  // what the steady level never passes
// The days from the download day to the day before the peak; the rise itself is in the paper's
// figure, its values are ours.
constexpr double kRise[] = {340, 720, 930, 1010, 1180, 1560};

bool is_fixed(const Scenario& s, Day day) { return day == s.peak_day || day == s.trough_day; }

// The expected course between the two published values, before noise.
double course(const Scenario& s, Day day) {
  if (day < s.download_day) return kQuietLevel;
  if (day < s.peak_day) return kRise[std::min<Day>(day - s.download_day, 5)];
  if (day > s.trough_day) return kSteadyLevel;
  return 74 + 1'720 * std::exp(-(day - s.peak_day) / 12.4);
}

// Bounds that keep the peak the highest day and the trough the lowest after it.
std::int64_t least(const Scenario& s, Day day) { return day < s.peak_day ? 8 : s.trough_posts + 2; }
std::int64_t most(const Scenario& s, Day day) {
  return day > s.trough_day ? kSteadyMost : s.peak_posts - 180;
}

// The day's expected posts with its weekday and its own noise.
double expected(const Scenario& s, Day day, std::uint64_t seed) {
  Random random(seed, Purpose::kDailyCurve, static_cast<std::uint64_t>(day));
  const double noise = std::clamp(random.normal(), -2.0, 2.0);
  const bool steep = day >= s.download_day && day <= s.peak_day;
  const double rhythm = steep ? 1 : kWeekday[weekday(day) - 1];
  return course(s, day) * rhythm * std::exp(0.06 * noise);
}

// Moves days by one, round and round, until they sum to `total`. The noise is small, so this takes
// a few steps a day and leaves the shape alone; the steep days can bear the most and come first.
void settle(const Scenario& s, std::vector<std::int64_t>& posts, std::int64_t total) {
  std::int64_t left = total - std::accumulate(posts.begin(), posts.end(), std::int64_t{0});
  while (left != 0) {
    bool moved = false;
    for (int i = s.peak_day - s.first_day; i < s.days() && left != 0; ++i) {
      const Day day = s.first_day + i;
      const std::int64_t step = left > 0 ? 1 : -1;
      const std::int64_t next = posts[i] + step;
      if (is_fixed(s, day) || next < least(s, day) || next > most(s, day)) continue;
      posts[i] = next;
      left -= step;
      moved = true;
    }
    check(moved, "the daily curve has room for the published total");
  }
}

}  // namespace

std::vector<std::int64_t> posts_per_day(const Scenario& s, std::uint64_t seed) {
  std::vector<std::int64_t> posts(static_cast<std::size_t>(s.days()));
  for (int i = 0; i < s.days(); ++i) {
    const Day day = s.first_day + i;
    posts[i] =
        std::clamp(std::llround(expected(s, day, seed)), static_cast<long long>(least(s, day)),
                   static_cast<long long>(most(s, day)));
  }
  posts[s.peak_day - s.first_day] = s.peak_posts;
  posts[s.trough_day - s.first_day] = s.trough_posts;
  settle(s, posts, s.posts);
  for (std::int64_t& count : posts) count = std::llround(static_cast<double>(count) * s.scale);
  return posts;
}

std::vector<std::int64_t> comments_per_day(const Scenario& s,
                                           const std::vector<std::int64_t>& posts) {
  std::vector<double> shape(posts.size());
  std::vector<std::int64_t> cap(posts.size());
  for (int i = 0; i < s.days(); ++i) {
    const Day day = s.first_day + i;
    // Curiosity is greatest when the newcomers arrive, and wears off.
    const double curiosity =
        day < s.download_day ? 0.5 : 0.65 + 0.6 * std::exp(-std::abs(day - s.peak_day) / 20.0);
    shape[i] = curiosity * static_cast<double>(posts[i]);
    cap[i] = kMaxComments * posts[i];
  }
  return apportion(shape, cap, s.comments);
}

std::vector<std::int64_t> apportion(const std::vector<double>& shape,
                                    const std::vector<std::int64_t>& cap, std::int64_t total) {
  const double sum = std::accumulate(shape.begin(), shape.end(), 0.0);
  std::vector<std::int64_t> parts(shape.size());
  std::vector<std::pair<double, std::size_t>> remainders;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const double exact = sum > 0 ? shape[i] / sum * static_cast<double>(total) : 0;
    parts[i] = std::min(cap[i], static_cast<std::int64_t>(exact));
    remainders.emplace_back(std::floor(exact) - exact, i);
  }
  std::sort(remainders.begin(), remainders.end());
  std::int64_t left = total - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  for (bool moved = true; left > 0 && moved;) {
    moved = false;
    for (const auto& [remainder, i] : remainders) {
      if (left == 0) break;
      if (parts[i] >= cap[i]) continue;
      ++parts[i];
      --left;
      moved = true;
    }
  }
  return parts;
}

}  // namespace resettle::simulation
