#include "analyses/robustness/specified_findings.h"

#include <algorithm>
#include <mutex>

#include "analyses/influence/levels_of_phases.h"
#include "analyses/robustness/specified.h"
#include "base/text.h"
#include "tables/schedule.h"

namespace resettle {
namespace {

bool has_levels_of_phases(const FindingAnalysis& analysis, const Specification& s) {
  return analysis.by_score && s.level_scope == "phase";
}

// Where phases begin and end means nothing to an analysis that does not tell them apart.
Specification seen_by(const FindingAnalysis& analysis, Specification specification) {
  if (!analysis.by_phase && !has_levels_of_phases(analysis, specification)) {
    specification.boundary_days = 0;
  }
  return specification;
}

std::string score_key(const Specification& s) {
  const std::string key = s.normalise + " " + s.weights + " " + format_number(s.high_share) +
                          (s.with_followers ? " with" : " without");
  if (s.level_scope == "window") return key;
  return key + " phases, active " + std::to_string(s.active_posts);
}

// Which posts an analysis adds up: equal keys, equal sums.
std::string sums_key(const FindingAnalysis& analysis, const Specification& s) {
  std::string key = posts_key(seen_by(analysis, s));
  key += " " + std::to_string(&analysis - finding_analyses().data());
  if (analysis.by_age) key += " age " + std::to_string(s.min_age_days);
  if (analysis.by_scope) key += " " + s.level_scope;
  if (analysis.by_stay) key += " " + s.retention_event;
  if (analysis.by_confidence) key += " sure " + format_number(s.min_confidence);
  return key;
}

std::string levels_key(const FindingAnalysis& analysis, const Specification& s) {
  std::string key;
  if (analysis.by_score) key += score_key(s);
  if (analysis.by_active) key += " active " + std::to_string(s.active_posts);
  return key;
}

}  // namespace

FindingOptions options_of(const FindingOptions& base, const Specification& specification) {
  FindingOptions options = base;
  options.score.normalise = specification.normalise;
  options.score.weights = specification.weights;
  options.score.high_share = specification.high_share;
  std::erase(options.score.metrics, "followers");
  if (specification.with_followers) {
    options.score.metrics.insert(options.score.metrics.begin(), "followers");
  }
  options.levels_of_phases = specification.level_scope == "phase";
  options.active_posts = specification.active_posts;
  options.min_confidence = specification.min_confidence;
  options.min_age_days = specification.min_age_days;
  options.stay.first_silence = specification.retention_event == "first_silence";
  return options;
}

// The posts as some specifications count them: made when the first piece asks for them, and gone
// with the last.
class SpecifiedFindings::Posts {
 public:
  Posts(const FindingInputs& inputs, Specification specification)
      : inputs_(inputs), specification_(std::move(specification)) {}

  const PostFacts& facts() {
    std::call_once(made_, [&] {
      facts_ = specified(*inputs_.facts, specification_);
      metrics_ = metrics_of(facts_, inputs_.options);
    });
    return facts_;
  }

  // Of the cohort whose posts they are.
  const FindingOptions& options() const { return inputs_.options; }

  // After facts().
  const Levels& levels(const std::string& key, const FindingOptions& options) {
    MadeLevels& made = levels_at(key);
    std::call_once(made.once, [&] { made.levels = make_levels(options); });
    return made.levels;
  }

 private:
  struct MadeLevels {
    std::once_flag once;
    Levels levels;
  };

  MadeLevels& levels_at(const std::string& key) {
    const std::lock_guard held(lock_);
    return levels_[key];
  }

  Levels make_levels(const FindingOptions& options) {
    if (!options.levels_of_phases) return score_users(metrics_, options.score).level;
    std::call_once(phases_made_, [&] {
      phases_ = metrics_of_phases(facts_, options.followers, [](std::size_t) { return true; });
    });
    return levels_of_phases(phases_, options.active_posts, options.score);
  }

  const FindingInputs& inputs_;
  Specification specification_;
  std::once_flag made_;
  PostFacts facts_;
  std::vector<UserMetric> metrics_;
  std::mutex lock_;
  std::map<std::string, MadeLevels> levels_;
  std::once_flag phases_made_;
  PhaseMetrics phases_;
};

SpecifiedFindings::SpecifiedFindings(const InputsByEvidence& inputs,
                                     const std::vector<NumberedSpecification>& all,
                                     std::size_t own_draws, int threads) {
  plan(inputs, all);
  find_all(own_draws, threads);
}

void SpecifiedFindings::plan(const InputsByEvidence& inputs,
                             const std::vector<NumberedSpecification>& all) {
  std::map<std::string, std::shared_ptr<Posts>> posts;
  for (const auto& [specification, kind] : all) {
    for (const FindingAnalysis& analysis : finding_analyses()) {
      const Specification seen = seen_by(analysis, specification);
      auto& counted = posts[posts_key(seen)];
      if (!counted) counted = std::make_shared<Posts>(inputs.at(seen.evidence), seen);
      Piece& piece = pieces_[sums_key(analysis, specification)];
      piece.analysis = &analysis;
      piece.posts = counted;
      Found& found = piece.found[levels_key(analysis, specification)];
      found.specification = specification;
      found.is_own = found.is_own || &specification == &all.front().specification;
    }
  }
}

void SpecifiedFindings::find_all(std::size_t own_draws, int threads) {
  std::map<const Posts*, double> work;
  for (const auto& [key, piece] : pieces_) {
    work[piece.posts.get()] += static_cast<double>(piece.found.size());
  }
  std::vector<Task> tasks;
  for (auto& [key, piece] : pieces_) {
    const auto find = [&piece = piece, own_draws] {
      const PostFacts& facts = piece.posts->facts();
      FindingsOfLevels findings;
      for (auto& [levels_key, found] : piece.found) {
        FindingOptions options = options_of(piece.posts->options(), found.specification);
        if (found.is_own) options.resample.draws = own_draws;
        if (!findings) findings = piece.analysis->of_posts(facts, options);
        const std::string scores = score_key(found.specification);
        found.findings = findings(piece.posts->levels(scores, options), options);
      }
      piece.posts.reset();
    };
    // By what all pieces of its posts cost, so that those are made one after the other.
    tasks.push_back({find, {}, work[piece.posts.get()]});
  }
  run_tasks(tasks, threads_for(threads));
}

const std::vector<FindingEstimate>& SpecifiedFindings::of(
    const FindingAnalysis& analysis, const Specification& specification) const {
  return pieces_.at(sums_key(analysis, specification))
      .found.at(levels_key(analysis, specification))
      .findings;
}

}  // namespace resettle
