#include "tables/schedule.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>
#include <tuple>

#include "base/error.h"

namespace resettle {
namespace {

class Schedule {
 public:
  explicit Schedule(const std::vector<Task>& tasks)
      : tasks_(tasks), waits_for_(tasks.size()), unlocks_(tasks.size()), left_(tasks.size()) {
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      waits_for_[i] = tasks[i].after.size();
      for (const std::size_t before : tasks[i].after) unlocks_[before].push_back(i);
    }
    find_work_behind();
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (waits_for_[i] == 0) ready_.insert(place_of(i));
    }
  }

  // What each thread does until nothing is left.
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return !ready_.empty() || left_ == 0 || failure_; });
      if (left_ == 0 || failure_) return;
      const std::size_t task = std::get<std::size_t>(*ready_.begin());
      ready_.erase(ready_.begin());
      lock.unlock();
      std::exception_ptr thrown;
      try {
        tasks_[task].run();
      } catch (...) {
        thrown = std::current_exception();
      }
      lock.lock();
      finish(task, thrown);
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  // In the order in which tasks begin.
  using Place = std::tuple<bool, double, std::size_t>;
  Place place_of(std::size_t task) const {
    return {!tasks_[task].at_once, -work_behind_[task], task};
  }

  // The costliest way from each task to an end.
  void find_work_behind() {
    work_behind_.assign(tasks_.size(), 0);
    std::vector<std::size_t> behind(tasks_.size());  // tasks that are not yet weighed
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      behind[i] = unlocks_[i].size();
      if (behind[i] == 0) open.push_back(i);
    }
    std::size_t weighed = 0;
    for (; !open.empty(); ++weighed) {
      const std::size_t task = open.back();
      open.pop_back();
      work_behind_[task] += tasks_[task].cost;
      for (const std::size_t before : tasks_[task].after) {
        work_behind_[before] = std::max(work_behind_[before], work_behind_[task]);
        if (--behind[before] == 0) open.push_back(before);
      }
    }
    check(weighed == tasks_.size(), "no task waits for itself");
  }

  void finish(std::size_t task, std::exception_ptr thrown) {
    --left_;
    if (thrown && !failure_) failure_ = std::move(thrown);
    for (const std::size_t next : unlocks_[task]) {
      if (--waits_for_[next] == 0) ready_.insert(place_of(next));
    }
    changed_.notify_all();
  }

  const std::vector<Task>& tasks_;
  std::vector<std::size_t> waits_for_;
  std::vector<std::vector<std::size_t>> unlocks_;
  std::vector<double> work_behind_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<Place> ready_;
  std::size_t left_;
  std::exception_ptr failure_;
};

}  // namespace

int threads_for(int asked) {
  return asked > 0 ? asked : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

void run_tasks(const std::vector<Task>& tasks, int threads) {
  Schedule schedule(tasks);
  std::vector<std::thread> others;
  try {
    for (int i = 1; i < threads && i < static_cast<int>(tasks.size()); ++i) {
      others.emplace_back([&] { schedule.work(); });
    }
  } catch (const std::system_error&) {
    // The system gives no more threads: those that are there do the work.
  }
  schedule.work();
  for (std::thread& other : others) other.join();
  schedule.rethrow();
}

}  // namespace resettle
