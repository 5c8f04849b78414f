#include "analyses/robustness/specified_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "analyses/influence/levels_of_phases.h"
#include "base/error.h"
#include "tables/schedule.h"

namespace resettle {
namespace {

bool are_of_phases(const Settings& settings) {
  return value_of(settings, "level_scope") == "phase";
}

// Where phases begin and end means nothing to an analysis that does not tell them apart.
MovedDays days_seen_by(const FindingAnalysis& analysis, const Specified& specified) {
  MovedDays days = specified.days;
  const bool tells_phases =
      analysis.by_phase || (analysis.by_levels && are_of_phases(specified.settings));
  if (!tells_phases) days.boundary_days = 0;
  return days;
}

std::string key_of(const std::vector<std::string>& names, const Settings& settings) {
  std::string key;
  for (const std::string& name : names) key += " " + canonical(settings.at(name));
  return key;
}

// Equal keys, equal levels: those of the window do not look at who is active in a phase, or
// watched.
std::string score_key(const Settings& settings) {
  std::vector<std::string> names = settings_of_levels();
  if (!are_of_phases(settings)) {
    std::erase(names, "active_posts");
    std::erase(names, "retention_gap");
  }
  return key_of(names, settings);
}

// Which posts there are and what `specified` makes of them: equal keys, equal posts.
std::string posts_key(const OtherValues& tables, const MovedDays& days) {
  std::string key = fmt::format("{} {}", days.boundary_days, days.end_days);
  for (const auto& [setting, value] : tables) key += fmt::format(" {}={}", setting, value.text());
  return key;
}

// Which posts an analysis adds up: equal keys, equal sums.
std::string sums_key(const FindingAnalysis& analysis, const Specified& specified) {
  return posts_key(specified.tables, days_seen_by(analysis, specified)) + " " +
         std::to_string(&analysis - finding_analyses().data()) +
         key_of(analysis.sums, specified.settings);
}

std::string results_key(const FindingAnalysis& analysis, const Settings& settings) {
  return (analysis.by_levels ? score_key(settings) : "") + key_of(analysis.results, settings);
}

}  // namespace

Specified specified_by(const Choices& choices, const Specification& specification,
                       const Settings& studys) {
  Specified specified = {.settings = studys};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Choice& choice = choices[i];
    const Value& value = choice.values[specification[i]].value;
    if (choice.of_tables) {
      if (specification[i] > 0) specified.tables[choice.setting] = value;
    } else if (choice.setting == "boundary_days") {
      specified.days.boundary_days = value.get<std::int64_t>();
    } else if (choice.setting == "end_days") {
      specified.days.end_days = value.get<std::int64_t>();
    } else {
      const auto setting = specified.settings.find(choice.setting);
      check(setting != specified.settings.end(),
            "a finding reads what is varied: " + choice.setting);
      setting->second.value = value;
    }
  }
  return specified;
}

// The posts as some specifications count them: made when the first piece asks for them, and gone
// with the last.
class SpecifiedFindings::Posts {
 public:
  Posts(const FindingInputs& inputs, const MovedDays& days) : inputs_(inputs), days_(days) {}

  const PostFacts& facts() {
    std::call_once(made_, [&] {
      facts_ = specified(*inputs_.facts, days_);
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
    const ScoreOptions score = score_options(options.settings);
    if (!has_levels_of_phases(options)) return score_users(metrics_, score).level;
    std::call_once(phases_made_, [&] {
      phases_ = metrics_of_phases(facts_, options.followers, options.last_seen,
                                  [](std::size_t) { return true; });
    });
    return levels_of_phases(phases_, phase_rules(options.settings), score);
  }

  const FindingInputs& inputs_;
  MovedDays days_;
  std::once_flag made_;
  PostFacts facts_;
  std::vector<UserMetric> metrics_;
  std::mutex lock_;
  std::map<std::string, MadeLevels> levels_;
  std::once_flag phases_made_;
  PhaseMetrics phases_;
};

SpecifiedFindings::SpecifiedFindings(const InputsOfTables& inputs, Choices choices,
                                     const std::vector<NumberedSpecification>& all,
                                     std::size_t own_draws, int threads)
    : choices_(std::move(choices)), studys_(inputs.at({}).options.settings) {
  plan(inputs, all);
  find_all(own_draws, threads);
}

void SpecifiedFindings::plan(const InputsOfTables& inputs,
                             const std::vector<NumberedSpecification>& all) {
  std::map<std::string, std::shared_ptr<Posts>> posts;
  for (const auto& [specification, kind] : all) {
    const Specified specified = specified_by(choices_, specification, studys_);
    for (const FindingAnalysis& analysis : finding_analyses()) {
      const MovedDays days = days_seen_by(analysis, specified);
      auto& counted = posts[posts_key(specified.tables, days)];
      if (!counted) counted = std::make_shared<Posts>(inputs.at(specified.tables), days);
      Piece& piece = pieces_[sums_key(analysis, specified)];
      piece.analysis = &analysis;
      piece.posts = counted;
      Found& found = piece.found[results_key(analysis, specified.settings)];
      found.settings = specified.settings;
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
        FindingOptions options = piece.posts->options();
        options.settings = found.settings;
        if (found.is_own) options.resample.draws = own_draws;
        if (!findings)
          findings = piece.analysis->of_posts(facts, piece.analysis->for_sums(options));
        const Levels& levels = piece.posts->levels(score_key(found.settings), options);
        found.findings = findings(levels, piece.analysis->for_results(options));
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
  const Specified specified = specified_by(choices_, specification, studys_);
  return pieces_.at(sums_key(analysis, specified))
      .found.at(results_key(analysis, specified.settings))
      .findings;
}

}  // namespace resettle
