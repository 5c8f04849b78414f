#include "cli/progress.h"

#include <gtest/gtest.h>

#include <future>

namespace resettle {
namespace {

TEST(running_steps, are_not_told_if_they_are_quick) {
  RunningSteps steps;
  steps.begin("posts", 0);
  EXPECT_EQ(steps.due(1.9), "");
  steps.end("posts");
  EXPECT_EQ(steps.due(60), "");
}

TEST(running_steps, are_told_after_two_seconds_by_name_and_time) {
  RunningSteps steps;
  steps.begin("multiverse", 10);
  EXPECT_EQ(steps.due(12), "multiverse (2 s)");
}

TEST(running_steps, say_how_much_is_done_if_it_is_known) {
  RunningSteps steps;
  steps.begin("raw/posts.jsonl", 0);
  steps.progress("raw/posts.jsonl", 0.4);
  EXPECT_EQ(steps.due(4), "raw/posts.jsonl (4 s, 40 % done)");
}

TEST(running_steps, are_told_again_only_after_a_while) {
  RunningSteps steps;
  steps.begin("multiverse", 0);
  EXPECT_NE(steps.due(2), "");
  EXPECT_EQ(steps.due(5), "");
  EXPECT_EQ(steps.due(11.9), "");
  EXPECT_EQ(steps.due(12), "multiverse (12 s)");
}

TEST(running_steps, that_became_slow_since_the_last_line_are_told_soon_and_with_the_others) {
  RunningSteps steps;
  steps.begin("multiverse", 0);
  steps.begin("findings", 1.5);
  EXPECT_EQ(steps.due(2), "multiverse (2 s)");
  EXPECT_EQ(steps.due(3.6), "");
  EXPECT_EQ(steps.due(4), "multiverse (4 s), findings (2 s)");
}

TEST(running_steps, of_one_name_are_one_until_the_last_ends) {
  RunningSteps steps;
  steps.begin("figures", 0);
  steps.begin("figures", 1);
  steps.end("figures");
  EXPECT_EQ(steps.due(3), "figures (3 s)");
  steps.end("figures");
  EXPECT_EQ(steps.due(30), "");
}

TEST(line_observer, speaks_while_a_slow_step_runs) {
  std::promise<std::string> said;
  bool is_first = true;
  const auto observer = make_line_observer(
      [&](const std::string& line) {
        if (is_first) said.set_value(line);
        is_first = false;
      },
      0);
  observer->begin("multiverse", 1, 1);
  // The step is as slow as it takes until the line is there.
  EXPECT_TRUE(said.get_future().get().starts_with("working on multiverse ("));
  observer->end("multiverse", {.count = 3}, 0.5);
}

TEST(line_observer, speaks_of_slow_work_that_makes_no_table) {
  std::promise<std::string> said;
  bool is_first = true;
  const auto observer = make_line_observer(
      [&](const std::string& line) {
        if (is_first) said.set_value(line);
        is_first = false;
      },
      0);
  const Work work(*observer, "checksums of the raw files");
  EXPECT_TRUE(said.get_future().get().starts_with("working on checksums of the raw files ("));
}

TEST(line_observer, counts_what_a_step_made_as_a_reader_would) {
  std::vector<std::string> lines;
  const auto observer =
      make_line_observer([&](const std::string& line) { lines.push_back(line); }, 1e9);
  observer->end("days", {.count = 1}, 0.5);
  observer->end("posts.csv", {.count = 1582, .noun = "record", .set_aside = 2}, 0.25);
  EXPECT_EQ(lines, (std::vector<std::string>{"made days: 1 row in 0.50 s",
                                             "made posts.csv: 1\u2009582 records in 0.25 s; 2 more "
                                             "set aside"}));
}

}  // namespace
}  // namespace resettle
