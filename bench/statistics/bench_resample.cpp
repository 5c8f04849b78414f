// Times the cluster bootstrap of the shares of 14 topics in 2 groups. Reads the posts that
// bench_resample.py writes to standard input (first line: posts, authors; then author, group and
// topic of each post) and prints seconds and intervals as one JSON object.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "statistics/resample/cluster_bootstrap.h"

using namespace resettle::statistics;

constexpr std::size_t kTopics = 14;
constexpr std::size_t kColumns = 2 * kTopics + 2;  // posts by group and topic, then posts by group

int main(int argument_count, char** arguments) {
  const std::size_t threads = argument_count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1;
  std::size_t posts = 0, authors = 0;
  if (std::scanf("%zu %zu", &posts, &authors) != 2) return 1;
  struct Post {
    std::size_t author, group, topic;
  };
  std::vector<Post> rows(posts);
  for (Post& post : rows) {
    if (std::scanf("%zu %zu %zu", &post.author, &post.group, &post.topic) != 3) return 1;
  }

  std::vector<std::pair<std::size_t, std::size_t>> shares;
  for (std::size_t i = 0; i < 2 * kTopics; ++i) shares.emplace_back(i, 2 * kTopics + i / kTopics);

  double best = 1e9;
  std::vector<Result<BootstrapInterval>> intervals;
  for (int repeat = 0; repeat < 5; ++repeat) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<double> sums(authors * kColumns);
    for (const Post& post : rows) {
      ++sums[post.author * kColumns + post.group * kTopics + post.topic];
      ++sums[post.author * kColumns + 2 * kTopics + post.group];
    }
    intervals = cluster_bootstrap({sums, kColumns}, shares.size(), ratios_of_sums(shares),
                                  IntervalKind::kPercentile,
                                  {.draws = 2000, .seed = 7, .threads = threads});
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    best = std::min(best, spent.count());
  }
  std::printf("{\"seconds\": %.6f, \"intervals\": [", best);
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    std::printf("%s[%.9f, %.9f]", i == 0 ? "" : ", ", intervals[i]->low, intervals[i]->high);
  }
  std::printf("]}\n");
}
