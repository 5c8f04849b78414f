#include "simulate/simulate.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "simulate/counts.h"
#include "simulate/population.h"
#include "simulate/read_back_test.h"

namespace resettle::simulation {
namespace {

using read_back::created;
using read_back::Record;
using read_back::small_study;
using read_back::temporary_folder;

std::map<std::string, std::string> all_files(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[std::filesystem::relative(entry.path(), folder)] = sha256_of_file(entry.path());
  }
  return files;
}

TEST(simulate, the_same_seed_gives_the_same_bytes) {
  std::map<std::string, std::string> files[3];
  for (int i = 0; i < 3; ++i) {
    const auto folder = temporary_folder("twin" + std::to_string(i));
    simulate({"rednote-2025", folder, i < 2 ? 1u : 2u, 0.01});
    files[i] = all_files(folder);
    std::filesystem::remove_all(folder);
  }
  EXPECT_EQ(files[0].size(), 32);
  EXPECT_EQ(files[0], files[1]);
  EXPECT_NE(files[0]["raw/search_comments_2026-07-05.jsonl"],
            files[2]["raw/search_comments_2026-07-05.jsonl"]);
}

TEST(simulate, what_cannot_be_simulated_is_an_error_the_user_can_mend) {
  const auto folder = temporary_folder("errors");
  try {
    simulate({"rednote-2052", folder, 1, 1});
    FAIL() << "an unknown preset was accepted";
  } catch (const UserError& error) {
    EXPECT_NE(error.remedy().find("\"rednote-2025\""), std::string::npos) << error.what();
  }
  for (double scale : {0.0, -1.0, 1e9, std::nan("")}) {
    EXPECT_THROW(simulate({"rednote-2025", folder, 1, scale}), UserError) << scale;
  }
  EXPECT_FALSE(std::filesystem::exists(folder)) << "nothing is written before the settings hold";
  std::filesystem::create_directories(folder);
  write_file(folder / "thesis.txt", "three years of work");
  EXPECT_THROW(simulate({"rednote-2025", folder, 1, 0.01}), UserError);
  EXPECT_EQ(read_file(folder / "thesis.txt"), "three years of work");
  std::filesystem::remove_all(folder);
}

TEST(simulate, the_key_is_the_seeds_and_only_its_owner_can_read_it) {
  const auto path = small_study().folder / "study.key";
  EXPECT_EQ(read_file(path), sha256_hex("resettle simulated study key 11") + "\n");
  EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms{0600});
}

TEST(simulate, every_cohort_user_has_a_creators_record) {
  std::set<std::string> profiles;
  for (const auto& [id, records] : small_study().creators) profiles.insert(records[0].author());
  for (const auto& [user, included] : small_study().decisions) {
    EXPECT_TRUE(included == "no" || profiles.contains(user)) << user;
  }
}

TEST(simulate, records_from_july_2026_on_carry_a_hash_instead_of_the_person) {
  for (const auto* kind : {&small_study().posts, &small_study().comments}) {
    for (const auto& [id, records] : *kind) {
      for (const Record& record : records) {
        for (const char* field : {"user_id", "avatar", "ip_location"}) {
          ASSERT_EQ(record.fields.contains(field), record.is_old()) << field;
        }
        ASSERT_NE(record.fields.contains("creator_hash"), record.is_old());
        const bool crawled_late = record.crawled() > 1'782'864'000'000;  // 1 July 2026
        ASSERT_NE(crawled_late, record.is_old());
      }
    }
  }
}

TEST(simulate, half_of_the_records_are_in_each_schema) {
  for (const auto* kind : {&small_study().posts, &small_study().comments}) {
    double old = 0;
    for (const auto& [id, records] : *kind) old += records[0].is_old();
    EXPECT_NEAR(old / static_cast<double>(kind->size()), 0.5, 0.04);
  }
}

TEST(simulate, exactly_one_line_is_torn_and_it_is_the_last_of_its_file) {
  EXPECT_EQ(small_study().bad_lines, std::vector<std::string>{"search_comments_2025-06-30.jsonl"});
  const auto path = small_study().folder / "raw" / "search_comments_2025-06-30.jsonl";
  EXPECT_NE(read_file(path).back(), '\n');
}

TEST(simulate, a_record_seen_twice_is_newer_once_and_larger_then) {
  const auto larger = [](const Record& newest, const Record& older, const char* field) {
    const auto now = read_back::count_of(newest.fields[field]);
    const auto then = read_back::count_of(older.fields[field]);
    return !now || !then || *now >= *then;
  };
  std::size_t twice = 0;
  for (const auto& [id, records] : small_study().comments) {
    if (records.size() == 1) continue;
    ++twice;
    ASSERT_EQ(records.size(), 2);
    EXPECT_GT(records[0].crawled(), records[1].crawled());
    EXPECT_TRUE(larger(records[0], records[1], "like_count"));
    EXPECT_EQ(records[0].author(), records[1].author());
  }
  EXPECT_NEAR(static_cast<double>(twice) / static_cast<double>(small_study().comments.size()), 0.02,
              0.005);
}

TEST(simulate, nothing_is_crawled_before_it_exists_and_ids_tell_when_that_was) {
  for (const auto* kind : {&small_study().posts, &small_study().comments}) {
    for (const auto& [id, records] : *kind) {
      ASSERT_EQ(id.size(), 24);
      ASSERT_EQ(std::stoll(id.substr(0, 8), nullptr, 16), created(records[0]));
      for (const Record& record : records) ASSERT_LT(created(record) * 1'000, record.crawled());
    }
  }
}

TEST(simulate, comments_come_after_their_post_and_are_no_more_than_it_says) {
  std::map<std::string, std::int64_t> collected;
  for (const auto& [id, records] : small_study().comments) {
    const auto post = small_study().posts.find(records[0].fields["note_id"]);
    if (post == small_study().posts.end()) continue;
    ++collected[post->first];
    ASSERT_GT(created(records[0]), created(post->second[0]));
  }
  for (const auto& [id, count] : collected) {
    const auto said = read_back::count_of(small_study().posts.at(id)[0].fields["comment_count"]);
    EXPECT_LE(count, said.value_or(50)) << id;
    EXPECT_LE(count, 50);
  }
}

TEST(simulate, counts_are_shown_as_the_platform_shows_them) {
  EXPECT_EQ(show(9'999).text, "9999");
  EXPECT_FALSE(show(9'999).approximate);
  EXPECT_EQ(show(76'912).text, "7.6万");
  EXPECT_EQ(show(76'912).value, 76'000);
  EXPECT_EQ(show(20'100).text, "2万");
  EXPECT_EQ(show(12'345, 1).text, "1.2w");
  EXPECT_EQ(show(28'999, 2).text, "28k");
  EXPECT_EQ(show_coarsely(9).text, "9");
  EXPECT_EQ(show_coarsely(999).value, 10);
  EXPECT_EQ(show_coarsely(1'000).text, "1千+");
}

TEST(simulate, a_masked_name_keeps_its_first_and_last_character) {
  EXPECT_EQ(masked("Quiet Otter"), "Q***r");
  EXPECT_EQ(masked("迷路的豆腐"), "迷***腐");
  EXPECT_EQ(masked("猫"), "猫***猫");
}

}  // namespace
}  // namespace resettle::simulation
