// Every finding under every specification: the study's own settings, each other setting alone,
// and settings drawn from the grid. `agrees` says whether the estimate lies on the same side of
// no difference as the study's own.
// one row per: specification, finding
// reads: post_facts, days, codebook, author_totals, author_phase_totals, settings(role_topic,
//   topic_level, metrics, normalise, weights, high_share, active_posts, min_confidence,
//   min_age_days, statistic, focus_topic, trend_topic, warm_topic, connective_topics, seed,
//   specifications, specification_draws)
// version: 4
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "analyses/findings/all_findings.h"
#include "analyses/robustness/specified.h"
#include "base/text.h"

namespace resettle {
namespace {

Specification own_specification(const FindingOptions& options) {
  Specification own;
  own.normalise = options.score.normalise;
  own.weights = options.score.weights;
  own.high_share = options.score.high_share;
  own.with_followers =
      std::count(options.score.metrics.begin(), options.score.metrics.end(), "followers") > 0;
  own.active_posts = options.active_posts;
  own.min_confidence = options.min_confidence;
  own.min_age_days = options.min_age_days;
  return own;
}

FindingOptions options_of(const FindingOptions& base, const Specification& specification) {
  FindingOptions options = base;
  options.score.normalise = specification.normalise;
  options.score.weights = specification.weights;
  options.score.high_share = specification.high_share;
  std::erase(options.score.metrics, "followers");
  if (specification.with_followers || options.score.metrics.empty()) {
    options.score.metrics.insert(options.score.metrics.begin(), "followers");
  }
  options.active_posts = specification.active_posts;
  options.min_confidence = specification.min_confidence;
  options.min_age_days = specification.min_age_days;
  return options;
}

std::string score_key(const Specification& s) {
  return s.normalise + " " + s.weights + " " + format_number(s.high_share) +
         (s.with_followers ? " with" : " without");
}

// What the findings of one analysis depend on: specifications with the same key share them.
std::string key_of(const FindingAnalysis& analysis, const Specification& s) {
  const auto place = &analysis - finding_analyses().data();
  std::string key = std::to_string(place) + " " + posts_key(s);
  if (analysis.by_score) key += " " + score_key(s);
  if (analysis.by_active) key += " active " + std::to_string(s.active_posts);
  if (analysis.by_age) key += " age " + std::to_string(s.min_age_days);
  if (analysis.by_confidence) key += " sure " + format_number(s.min_confidence);
  return key;
}

using Found = std::vector<FindingEstimate>;

// One piece of work: all analyses' findings on the same posts, each key once.
struct Work {
  Specification posts;
  std::map<std::string, std::pair<const FindingAnalysis*, Specification>> wanted;
};

std::map<std::string, Work> plan(const std::vector<NumberedSpecification>& all) {
  std::map<std::string, Work> works;
  for (const NumberedSpecification& one : all) {
    Work& work = works[posts_key(one.specification)];
    work.posts = one.specification;
    for (const FindingAnalysis& analysis : finding_analyses()) {
      work.wanted.emplace(key_of(analysis, one.specification),
                          std::pair(&analysis, one.specification));
    }
  }
  return works;
}

void do_work(const FindingInputs& inputs, const Work& work, std::map<std::string, Found>& found,
             std::mutex& lock) {
  const PostFacts facts = specified(inputs.facts, work.posts);
  const std::vector<UserMetric> metrics = metrics_of(facts, inputs.options);
  std::map<std::string, std::vector<Level>> levels;
  for (const auto& [key, what] : work.wanted) {
    const auto& [analysis, specification] = what;
    const FindingOptions options = options_of(inputs.options, specification);
    auto& of = levels[score_key(specification)];
    if (of.empty()) of = score_users(metrics, options.score).level;
    Found estimates = analysis->findings(facts, of, options);
    const std::lock_guard held(lock);
    found.emplace(key, std::move(estimates));
  }
}

// The order in which threads take the work changes nothing: each piece draws from its own streams.
std::map<std::string, Found> find_all(const FindingInputs& inputs,
                                      const std::vector<NumberedSpecification>& all) {
  const std::map<std::string, Work> works = plan(all);
  std::vector<const Work*> queue;
  for (const auto& [key, work] : works) queue.push_back(&work);
  std::map<std::string, Found> found;
  std::mutex lock;
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < queue.size(); i = next++) {
      do_work(inputs, *queue[i], found, lock);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) threads.emplace_back(take);
  take();
  threads.clear();
  return found;
}

// Which side of no difference: a ratio's is 1, all others' 0.
int side(const FindingEstimate& finding) {
  const double none = finding.unit == "ratio" ? 1 : 0;
  return (*finding.estimate > none) - (*finding.estimate < none);
}

}  // namespace

void make_multiverse(Making& making) {
  FindingInputs inputs = read_finding_inputs(making);
  inputs.options.resample.draws = making.setting("specification_draws").get<std::size_t>();
  const auto all = specifications(own_specification(inputs.options),
                                  making.setting("specifications").get<std::size_t>(),
                                  making.setting("seed").get<std::uint64_t>());
  const std::map<std::string, Found> found = find_all(inputs, all);

  Columns columns = {{"specification", ColumnType::integer},
                     {"finding", ColumnType::text},
                     {"kind", ColumnType::text},
                     {"unit", ColumnType::text},
                     {"estimate", ColumnType::number},
                     {"low", ColumnType::number},
                     {"high", ColumnType::number},
                     {"agrees", ColumnType::boolean}};
  for (const std::string& choice : choice_names()) columns.push_back({choice, ColumnType::text});
  RowList rows(columns);
  for (std::size_t number = 0; number < all.size(); ++number) {
    const Specification& specification = all[number].specification;
    for (const FindingAnalysis& analysis : finding_analyses()) {
      const Found& own = found.at(key_of(analysis, all[0].specification));
      const Found& these = found.at(key_of(analysis, specification));
      for (std::size_t i = 0; i < these.size(); ++i) {
        rows.row().integer(static_cast<std::int64_t>(number)).text(these[i].name);
        rows.text(all[number].kind).text(these[i].unit);
        rows.number(these[i].estimate).number(these[i].low).number(these[i].high);
        // A share of its own differs from nothing: it has no side.
        if (these[i].unit != "share" && these[i].estimate && own[i].estimate) {
          rows.boolean(side(these[i]) == side(own[i]));
        } else {
          rows.null();
        }
        for (const std::string& choice : choices_of(specification)) rows.text(choice);
      }
    }
  }
  making.write(rows, "specification, finding");
}

}  // namespace resettle
