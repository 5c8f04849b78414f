#include "simulate/world.h"

#include <algorithm>
#include <cmath>

#include "simulate/appeal.h"
#include "simulate/daily_curve.h"
#include "simulate/random.h"

namespace resettle::simulation {
namespace {

constexpr Seconds kDaySeconds = 86'400;
// Index ranges of the posts that are not counted; far above any number of counted posts.
constexpr std::uint64_t kOutsideIndex = std::uint64_t{1} << 48;
constexpr std::uint64_t kOthersIndex = std::uint64_t{1} << 49;
constexpr std::uint64_t kMissingIndex = std::uint64_t{1} << 50;
constexpr std::uint64_t kPostsAnOther = 64;

// Posts by hour of the day in New York, our choice: a lunch bump, a peak in the late evening.
constexpr double kHours[] = {4.6, 3.6, 2.6, 1.7, 1.2, 1.1, 1.5, 2.2, 3.0, 3.6, 4.0, 4.4,
                             4.9, 4.7, 4.5, 4.6, 4.9, 5.2, 5.5, 5.9, 6.4, 6.7, 6.5, 5.7};

Sightings draw_sightings(const Scenario& s, Random& random, bool in_time_for_old) {
  Sightings seen{Schema::kCreatorHash, std::nullopt};
  if (in_time_for_old && random.chance(0.5)) seen.newest = Schema::kUserId;
  if (random.chance(s.duplicate_share)) {
    const bool old = seen.newest == Schema::kUserId || (in_time_for_old && random.chance(0.6));
    seen.older = old ? Schema::kUserId : Schema::kCreatorHash;
  }
  return seen;
}

// Log scale; attention fades as the news does.
double mood_of_day(const Scenario& s, Seconds created) {
  const double days = static_cast<double>(created - s.window_begin) / kDaySeconds;
  const double since_peak = days - (s.peak_day - s.first_day);
  return since_peak < 0
             ? 0.1
             : 0.1 * std::exp(-since_peak / 40) - 0.15 * (1 - std::exp(-since_peak / 40));
}

PlannedPost plan_post(const World& world, std::uint64_t index, std::size_t author,
                      Seconds created) {
  const Scenario& s = world.scenario;
  Random random(world.seed, Purpose::kPost, index);
  PlannedPost post{index, author, created};
  const Day day = world.zone.local_day(created * kMicrosPerSecond);
  const double appeal =
      s.is_null() ? appeal_of_nobody(random) : world.population.appeal(author, day);
  post.spark = random.normal();
  post.talk = random.normal();
  const double heat = appeal + mood_of_day(s, created) + kSparkSpread * post.spark;
  post.likes = static_cast<std::int64_t>(std::min(std::exp(heat), 2e6));
  post.attention = std::pow(static_cast<double>(post.likes) + 2, 0.45) * std::exp(0.7 * post.talk);
  post.seen = draw_sightings(s, random, created < s.old_last_post);
  post.comments_end =
      post.seen.newest == Schema::kUserId ? s.old_last_comment : created + 60 * kDaySeconds;
  return post;
}

// Few comments, most often: for posts whose number of comments nobody has published.
int some_comments(const PlannedPost& post, Random& random) {
  const double expected = 0.6 * post.attention;
  return static_cast<int>(
      std::min<double>(kMaxComments, -expected * std::log(1 - random.uniform())));
}

Seconds moment_of_day(const World& world, Day day, Random& random) {
  const auto hour = static_cast<Seconds>(random.weighted(kHours));
  // The last ten minutes are left out, so that every post has time for comments within its day.
  const Seconds second = std::min<Seconds>(hour * 3'600 + static_cast<Seconds>(random.below(3'600)),
                                           kDaySeconds - 600);
  return world.zone.utc(Instant{day} * kMicrosPerDay + second * kMicrosPerSecond) /
         kMicrosPerSecond;
}

// Those who arrive today come first, once each; the others are drawn by activity. (User 0 is active
// on every day, so there is always somebody to draw.)
std::vector<std::size_t> draw_authors(const World& world, Day day, std::int64_t posts) {
  const std::vector<User>& users = world.population.users;
  std::vector<std::size_t> authors;
  std::vector<double> cumulative;
  double total = 0;
  for (std::size_t u = 0; world.population.in_cohort(u) && users[u].arrival <= day; ++u) {
    if (users[u].arrival == day) authors.push_back(u);
    total += world.population.activity(u, day);
    cumulative.push_back(total);
  }
  Random random(world.seed, Purpose::kAuthors, static_cast<std::uint64_t>(day));
  while (static_cast<std::int64_t>(authors.size()) < posts) {
    const double where = random.uniform() * total;
    const auto found = std::upper_bound(cumulative.begin(), cumulative.end(), where);
    const auto author = static_cast<std::size_t>(found - cumulative.begin());
    authors.push_back(std::min(author, cumulative.size() - 1));
  }
  return authors;
}

// At most min(50, ⌊scale × attention⌋) comments each.
std::int64_t comments_at(const std::vector<PlannedPost>& posts, double scale) {
  std::int64_t sum = 0;
  for (const PlannedPost& post : posts) {
    sum += static_cast<std::int64_t>(std::min<double>(kMaxComments, scale * post.attention));
  }
  return sum;
}

}  // namespace

