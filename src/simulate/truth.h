// What a right program finds in the study: counted while the records are made, from the plan and
// not from the files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/hash.h"
#include "simulate/content.h"
#include "simulate/level_truth.h"

namespace resettle::simulation {

class Truth {
 public:
  explicit Truth(const World& world);

  // Every post that is in the files, once; the numbers take the counted ones.
  void add(const Post& post);
  void add(const PlannedPost& post, const PlannedComment& comment);
  // Records beyond the numbers, for planted.csv.
  void add_orphans(std::int64_t comments) { orphans_ += comments; }
  void add_torn_line() { ++torn_lines_; }

  // Writes <folder>/<table>.csv for every table; makes the folder.
  void write(const std::filesystem::path& folder);

  // Records beyond the numbers.
  struct Mess {
    std::int64_t duplicate_posts = 0, duplicate_comments = 0;
    std::int64_t posts_outside = 0, posts_by_others = 0, posts_without_profile = 0;
    std::int64_t approximate = 0, missing_likes = 0, mixed_language = 0;
    std::int64_t posts_in_old_schema = 0, comments_in_old_schema = 0;
    std::int64_t comments_beyond = 0;
  };

 private:
  struct DayCounts {
    std::int64_t posts = 0, active_users = 0, new_users = 0, registrations = 0;
    std::int64_t comments = 0, likes = 0, posts_with_likes = 0;
  };
  struct Group {
    std::int64_t posts = 0;
    std::vector<bool> users = {};
    std::int64_t user_count = 0;

    void add(std::size_t user, std::size_t cohort);
  };
  struct HourCounts {
    std::int64_t posts = 0, comments = 0;
  };
  // 16 bytes a post: the first 20 hex digits of the pseudonym as a number of 80 bits, and a byte.
  struct PostLanguage {
    std::uint64_t pseudonym_head;
    std::uint16_t pseudonym_tail;
    Language language;
    bool mixed;
  };

  void add_counted(const Post& post);
  void note_language(const Post& post);
  HourCounts& hour_of(Seconds created);
  std::string pseudonym(const Profile& profile) const;

  void write_cohort(const std::filesystem::path& path) const;
  void write_daily_activity(const std::filesystem::path& path) const;
  void write_phase_summary(const std::filesystem::path& path) const;
  void write_activity_by_hour(const std::filesystem::path& path) const;
  void write_activity_by_kind(const std::filesystem::path& path) const;
  void write_hashtags(const std::filesystem::path& path) const;
  void write_post_languages(const std::filesystem::path& path);
  void write_planted(const std::filesystem::path& path) const;

  const World& world_;
  HmacSha256 hmac_;
  std::vector<DayCounts> days_;
  std::vector<Day> last_active_;  // of each cohort user, to count a user once a day
  std::vector<Group> phases_;
  std::vector<HourCounts> hours_;  // (weekday − 1) × 24 + hour
  std::map<std::string, Group> kinds_;
  std::map<std::string, Group, std::less<>> hashtags_;
  std::vector<PostLanguage> languages_;
  LevelTruth levels_;
  Mess mess_;
  std::int64_t orphans_ = 0;
  std::int64_t torn_lines_ = 0;
};

}  // namespace resettle::simulation
