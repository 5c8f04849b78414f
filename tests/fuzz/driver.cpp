// Runs a target's inputs in a child, which may crash or hang, and keeps each input that fails.
//
//   fuzz_TARGET [--seconds N | --inputs N] [--seed N] [--first N]
//   fuzz_TARGET FILE      one kept input, in this process: for a debugger
//
// Ends with 0 if no input failed, 1 if one did.
#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <thread>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "mutate.h"
#include "target.h"

// Memory that DuckDB, which is not instrumented, frees at exit is not ours to report. An allocation
// that no machine can give is an error that the program must meet, not an end.
extern "C" const char* __asan_default_options() {
  return "detect_leaks=0:allocator_may_return_null=1:handle_abort=1";
}
extern "C" const char* __ubsan_default_options() { return "print_stacktrace=1"; }

namespace resettle::fuzz {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Far above what any input took; a sanitized input takes some ten times as long as a plain one.
constexpr int kMostSecondsAnInput = 60;
constexpr int kMostFailures = 10;

struct Options {
  std::string target;
  std::uint64_t seed = 1;
  std::uint64_t first = 0;
  std::uint64_t inputs = 300;
  int seconds = 0;  // 0: as many as `inputs`
  std::string file;
};

// What the child tells, in memory that both see.
struct Told {
  std::atomic<std::uint64_t> number;   // of the input that is read
  std::atomic<std::int64_t> begun_ms;  // when it was begun
  std::atomic<std::uint64_t> read = 0, refused = 0;
};

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch())
      .count();
}

// The folders of a process: `inside` may be written, `kept` and `outside`, where it stands, not.
class Place {
 public:
  Place() : root_(made()), inside(root_ / "inside"), kept(root_ / "kept") {
    for (const fs::path& folder : {inside, kept, root_ / "outside"}) fs::create_directory(folder);
    put(root_ / "outside" / "precious", "precious\n");
    ::setenv("TMPDIR", inside.c_str(), 1);
    fs::current_path(root_ / "outside");
  }

  void clear() const {
    for (const auto& entry : fs::directory_iterator(inside)) fs::remove_all(entry.path());
  }
  // What lies outside, with what tells that it was written to.
  std::map<std::string, std::pair<std::uint64_t, std::int64_t>> outside() const {
    std::map<std::string, std::pair<std::uint64_t, std::int64_t>> found;
    for (auto entry = fs::recursive_directory_iterator(root_); entry != fs::end(entry); ++entry) {
      if (entry->path() == inside)
        entry.disable_recursion_pending();
      else if (!entry->is_directory()) {
        const FileStamp now = stamp(entry->path());
        found[entry->path().string()] = {now.size, now.changed_ns};
      } else {
        found[entry->path().string()] = {};
      }
    }
    return found;
  }
  void remove() const {
    fs::current_path("/");
    fs::remove_all(root_);
  }

 private:
  static fs::path made() {
    static const fs::path temporary = fs::temp_directory_path();
    std::string pattern = (temporary / "resettle-fuzz-XXXXXX").string();
    check(::mkdtemp(pattern.data()) != nullptr, "a temporary folder can be made");
    return pattern;
  }
  fs::path root_;

 public:
  fs::path inside, kept;
};

// What is wrong with how the target took the input; empty if nothing is. `refusal` is the text of a
// UserError.
std::string fault(const Place& place, const std::string& bytes, std::string& refusal) {
  const auto before = place.outside();
  std::string found;
  try {
    run(bytes, place.inside);
  } catch (const UserError& error) {
    refusal = error.what();
    if (error.remedy().empty()) found = "an error without a remedy: " + refusal;
  } catch (const std::exception& error) {
    found = std::string("an exception that is no UserError: ") + error.what();
  }
  if (place.outside() != before) found += "\nsomething was written outside the folder";
  place.clear();
  return found;
}

constexpr int kFaultCode = 9;

