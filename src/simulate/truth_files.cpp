// truth/: one CSV a table, NULL as an empty field, rows in the order of the grain.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "simulate/csv_file.h"
#include "simulate/random.h"
#include "simulate/study_files.h"
#include "simulate/truth.h"

namespace resettle::simulation {
namespace {

std::string ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "" : format_number(static_cast<double>(part) / static_cast<double>(whole));
}

// Of at least one value; the mean of the middle two when they are even in number.
std::string median(std::vector<std::int64_t> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return ratio(values[middle], 1);
  return ratio(values[middle - 1] + values[middle], 2);
}

}  // namespace

void Truth::write(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  write_cohort(folder / "cohort.csv");
  write_daily_activity(folder / "daily_activity.csv");
  write_phase_summary(folder / "phase_summary.csv");
  write_activity_by_hour(folder / "activity_by_hour.csv");
  write_activity_by_kind(folder / "activity_by_kind.csv");
  write_hashtags(folder / "hashtags.csv");
  write_post_languages(folder / "post_languages.csv");
  std::vector<std::string> pseudonyms;
  for (std::int64_t user = 0; user < world_.scenario.cohort; ++user) {
    pseudonyms.push_back(pseudonym(profile_of(world_.population, user)));
  }
  levels_.write(folder, pseudonyms);
  write_planted(folder / "planted.csv");
}

void Truth::write_cohort(const std::filesystem::path& path) const {
  std::vector<std::pair<std::string, std::size_t>> users;
  for (std::size_t user = 0; user < world_.population.users.size(); ++user) {
    users.emplace_back(pseudonym(profile_of(world_.population, user)), user);
  }
  std::sort(users.begin(), users.end());
  // No rule judges anybody: its columns are empty.
  CsvFile csv(path, "user_id,included,label,annotator,judged_label,judged_by,judged_in,decided");
  for (const auto& [name, user] : users) {
    const bool in = world_.population.in_cohort(user);
    const bool decided = is_decided(world_, user);
    csv.row("{},{},{},{},,,,{}", name, in,
            !decided ? ""
            : in     ? "yes"
                     : "no",
            decided ? "decisions" : "",
            !decided ? ""
            : in     ? "true"
                     : "false");
  }
  csv.close();
}

void Truth::write_daily_activity(const std::filesystem::path& path) const {
  const Scenario& s = world_.scenario;
  CsvFile csv(path,
              "day,phase,posts,posts_mean_7,active_users,new_users,registrations,comments_received,"
              "likes");
  for (int i = 0; i < s.days(); ++i) {
    const DayCounts& day = days_[i];
    const Day date = s.first_day + i;
    std::string mean;
    if (i >= 3 && i + 3 < s.days()) {
      std::int64_t week = 0;
      for (int j = i - 3; j <= i + 3; ++j) week += days_[j].posts;
      mean = ratio(week, 7);
    }
    const auto phase = std::find_if(s.phases.begin(), s.phases.end(),
                                    [&](const Phase& p) { return date <= p.last; });
    // A sum of counts that are all missing is missing, not 0.
    const bool has_likes = day.posts == 0 || day.posts_with_likes > 0;
    csv.row("{},{},{},{},{},{},{},{},{}", format_day(date), phase->name, day.posts, mean,
            day.active_users, day.new_users, day.registrations, day.comments,
            has_likes ? std::to_string(day.likes) : "");
  }
  csv.close();
}

void Truth::write_phase_summary(const std::filesystem::path& path) const {
  const Scenario& s = world_.scenario;
  CsvFile csv(path,
              "phase,first_day,last_day,days,posts,users,posts_per_day_mean,posts_per_day_median,"
              "peak_day,peak_posts,trough_day,trough_posts");
  for (std::size_t i = 0; i < phases_.size(); ++i) {
    const Phase& phase = s.phases[i];
    std::vector<std::int64_t> posts;
    for (Day day = phase.first; day <= phase.last; ++day) {
      posts.push_back(days_[day - s.first_day].posts);
    }
    const auto peak = std::max_element(posts.begin(), posts.end());
    const auto trough = std::min_element(posts.begin(), posts.end());
    const auto date = [&](auto found) {
      return format_day(phase.first + static_cast<Day>(found - posts.begin()));
    };
    csv.row("{},{},{},{},{},{},{},{},{},{},{},{}", phase.name, format_day(phase.first),
            format_day(phase.last), posts.size(), phases_[i].posts, phases_[i].user_count,
            ratio(phases_[i].posts, static_cast<std::int64_t>(posts.size())), median(posts),
            date(peak), *peak, date(trough), *trough);
  }
  csv.close();
}

void Truth::write_activity_by_hour(const std::filesystem::path& path) const {
  CsvFile csv(path, "weekday,hour,posts,comments");
  for (std::size_t i = 0; i < hours_.size(); ++i) {
    csv.row("{},{},{},{}", i / 24 + 1, i % 24, hours_[i].posts, hours_[i].comments);
  }
  csv.close();
}

void Truth::write_activity_by_kind(const std::filesystem::path& path) const {
  std::int64_t total = 0;
  for (const auto& [kind, group] : kinds_) total += group.posts;
  CsvFile csv(path, "kind,posts,users,post_share");
  for (const auto& [kind, group] : kinds_) {
    csv.row("{},{},{},{}", kind, group.posts, group.user_count, ratio(group.posts, total));
  }
  csv.close();
}

void Truth::write_hashtags(const std::filesystem::path& path) const {
  CsvFile csv(path, "hashtag,posts,users");
  for (const auto& [tag, group] : hashtags_)
    csv.row("{},{},{}", tag, group.posts, group.user_count);
  csv.close();
}

void Truth::write_post_languages(const std::filesystem::path& path) {
  std::sort(languages_.begin(), languages_.end(), [](const PostLanguage& a, const PostLanguage& b) {
    return std::tie(a.pseudonym_head, a.pseudonym_tail) <
           std::tie(b.pseudonym_head, b.pseudonym_tail);
  });
  CsvFile csv(path, "post_id,language,mixed_language");
  for (const PostLanguage& row : languages_) {
    csv.row("{:016x}{:04x},{},{}", row.pseudonym_head, row.pseudonym_tail, code(row.language),
            row.mixed);
  }
  csv.close();
}

}  // namespace resettle::simulation
