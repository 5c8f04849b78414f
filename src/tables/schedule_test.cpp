#include "tables/schedule.h"

#include <atomic>
#include <future>
#include <mutex>
#include <stdexcept>
#include <string>

#include "base/testing.h"

namespace resettle {
namespace {

TEST(schedule, every_task_runs_once_behind_what_it_waits_for) {
  for (const int threads : {1, 2, 7}) {
    std::vector<std::atomic<int>> runs(200);
    std::atomic<int> too_early = 0;
    std::vector<Task> tasks(runs.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (i >= 3) tasks[i].after = {i / 2, i - 3};
      tasks[i].run = [&, i] {
        for (const std::size_t before : tasks[i].after) too_early += runs[before] == 1 ? 0 : 1;
        ++runs[i];
      };
    }
    run_tasks(tasks, threads);
    EXPECT_EQ(too_early, 0);
    for (const auto& count : runs) EXPECT_EQ(count, 1);
  }
}

TEST(schedule, on_one_thread_the_longest_way_begins_first) {
  std::string order;
  const auto note = [&](char name) { return [&order, name] { order += name; }; };
  run_tasks({{note('a'), {}, 1}, {note('b'), {}, 2}, {note('c'), {0}, 5}, {note('d'), {1}, 1}}, 1);
  EXPECT_EQ(order, "acbd");
}

TEST(schedule, what_is_wanted_at_once_begins_before_longer_ways) {
  std::string order;
  const auto note = [&](char name) { return [&order, name] { order += name; }; };
  run_tasks({{note('a'), {}, 9}, {note('b'), {}, 5}, {note('c'), {0}, 1, true}}, 1);
  EXPECT_EQ(order, "acb");
}

TEST(schedule, two_tasks_run_at_the_same_time) {
  std::promise<void> first, second;
  const auto meet = [](std::promise<void>& mine, std::promise<void>& other) {
    mine.set_value();
    other.get_future().wait();
  };
  run_tasks({{[&] { meet(first, second); }, {}, 1}, {[&] { meet(second, first); }, {}, 1}}, 2);
}

TEST(schedule, after_a_failure_nothing_more_begins) {
  for (const int threads : {1, 4}) {
    std::atomic<bool> began = false;
    const std::vector<Task> tasks = {{[] { throw std::runtime_error("no"); }, {}, 1},
                                     {[&] { began = true; }, {0}, 1}};
    EXPECT_THROW(run_tasks(tasks, threads), std::runtime_error);
    EXPECT_FALSE(began);
  }
}

TEST(schedule, a_circle_is_a_bug) {
  EXPECT_THROW(run_tasks({{[] {}, {1}, 1}, {[] {}, {0}, 1}}, 2), std::logic_error);
}

TEST(schedule, no_tasks_are_done_at_once) { run_tasks({}, 2); }

}  // namespace
}  // namespace resettle
