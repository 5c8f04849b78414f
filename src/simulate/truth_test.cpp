// Counts the tables of truth/ again from the raw files, and compares them to the byte.
#include "simulate/truth.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "simulate/read_back_test.h"

namespace resettle::simulation {
namespace {

using read_back::created_instant;
using read_back::Record;
using read_back::small_study;

const TimeZone& new_york() {
  static const TimeZone zone("America/New_York");
  return zone;
}

Day first_day() { return *parse_day("2025-01-01"); }
Day last_day() { return *parse_day("2025-06-30"); }
bool in_window(Day day) { return day >= first_day() && day <= last_day(); }
Day day_of(const Record& record) { return new_york().local_day(created_instant(record)); }

bool in_cohort(const std::string& user) {
  const auto found = small_study().decisions.find(user);
  return found != small_study().decisions.end() && found->second == "yes";
}

// The newest records of the cohort's posts inside the window.
std::map<std::string, const Record*> counted_posts() {
  std::map<std::string, const Record*> posts;
  for (const auto& [id, records] : small_study().posts) {
    if (in_cohort(records[0].author()) && in_window(day_of(records[0]))) posts[id] = &records[0];
  }
  return posts;
}

std::vector<const Record*> counted_comments() {
  const auto posts = counted_posts();
  std::vector<const Record*> comments;
  for (const auto& [id, records] : small_study().comments) {
    if (posts.contains(records[0].fields["note_id"])) comments.push_back(&records[0]);
  }
  return comments;
}

std::string truth(const std::string& table) {
  return read_file(small_study().folder / "truth" / (table + ".csv"));
}

std::string planted(const std::string& name) {
  const std::string text = truth("planted");
  const std::size_t begin = text.find("\n" + name + ",") + name.size() + 2;
  return text.substr(begin, text.find(',', begin) - begin);
}

struct DayCounts {
  std::int64_t posts = 0, new_users = 0, registrations = 0, comments = 0;
  std::optional<std::int64_t> likes;  // empty where no post of the day says how many it has
  std::set<std::string> users;
};

std::map<Day, DayCounts> count_days() {
  std::map<Day, DayCounts> days;
  for (Day day = first_day(); day <= last_day(); ++day) days[day];
  std::map<std::string, Day> first_post;
  for (const auto& [id, post] : counted_posts()) {
    const Day day = day_of(*post);
    ++days[day].posts;
    days[day].users.insert(post->author());
    const auto likes = read_back::count_of(post->fields["liked_count"]);
    if (likes) days[day].likes = days[day].likes.value_or(0) + *likes;
    const auto [found, fresh] = first_post.emplace(post->author(), day);
    found->second = std::min(found->second, day);
  }
  for (const auto& [user, day] : first_post) ++days[day].new_users;
  for (const Record* comment : counted_comments()) ++days.at(day_of(*comment)).comments;
  for (const auto& [id, records] : small_study().creators) {
    const Instant registered = std::stoll(id.substr(0, 8), nullptr, 16) * kMicrosPerSecond;
    const Day day = new_york().local_day(registered);
    if (in_cohort(records[0].author()) && in_window(day)) ++days[day].registrations;
  }
  return days;
}

std::string phase_of(Day day) {
  if (day < *parse_day("2025-01-19")) return "Pre-Ban";
  return day < *parse_day("2025-04-05") ? "Refugee Surge" : "Stabilization";
}

TEST(truth, daily_activity_is_what_the_files_say) {
  const auto days = count_days();
  std::string text =
      "day,phase,posts,posts_mean_7,active_users,new_users,registrations,comments_received,likes\n";
  for (const auto& [day, counts] : days) {
    std::string mean;
    if (in_window(day - 3) && in_window(day + 3)) {
      double week = 0;
      for (Day other = day - 3; other <= day + 3; ++other) {
        week += static_cast<double>(days.at(other).posts);
      }
      mean = format_number(week / 7);
    }
    const std::string likes = counts.likes        ? std::to_string(*counts.likes)
                              : counts.posts == 0 ? "0"
                                                  : "";
    text += fmt::format("{},{},{},{},{},{},{},{},{}\n", format_day(day), phase_of(day),
                        counts.posts, mean, counts.users.size(), counts.new_users,
                        counts.registrations, counts.comments, likes);
  }
  EXPECT_EQ(truth("daily_activity"), text);
}

TEST(truth, phase_summary_follows_from_daily_activity) {
  const auto days = count_days();
  std::string text =
      "phase,first_day,last_day,days,posts,users,posts_per_day_mean,posts_per_day_median,"
      "peak_day,peak_posts,trough_day,trough_posts\n";
  for (const char* phase : {"Pre-Ban", "Refugee Surge", "Stabilization"}) {
    std::vector<std::pair<std::int64_t, Day>> posts;
    std::set<std::string> users;
    std::int64_t sum = 0;
    for (const auto& [day, counts] : days) {
      if (phase_of(day) != phase) continue;
      posts.emplace_back(counts.posts, day);
      users.insert(counts.users.begin(), counts.users.end());
      sum += counts.posts;
    }
    const Day first = posts.front().second;
    const Day last = posts.back().second;
    const auto count = static_cast<double>(posts.size());
    std::sort(posts.begin(), posts.end());
    const auto highest =
        std::lower_bound(posts.begin(), posts.end(), std::pair(posts.back().first, Day{0}));
    const std::size_t n = posts.size();
    const auto median = static_cast<double>(posts[(n - 1) / 2].first + posts[n / 2].first) / 2;
    text += fmt::format(
        "{},{},{},{},{},{},{},{},{},{},{},{}\n", phase, format_day(first), format_day(last), n, sum,
        users.size(), format_number(static_cast<double>(sum) / count), format_number(median),
        format_day(highest->second), highest->first, format_day(posts[0].second), posts[0].first);
  }
  EXPECT_EQ(truth("phase_summary"), text);
}

TEST(truth, activity_by_hour_is_what_the_files_say) {
  std::map<std::pair<int, int>, std::pair<int, int>> hours;
  const auto hour_of = [&](const Record& record) -> std::pair<int, int>& {
    const Instant local = new_york().local(created_instant(record));
    const int hour = static_cast<int>(local / kMicrosPerSecond / 3'600 % 24);
    return hours[{weekday(static_cast<Day>(local / kMicrosPerDay)), hour}];
  };
  for (const auto& [id, post] : counted_posts()) ++hour_of(*post).first;
  for (const Record* comment : counted_comments()) ++hour_of(*comment).second;
  std::string text = "weekday,hour,posts,comments\n";
  for (int i = 0; i < 7 * 24; ++i) {
    const auto& [posts, comments] = hours[{i / 24 + 1, i % 24}];
    text += fmt::format("{},{},{},{}\n", i / 24 + 1, i % 24, posts, comments);
  }
  EXPECT_EQ(truth("activity_by_hour"), text);
}

TEST(truth, activity_by_kind_and_hashtags_are_what_the_files_say) {
  using Groups = std::map<std::string, std::pair<int, std::set<std::string>>>;
  Groups kinds;
  Groups tags;
  const auto count = [](auto& group, const Record& post) {
    ++group.first;
    group.second.insert(post.author());
  };
  const auto posts = counted_posts();
  for (const auto& [id, post] : posts) {
    count(kinds[post->fields["type"] == "video" ? "video" : "image"], *post);
    const std::string list = post->fields["tag_list"];
    for (std::string_view tag : split(list, ',')) {
      if (tag.empty()) continue;
      count(tags[lower_ascii(tag)], *post);
      const std::string text = post->fields["desc"];
      EXPECT_NE(text.find(fmt::format("#{}[话题]#", tag)), std::string::npos) << text;
    }
  }
  std::string kind_text = "kind,posts,users,post_share\n";
  for (const auto& [kind, group] : kinds) {
    kind_text += fmt::format("{},{},{},{}\n", kind, group.first, group.second.size(),
                             format_number(group.first / static_cast<double>(posts.size())));
  }
  std::string tag_text = "hashtag,posts,users\n";
  for (const auto& [tag, group] : tags) {
    tag_text += fmt::format("{},{},{}\n", tag, group.first, group.second.size());
  }
  EXPECT_EQ(truth("activity_by_kind"), kind_text);
  EXPECT_EQ(truth("hashtags"), tag_text);
}

TEST(truth, cohort_lists_everyone_who_has_a_profile_or_a_post) {
  std::set<std::string> users;
  for (const auto* kind : {&small_study().creators, &small_study().posts}) {
    for (const auto& [id, records] : *kind) users.insert(records[0].author());
  }
  const std::string key(trim(read_file(small_study().folder / "study.key")));
  const HmacSha256 hmac(key);
  std::set<std::string> rows;
  for (const std::string& user : users) {
    const auto found = small_study().decisions.find(user);
    const bool decided = found != small_study().decisions.end();
    rows.insert(fmt::format("{},{},{},{},,,,{}\n", hmac.hex(user, 20), in_cohort(user),
                            decided ? found->second : "", decided ? "decisions" : "",
                            !decided                 ? ""
                            : found->second == "yes" ? "true"
                                                     : "false"));
  }
  std::string text = "user_id,included,label,annotator,judged_label,judged_by,judged_in,decided\n";
  for (const std::string& row : rows) text += row;
  EXPECT_EQ(truth("cohort"), text);
}

TEST(truth, planted_numbers_are_found_in_the_files) {
  const auto& study = small_study();
  std::size_t post_records = 0;
  std::size_t comment_records = 0;
  std::int64_t orphans = 0;
  for (const auto& [id, records] : study.posts) post_records += records.size();
  for (const auto& [id, records] : study.comments) {
    comment_records += records.size();
    orphans += !study.posts.contains(records[0].fields["note_id"]);
  }
  EXPECT_EQ(planted("duplicate_posts"), std::to_string(post_records - study.posts.size()));
  EXPECT_EQ(planted("duplicate_comments"), std::to_string(comment_records - study.comments.size()));
  EXPECT_EQ(planted("orphan_comments"), std::to_string(orphans));
  EXPECT_EQ(planted("posts"), std::to_string(counted_posts().size()));
  EXPECT_EQ(planted("comments"), std::to_string(counted_comments().size()));
  EXPECT_EQ(planted("comments"), std::to_string(std::llround(387'395 * 0.05)));
  EXPECT_EQ(planted("torn_lines"), std::to_string(study.bad_lines.size()));
  std::int64_t outside = 0;
  std::int64_t without_profile = 0;
  std::set<std::string> profiles;
  for (const auto& [id, records] : study.creators) profiles.insert(records[0].author());
  for (const auto& [id, records] : study.posts) {
    outside += in_cohort(records[0].author()) && !in_window(day_of(records[0]));
    without_profile += !profiles.contains(records[0].author());
  }
  EXPECT_EQ(planted("cohort_posts_outside_window"), std::to_string(outside));
  EXPECT_EQ(planted("posts_without_creator"), std::to_string(without_profile));
}

TEST(truth, a_language_is_planted_for_every_post) {
  const std::string text = truth("post_languages");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1 + std::ssize(small_study().posts));
  const HmacSha256 hmac(trim(read_file(small_study().folder / "study.key")));
  for (const auto& [id, records] : small_study().posts) {
    ASSERT_NE(text.find("\n" + hmac.hex(id, 20) + ","), std::string::npos);
  }
}

}  // namespace
}  // namespace resettle::simulation
