#include "simulate/mediacrawler.h"

#include <array>
#include <cmath>
#include <string_view>

#include "base/text.h"
#include "simulate/json_line.h"
#include "simulate/random.h"

namespace resettle::simulation {
namespace {

using std::string_view;

constexpr auto kKeywords = std::to_array<string_view>(
    {"tt refugee", "TikTok Refugee", "Tiktok ban", "American Refugee"});  // section 3 of the paper
constexpr auto kStates = std::to_array<string_view>(
    {"United States", "California, USA", "Texas, USA", "New York, USA", "美国加利福尼亚", "美国",
     "Ohio, United States", "Florida, USA", "美国华盛顿", "Illinois, USA"});
constexpr auto kWork = std::to_array<string_view>(
    {"Student", "Nurse", "Teacher", "Artist", "学生", "自由职业", "Musician", "Barista"});
constexpr std::size_t kTitleFallback = 255;  // characters of `desc`
constexpr double kOlderCounts = 0.7;         // of what they are at the newest sighting

// Addresses on a reserved domain, as long as real ones.
std::string avatar(std::uint64_t key) {
  std::string url = "https://example.org/avatar/1040g2jo";
  append_hex(url, mix(key + 1));
  append_hex(url, mix(key + 2), 12);
  return url + ".jpg?imageView2/2/w/120/format/jpg";
}

std::string image(std::uint64_t key, std::uint64_t number) {
  std::string url = "https://example.org/webpic/";
  append_hex(url, mix(key + 16 * number));
  append_hex(url, mix(key + 16 * number + 1));
  url += "/notes_pre_post/1040g3k8";
  append_hex(url, mix(key + 16 * number + 2), 14);
  return url + "!nd_dft_wlteh_jpg_3";
}

std::string images(const Post& post) {
  const std::uint64_t count = post.video ? 1 : 1 + mix(post.key) % 6;
  std::string list;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i > 0) list += ',';
    list += image(post.key, i);
  }
  return list;
}

std::string security_token(std::uint64_t key) {
  std::string token = "AB";
  append_hex(token, mix(key + 5));
  append_hex(token, mix(key + 6));
  return token + "_8=";
}

// The collector writes the beginning of the text where a post has no title.
std::string title_of(const Post& post, const std::string& description) {
  if (!post.text.title.empty()) return post.text.title;
  std::size_t end = 0;
  for (std::size_t i = 0; i < kTitleFallback && end < description.size(); ++i) {
    next_code_point(description, end);
  }
  return description.substr(0, end);
}

std::string older(std::int64_t count) {
  return show(static_cast<std::int64_t>(static_cast<double>(count) * kOlderCounts)).text;
}

void write_author(JsonLine& line, const Profile& author, Schema schema) {
  if (schema == Schema::kCreatorHash) {
    line.text("creator_hash", author.creator_hash);
    line.text("nickname", masked(author.nickname));
    return;
  }
  line.text("user_id", author.user_id);
  line.text("nickname", author.nickname);
  line.text("avatar", avatar(author.key));
}

void write_counts(JsonLine& line, const Engagement& counts, bool newest) {
  line.text("liked_count", newest ? counts.shown_likes.text : older(counts.likes));
  line.text("collected_count", newest ? counts.shown_saves.text : older(counts.saves));
  line.text("comment_count", newest ? counts.shown_comments.text : older(counts.comments));
  line.text("share_count", newest ? counts.shown_shares.text : older(counts.shares));
}

std::string profile_tags(const Population& population, std::size_t user, Random& random) {
  std::string tags;
  JsonLine line(tags);
  if (random.chance(0.3)) line.text("info", random.chance(0.5) ? "24岁" : "天秤座");
  const bool named = population.in_cohort(user) ? random.chance(0.7) : random.chance(0.1);
  if (named) line.text("location", kStates[random.below(kStates.size())]);
  if (random.chance(0.25)) line.text("profession", kWork[random.below(kWork.size())]);
  line.end();
  tags.pop_back();
  return tags;
}

}  // namespace

