#include "simulate/truth.h"

#include <charconv>

#include "base/text.h"
#include "simulate/study_files.h"

namespace resettle::simulation {
namespace {

constexpr Day kNever = -1;

Instant instant(Seconds seconds) { return seconds * kMicrosPerSecond; }

}  // namespace

Truth::Truth(const World& world)
    : world_(world),
      hmac_(study_key(world.seed)),
      days_(static_cast<std::size_t>(world.scenario.days())),
      last_active_(static_cast<std::size_t>(world.scenario.cohort), kNever),
      phases_(world.scenario.phases.size()),
      hours_(7 * 24),
      levels_(world) {
  for (std::int64_t user = 0; user < world.scenario.cohort; ++user) {
    const Seconds registered = world.population.users[user].registered;
    const Day day = world.zone.local_day(instant(registered)) - world.scenario.first_day;
    if (day >= 0 && day < world.scenario.days()) ++days_[day].registrations;
  }
}

void Truth::Group::add(std::size_t user, std::size_t cohort) {
  ++posts;
  if (users.empty()) users.resize(cohort);
  if (!users[user]) ++user_count;
  users[user] = true;
}

Truth::HourCounts& Truth::hour_of(Seconds created) {
  const Instant local = world_.zone.local(instant(created));
  const Day day = static_cast<Day>(local / kMicrosPerDay);
  const auto hour = static_cast<std::size_t>(local % kMicrosPerDay / (3'600 * kMicrosPerSecond));
  return hours_[static_cast<std::size_t>(weekday(day) - 1) * 24 + hour];
}

void Truth::add(const Post& post) {
  if (post.plan.seen.older) ++mess_.duplicate_posts;
  if (!world_.population.users[post.plan.author].has_profile) ++mess_.posts_without_profile;
  if (!world_.population.in_cohort(post.plan.author)) {
    ++mess_.posts_by_others;
  } else if (!post.plan.counted) {
    ++mess_.posts_outside;
  }
  note_language(post);
  if (post.plan.counted) {
    add_counted(post);
    levels_.add(post);
  }
}

void Truth::add_counted(const Post& post) {
  const std::size_t author = post.plan.author;
  const auto cohort = static_cast<std::size_t>(world_.scenario.cohort);
  const Day date = world_.zone.local_day(instant(post.plan.created));
  DayCounts& day = days_[date - world_.scenario.first_day];
  ++day.posts;
  if (last_active_[author] == kNever) ++day.new_users;
  if (last_active_[author] != date) ++day.active_users;
  last_active_[author] = date;
  if (!post.counts.shown_likes.missing) {
    day.likes += post.counts.shown_likes.value;
    ++day.posts_with_likes;
  }
  for (std::size_t i = 0; i < phases_.size(); ++i) {
    const Phase& phase = world_.scenario.phases[i];
    if (date >= phase.first && date <= phase.last) phases_[i].add(author, cohort);
  }
  ++hour_of(post.plan.created).posts;
  kinds_[post.video ? "video" : "image"].add(author, cohort);
  for (const std::string& tag : post.text.tags) hashtags_[lower_ascii(tag)].add(author, cohort);
  mess_.approximate += post.counts.is_approximate();
  mess_.missing_likes += post.counts.shown_likes.missing;
  mess_.mixed_language += post.text.mixed_language;
  mess_.posts_in_old_schema += post.plan.seen.newest == Schema::kUserId;
}

void Truth::add(const PlannedPost& post, const PlannedComment& comment) {
  if (comment.seen.older) ++mess_.duplicate_comments;
  if (!post.counted) {
    ++mess_.comments_beyond;
    return;
  }
  const Day date = world_.zone.local_day(instant(comment.created));
  ++days_[date - world_.scenario.first_day].comments;
  ++hour_of(comment.created).comments;
  mess_.comments_in_old_schema += comment.seen.newest == Schema::kUserId;
}

void Truth::note_language(const Post& post) {
  char digits[20];
  hmac_.hex_into(post.id, digits, 20);
  PostLanguage row{0, 0, post.text.language, post.text.mixed_language};
  std::from_chars(digits, digits + 16, row.pseudonym_head, 16);
  std::from_chars(digits + 16, digits + 20, row.pseudonym_tail, 16);
  languages_.push_back(row);
}

std::string Truth::pseudonym(const Profile& profile) const {
  return hmac_.hex(profile.creator_hash, 20);
}

}  // namespace resettle::simulation
