// Runs tasks that wait for each other on a few threads.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace resettle {

// 0 asks for as many as the machine has.
int threads_for(int asked);

struct Task {
  std::function<void()> run;
  std::vector<std::size_t> after;  // positions of the tasks that must be done before this one
  double cost = 1;                 // a guess, in any unit; only the order of work follows from it
  bool at_once = false;            // begins before all others: somebody else waits for it
};

// Runs every task once, on the calling thread and up to `threads` - 1 more. Among the tasks that
// may begin, those `at_once` begin first, then the one with the most work behind it (by the costs),
// then the first in the list: on one thread the order is always the same. After a task has thrown,
// no other begins; those that run are waited for, and the first exception is thrown. A circle is a
// bug.
void run_tasks(const std::vector<Task>& tasks, int threads);

}  // namespace resettle