World::World(std::uint64_t seed_, double scale, Preset preset)
    : seed(seed_),
      scenario(rednote_2025(scale, preset)),
      zone(kTimeZone),
      posts(posts_per_day(scenario, seed)),
      comments(comments_per_day(scenario, posts)),
      population(populate(scenario, seed, posts)) {
  standing = find_standing(*this);
  plan = plan_labels(scenario, standing);
}

void hand_out_comments(std::vector<PlannedPost>& posts, std::int64_t total) {
  double low = 0;
  double high = 1;
  const std::int64_t most = kMaxComments * static_cast<std::int64_t>(posts.size());
  while (comments_at(posts, high) < std::min(total, most)) high *= 2;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (comments_at(posts, middle) <= total ? low : high) = middle;
  }
  std::int64_t left = total - comments_at(posts, low);
  for (PlannedPost& post : posts) {
    post.comments = static_cast<int>(std::min<double>(kMaxComments, low * post.attention));
    if (left > 0 && post.comments < kMaxComments) {
      ++post.comments;
      --left;
    }
  }
}

std::vector<PlannedPost> plan_day(const World& world, int day, std::uint64_t first_index) {
  const Scenario& s = world.scenario;
  const Day date = s.first_day + day;
  std::vector<PlannedPost> posts;
  for (std::size_t author : draw_authors(world, date, world.posts[day])) {
    const std::uint64_t index = first_index + posts.size();
    Random random(world.seed, Purpose::kAuthors, (std::uint64_t{1} << 40) + index);
    Seconds created = moment_of_day(world, date, random);
    const Seconds registered = world.population.users[author].registered;
    if (created <= registered)
      created = registered + 60 + static_cast<Seconds>(random.below(3'600));
    PlannedPost post = plan_post(world, index, author, created);
    post.counted = true;
    if (post.seen.newest == Schema::kCreatorHash) post.comments_end = s.window_end;
    posts.push_back(post);
  }
  hand_out_comments(posts, world.comments[day]);
  return posts;
}

std::vector<PlannedPost> plan_outside(const World& world) {
  const Scenario& s = world.scenario;
  std::vector<PlannedPost> posts;
  for (std::int64_t i = 0; i < s.posts_before + s.posts_after; ++i) {
    const bool before = i < s.posts_before;
    const std::uint64_t index = kOutsideIndex + static_cast<std::uint64_t>(i);
    Random random(world.seed, Purpose::kOutside, index);
    const auto offset =
        static_cast<Seconds>(random.below(before ? 38 * kDaySeconds : 70 * kDaySeconds));
    const Seconds created =
        before ? s.window_begin - 2 * kDaySeconds - offset : s.window_end + 3'600 + offset;
    // User 0 was there long before the window.
    std::size_t author = random.below(static_cast<std::uint64_t>(s.cohort));
    while (author > 0 && world.population.users[author].registered >= created) --author;
    PlannedPost post = plan_post(world, index, author, created);
    post.comments_end = before ? s.window_begin : created + 30 * kDaySeconds;
    post.comments = some_comments(post, random);
    posts.push_back(post);
  }
  return posts;
}

std::vector<PlannedPost> plan_other(const World& world, std::size_t user) {
  const Scenario& s = world.scenario;
  const User& author = world.population.users[user];
  Random random(world.seed, Purpose::kOthers, user);
  const double spread = std::exp(0.7 + 0.8 * random.normal());
  const std::uint64_t count = 1 + static_cast<std::uint64_t>(std::min(spread, 40.0));
  std::vector<PlannedPost> posts;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Seconds first = s.window_begin + (author.arrival - s.first_day) * kDaySeconds;
    const double when = random.uniform() * random.uniform();
    const Seconds created = first + static_cast<Seconds>(when * 175 * kDaySeconds);
    PlannedPost post = plan_post(world, kOthersIndex + user * kPostsAnOther + i, user, created);
    post.comments = some_comments(post, random);
    posts.push_back(post);
  }
  return posts;
}

std::vector<PlannedPost> plan_missing(const World& world) {
  const Scenario& s = world.scenario;
  std::vector<PlannedPost> posts;
  for (std::int64_t left = s.orphan_comments; left > 0;) {
    const std::uint64_t index = kMissingIndex + posts.size();
    Random random(world.seed, Purpose::kOrphan, index);
    const Seconds created = s.window_begin + static_cast<Seconds>(random.below(150 * kDaySeconds));
    PlannedPost post = plan_post(world, index, 0, created);
    post.comments = static_cast<int>(
        std::min<std::int64_t>(left, 1 + static_cast<std::int64_t>(random.below(9))));
    left -= post.comments;
    posts.push_back(post);
  }
  return posts;
}

Sightings comment_sightings(const World& world, const PlannedPost& post, std::uint64_t comment,
                            Seconds created) {
  const Scenario& s = world.scenario;
  Random random(world.seed, Purpose::kCommentCrawl, comment);
  Sightings seen{post.seen.newest, std::nullopt};
  if (random.chance(s.duplicate_share)) {
    const bool old =
        seen.newest == Schema::kUserId || (created < s.old_last_comment && random.chance(0.6));
    seen.older = old ? Schema::kUserId : Schema::kCreatorHash;
  }
  return seen;
}

}  // namespace resettle::simulation