[[noreturn]] void run_child(const Options& options, std::uint64_t first, std::int64_t end_ms,
                            const Place& place, const fs::path& current, Told& told) {
  const std::vector<std::string> all_seeds = seeds(place.kept);
  const std::vector<std::string> all_words = words();
  place.clear();
  for (std::uint64_t number = first;
       options.seconds > 0 ? now_ms() < end_ms : number < options.first + options.inputs;
       ++number) {
    const std::string bytes = input(all_seeds, all_words, options.seed, number);
    put(current, bytes);
    told.number = number;
    told.begun_ms = now_ms();
    std::string refusal;
    std::string found = fault(place, bytes, refusal);
    if (found.empty() && number < all_seeds.size() && !refusal.empty()) {
      found = "a seed is refused: " + refusal;
    }
    if (!found.empty()) {
      fmt::print(stderr, "{}\n", printable(found));
      ::_exit(kFaultCode);
    }
    ++(refusal.empty() ? told.read : told.refused);
  }
  ::_exit(0);
}

// Waits for the child and says what became of it; empty if all inputs went well.
std::string outcome(pid_t child, const Told& told) {
  for (;;) {
    int status = 0;
    if (::waitpid(child, &status, WNOHANG) == child) {
      if (WIFSIGNALED(status)) return fmt::format("killed by signal {}", WTERMSIG(status));
      const int code = WEXITSTATUS(status);
      return code == 0 ? "" : code == kFaultCode ? "see above" : fmt::format("ended with {}", code);
    }
    if (now_ms() - told.begun_ms > kMostSecondsAnInput * 1000) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      return fmt::format("not done after {} s", kMostSecondsAnInput);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

fs::path kept_input(const Options& options, std::uint64_t number, const fs::path& current,
                    const fs::path& folder) {
  fs::create_directories(folder);
  const fs::path file = folder / fmt::format("{}-{}-{}", options.target, options.seed, number);
  fs::copy_file(current, file, fs::copy_options::overwrite_existing);
  return file;
}

int run_all(const Options& options, const std::string& program, const fs::path& failures) {
  Told& told = *new (::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Told;
  const std::int64_t begun_ms = now_ms();
  const std::int64_t end_ms = begun_ms + std::int64_t{options.seconds} * 1000;
  int failed = 0;
  for (std::uint64_t first = options.first; failed < kMostFailures; first = told.number + 1) {
    const Place place;
    const fs::path current = place.kept.parent_path().string() + "-input";
    told.number = first;
    told.begun_ms = now_ms();
    const pid_t child = ::fork();
    if (child == 0) run_child(options, first, end_ms, place, current, told);
    const std::string found = outcome(child, told);
    if (!found.empty()) {
      ++failed;
      const fs::path file = kept_input(options, told.number, current, failures);
      fmt::print("{}: input {} of seed {}: {}\n  {} {}\n", options.target, told.number.load(),
                 options.seed, found, program, file.string());
    }
    place.remove();
    fs::remove(current);
    if (found.empty()) break;
  }
  fmt::print("{}: seed {}, {} inputs in {:.0f} s: {} read, {} refused, {} failed\n", options.target,
             options.seed, told.read + told.refused + static_cast<std::uint64_t>(failed),
             static_cast<double>(now_ms() - begun_ms) / 1000, told.read.load(), told.refused.load(),
             failed);
  return failed == 0 ? 0 : 1;
}

int run_one(const Options& options) {
  const std::string bytes = read_file(options.file);
  const Place place;
  seeds(place.kept);
  place.clear();
  std::string refusal;
  const std::string found = fault(place, bytes, refusal);
  place.remove();
  fmt::print("{}\n", printable(!found.empty() ? found : refusal.empty() ? "read" : refusal));
  return found.empty() ? 0 : 1;
}

Options options_of(int argc, char** argv) {
  Options options;
  options.target = fs::path(argv[0]).filename().string();
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (!name.starts_with("--")) {
      options.file = fs::absolute(name);
      continue;
    }
    const std::uint64_t value = i + 1 < argc ? std::stoull(argv[++i]) : 0;
    if (name == "--seconds")
      options.seconds = static_cast<int>(value);
    else if (name == "--inputs")
      options.inputs = value;
    else if (name == "--seed")
      options.seed = value;
    else if (name == "--first")
      options.first = value;
    else
      throw UserError("there is no " + name, "See the head of tests/fuzz/driver.cpp.");
  }
  return options;
}

}  // namespace
}  // namespace resettle::fuzz

int main(int argc, char** argv) {
  using namespace resettle::fuzz;
  const Options options = options_of(argc, argv);
  if (!options.file.empty()) return run_one(options);
  return run_all(options, argv[0], std::filesystem::absolute("fuzz-failures"));
}
