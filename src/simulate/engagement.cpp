#include "simulate/engagement.h"

#include <algorithm>
#include <cmath>

#include "simulate/random.h"

namespace resettle::simulation {
namespace {

std::int64_t some(double expected) { return static_cast<std::int64_t>(std::min(expected, 2e6)); }

// The platform counts replies too, and shows more comments than a crawl collects.
double comments_beyond(const PlannedPost& post, double heat, Random& random) {
  if (post.comments < kMaxComments) return 0.4 * post.comments * random.uniform();
  return 10 + 0.12 * heat * std::exp(0.6 * random.normal());
}

void show_counts(const Scenario& s, Engagement& counts, const PlannedPost& post, Random& random) {
  const bool coarse = random.chance(s.coarse_share);
  const double style = random.uniform();
  const int spelling = style < 0.08 ? 1 : style < 0.12 ? 2 : 0;
  const auto appearance = [&](std::int64_t count) {
    if (random.chance(s.missing_share)) return show_nothing();
    return coarse ? show_coarsely(count) : show(count, spelling);
  };
  counts.shown_likes = appearance(counts.likes);
  counts.shown_saves = appearance(counts.saves);
  counts.shown_shares = appearance(counts.shares);
  counts.shown_comments = appearance(counts.comments);
  // "10+" would stand for fewer comments than were collected.
  if (!counts.shown_comments.missing && counts.shown_comments.value < post.comments) {
    counts.shown_comments = show(counts.comments, spelling);
  }
}

}  // namespace

bool Engagement::is_approximate() const {
  return shown_likes.approximate || shown_saves.approximate || shown_comments.approximate ||
         shown_shares.approximate;
}

Engagement engagement_of(const World& world, const PlannedPost& post) {
  Random random(world.seed, Purpose::kCounts, post.index);
  const double heat = static_cast<double>(post.likes) + 1;
  Engagement counts{};
  counts.saving = random.normal();
  counts.sharing = random.normal();
  counts.likes = post.likes;
  counts.saves = some(0.12 * heat * std::exp(0.8 * counts.saving));
  counts.shares = some(0.04 * heat * std::exp(0.9 * counts.sharing));
  counts.comments = post.comments + some(comments_beyond(post, heat, random));
  show_counts(world.scenario, counts, post, random);
  return counts;
}

}  // namespace resettle::simulation
