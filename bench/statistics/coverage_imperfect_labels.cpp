#include <fmt/core.h>

#include <cmath>

#include "coverage.h"
#include "statistics/imperfect_labels/corrected_mean.h"
#include "statistics/imperfect_labels/corrected_regression.h"
#include "statistics/imperfect_labels/prediction_powered_mean.h"

namespace resettle::statistics {
namespace {

// Posts of authors; .4 of them are of the category, a machine is right with chance .8 and else says
// "yes". Gold: 100 posts of each machine label.
struct Posts {
  std::vector<double> gold, machine, inclusion;
  std::vector<int> author, stratum;
  std::vector<std::uint8_t> sampled;

  Posts(Philox& random, std::size_t authors, double icc, std::size_t gold_a_stratum) {
    const auto sizes = cluster_sizes(random, authors);
    for (std::size_t a = 0; a < authors; ++a) {
      const ClusteredCoin coin(random, .4, icc);
      for (std::size_t post = 0; post < sizes[a]; ++post) {
        gold.push_back(coin.toss(random));
        machine.push_back(random.uniform() < .8 ? gold.back() : 1);
        author.push_back(static_cast<int>(a));
        stratum.push_back(machine.back() > 0);
      }
    }
    sampled.assign(gold.size(), 0);
    inclusion.assign(gold.size(), 1);
    for (const int which : {0, 1}) draw_gold(random, which, gold_a_stratum);
  }

  void draw_gold(Philox& random, int which, std::size_t wanted) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (stratum[i] == which) units.push_back(i);
    }
    random.shuffle(std::span(units));
    const std::size_t drawn = std::min(wanted, units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      sampled[units[i]] = i < drawn;
      inclusion[units[i]] = static_cast<double>(drawn) / static_cast<double>(units.size());
    }
  }
};

Held holds(const Result<CorrectedEstimate>& result, double truth) {
  return result ? Held(result->low <= truth && truth <= result->high) : Held();
}

std::vector<CoverageRow> shares(std::size_t authors, double icc, std::size_t gold,
                                const CoverageOptions& options) {
  const std::vector<Method> methods{{"corrected share, by author and stratum"},
                                    {"corrected share, as if posts were independent"}};
  return simulate_coverage(
      fmt::format("share .4, {} authors, icc {}, {} gold posts", authors, icc, 2 * gold), methods,
      options, [=](Philox& random, std::uint64_t) {
        const Posts posts(random, authors, icc, gold);
        return std::vector<Held>{
            holds(corrected_mean(posts.machine, posts.gold,
                                 {posts.sampled, posts.inclusion, posts.stratum, posts.author}),
                  .4),
            holds(corrected_mean(posts.machine, posts.gold,
                                 {posts.sampled, posts.inclusion, posts.stratum}),
                  .4)};
      });
}

// Sentiment within a domain that the machine labels too, and a slope on a group of the author.
std::vector<CoverageRow> domains_and_slopes(std::size_t authors, const CoverageOptions& options) {
  const std::vector<Method> methods{{"corrected mean of a domain"}, {"corrected slope"}};
  return simulate_coverage(
      fmt::format("{} authors, icc .2, 200 gold posts", authors), methods, options,
      [=](Philox& random, std::uint64_t) {
        const Posts posts(random, authors, .2, 100);
        const GoldDesign design{posts.sampled, posts.inclusion, posts.stratum, posts.author};
        std::vector<double> above_gold, above_machine, rows;
        for (std::size_t i = 0; i < posts.gold.size(); ++i) {
          const double sentiment = random.normal() + .5;
          above_gold.push_back(sentiment * posts.gold[i]);
          above_machine.push_back((sentiment + .3) * posts.machine[i]);
          rows.insert(rows.end(), {1, static_cast<double>(posts.author[i] % 2)});
        }
        const auto domain =
            corrected_ratio({above_machine, above_gold}, {posts.machine, posts.gold}, design);
        const auto fit = corrected_regression({posts.machine, posts.gold, rows, {}, 2}, design);
        const auto slope = [](const CorrectedCoefficient& c) { return c.low <= 0 && 0 <= c.high; };
        return std::vector<Held>{holds(domain, .5),
                                 fit ? Held(slope(fit->coefficients[1])) : Held()};
      });
}

std::vector<CoverageRow> simple_random(std::size_t gold, const CoverageOptions& options) {
  const std::vector<Method> methods{{"PPI"}, {"PPI++"}};
  return simulate_coverage(
      fmt::format("share .4, {} gold of 5,000 independent posts", gold), methods, options,
      [=](Philox& random, std::uint64_t) {
        std::vector<double> y, with, without;
        for (std::size_t i = 0; i < 5'000; ++i) {
          const double truth = random.uniform() < .4;
          const double machine = random.uniform() < .8 ? truth : 1;
          if (i < gold) y.push_back(truth);
          (i < gold ? with : without).push_back(machine);
        }
        std::vector<Held> held;
        for (const std::optional<double> lambda : {std::optional(1.0), std::optional<double>()}) {
          const auto result = prediction_powered_mean(y, with, without, {.lambda = lambda});
          held.push_back(Held(result->low <= .4 && .4 <= result->high));
        }
        return held;
      });
}

}  // namespace

std::vector<CoverageRow> imperfect_labels_coverage(const CoverageOptions& options) {
  std::vector<CoverageRow> rows;
  const auto append = [&](const std::vector<CoverageRow>& more) {
    rows.insert(rows.end(), more.begin(), more.end());
  };
  for (const std::size_t authors : {60, 1300}) {
    for (const double icc : {.02, .2}) append(shares(authors, icc, 100, options));
  }
  append(shares(1300, .02, 25, options));
  for (const std::size_t authors : {60, 1300}) append(domains_and_slopes(authors, options));
  for (const std::size_t gold : {60, 500}) append(simple_random(gold, options));
  return rows;
}

}  // namespace resettle::statistics