void append_creator(std::string& out, const Population& population, std::size_t user,
                    const Profile& profile, std::int64_t crawled_ms) {
  Random random(profile.key, Purpose::kProfile, user);
  // A rule that asks for two of place, language and disclosure finds most of the cohort.
  const bool says_so = random.chance(population.in_cohort(user) ? 0.62 : 0.04);
  const std::int64_t fans = population.users[user].followers;
  JsonLine line(out);
  line.text("user_id", profile.user_id);
  line.text("nickname", profile.nickname);
  const double gender = random.uniform();
  if (gender < 0.25) {
    line.null("gender");
  } else {
    line.text("gender", gender < 0.68 ? "Female" : "Male");
  }
  line.text("avatar", avatar(profile.key));
  line.text("desc", write_bio(random, population.in_cohort(user), says_so));
  line.text("ip_location", profile.location);
  line.text("follows", show(static_cast<std::int64_t>(random.below(400))).text);
  line.text("fans", show(fans).text);
  line.text(
      "interaction",
      show(static_cast<std::int64_t>(static_cast<double>(fans) * (2 + 6 * random.uniform()))).text);
  line.text("tag_list", profile_tags(population, user, random));
  line.number("last_modify_ts", crawled_ms);
  line.end();
}

void append_post(std::string& out, const Post& post, const Profile& author,
                 const Sighting& sighting) {
  // Every fourth of the older sightings is from before the author added the tags.
  const bool edited = post.plan.seen.older.has_value() && mix(post.key + 9) % 4 == 0;
  const bool with_tags = sighting.newest || !edited;
  const std::string description = with_tags ? post.description() : post.text.body;
  const std::string token = security_token(post.key + static_cast<std::uint64_t>(sighting.newest));
  const std::int64_t created_ms = post.plan.created * 1'000;
  JsonLine line(out);
  line.text("note_id", post.id);
  line.text("type", post.video ? "video" : "normal");
  line.text("title", title_of(post, description));
  line.text("desc", description);
  line.text("video_url", post.video ? image(post.key + 3, 7) + ".mp4" : "");
  line.number("time", created_ms);
  line.number("last_update_time", edited && sighting.newest ? created_ms + 3'600'000 : created_ms);
  write_author(line, author, sighting.schema);
  write_counts(line, post.counts, sighting.newest);
  if (sighting.schema == Schema::kUserId) line.text("ip_location", author.location);
  line.text("image_list", images(post));
  line.text("tag_list", with_tags ? join(post.text.tags, ",") : "");
  line.number("last_modify_ts", sighting.crawled_ms);
  line.text("note_url", "https://example.org/explore/" + post.id + "?xsec_token=" + token +
                            "&xsec_source=pc_search");
  line.text("source_keyword", kKeywords[mix(post.key + 4) % kKeywords.size()]);
  line.text("xsec_token", token);
  line.end();
}

void append_comment(std::string& out, const Comment& comment, const std::string& post_id,
                    const Sighting& sighting) {
  const bool with_id = sighting.schema == Schema::kUserId;
  JsonLine line(out);
  line.text("comment_id", comment.id);
  line.number("create_time", comment.created * 1'000);
  if (with_id) line.text("ip_location", comment.author.location);
  line.text("note_id", post_id);
  line.text("content", comment.text.body);
  write_author(line, comment.author, sighting.schema);
  line.text("sub_comment_count", "0");
  line.text("pictures", mix(comment.key) % 40 == 0 ? image(comment.key, 0) : "");
  if (mix(comment.key + 1) % 5 == 0) {
    line.text("parent_comment_id", "");
  } else {
    line.number("parent_comment_id", 0);
  }
  line.number("last_modify_ts", sighting.crawled_ms);
  line.text("like_count", sighting.newest ? show(comment.likes).text : older(comment.likes));
  line.end();
}

}  // namespace resettle::simulation
