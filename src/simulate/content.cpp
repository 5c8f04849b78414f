#include "simulate/content.h"

#include <algorithm>
#include <cmath>

namespace resettle::simulation {
namespace {

constexpr std::uint64_t kCommentsAPost = 64;  // index room; above kMaxComments

// Comments come soon as a rule, some after weeks. Hours at which people in China sleep are mostly
// drawn again, up to twice.
Seconds comment_time(const PlannedPost& post, Random& random) {
  const Seconds room = post.comments_end - post.created - 1;
  Seconds chosen =
      post.created + 1 + static_cast<Seconds>(random.below(static_cast<std::uint64_t>(room)));
  for (int attempt = 0; attempt < 3; ++attempt) {
    const auto delay = static_cast<Seconds>(20'000 * std::exp(1.7 * random.normal()));
    if (delay >= room) continue;
    chosen = post.created + 1 + delay;
    const Seconds beijing_hour = (chosen / 3'600 + 8) % 24;
    if (beijing_hour >= 8 || random.chance(0.25)) break;
  }
  return chosen;
}

Profile comment_author(const World& world, Seconds created, Random& random) {
  if (random.chance(world.scenario.cohort_commenter_share)) {
    const std::size_t user = random.below(static_cast<std::uint64_t>(world.scenario.cohort));
    if (world.population.users[user].registered < created)
      return profile_of(world.population, user);
  }
  // A few comment everywhere, most once.
  const double where = std::pow(random.uniform(), 1.8);
  return commenter(world.seed, static_cast<std::uint64_t>(
                                   where * static_cast<double>(world.scenario.commenters)));
}

}  // namespace

std::string Post::description() const {
  if (text.tags.empty()) return text.body;
  if (text.body.empty()) return inline_tags(text.tags);
  return text.body + "\n" + inline_tags(text.tags);
}

std::string post_id(const World& world, const PlannedPost& plan) {
  Random random(world.seed, Purpose::kMedia, plan.index);
  return make_id(plan.created, random.next());
}

Post make_post(const World& world, const PlannedPost& plan) {
  Post post{};
  post.plan = plan;
  post.id = post_id(world, plan);
  Random random(world.seed, Purpose::kText, plan.index);
  post.key = random.next();
  post.video = random.chance(0.55);
  post.counts = engagement_of(world, plan);
  post.labels = labels_of(world, plan, post.counts);
  post.text = write_post(random, world.population.in_cohort(plan.author), post.labels.topic,
                         post.labels.sentiment);
  return post;
}

PlannedComment plan_comment(const World& world, const PlannedPost& post, int number) {
  const std::uint64_t index = post.index * kCommentsAPost + static_cast<std::uint64_t>(number);
  Random random(world.seed, Purpose::kComment, index);
  const Seconds created = comment_time(post, random);
  return {index, created, comment_sightings(world, post, index, created)};
}

Comment make_comment(const World& world, const PlannedComment& plan, Topic post_topic) {
  Random random(world.seed, Purpose::kText, ~plan.index);
  Comment comment{};
  comment.key = random.next();
  comment.id = make_id(plan.created, comment.key);
  comment.created = plan.created;
  comment.seen = plan.seen;
  comment.author = comment_author(world, plan.created, random);
  comment.text = write_comment(random, comment.author.location == "美国", post_topic);
  comment.likes = static_cast<std::int64_t>(0.5 * std::exp(1.6 * random.normal()));
  return comment;
}

}  // namespace resettle::simulation
