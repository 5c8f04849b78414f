#include "analyses/influence/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/text.h"
#include "statistics/weights/critic_weights.h"
#include "statistics/weights/entropy_weights.h"
#include "statistics/weights/normalise.h"

namespace resettle {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

const UserMetric& metric_named(const std::vector<UserMetric>& metrics, const std::string& name) {
  const auto found = std::find_if(metrics.begin(), metrics.end(),
                                  [&](const UserMetric& metric) { return metric.name == name; });
  check(found != metrics.end(), "the metric is given: " + name);
  return *found;
}

// The metrics that are known of somebody, in the order of the options.
std::vector<const UserMetric*> present(const std::vector<UserMetric>& metrics,
                                       const ScoreOptions& options, Scores& scores) {
  std::vector<const UserMetric*> used;
  for (const std::string& name : options.metrics) {
    const UserMetric& metric = metric_named(metrics, name);
    const bool somebody = std::any_of(metric.values.begin(), metric.values.end(),
                                      [](double value) { return !std::isnan(value); });
    if (somebody) {
      used.push_back(&metric);
    } else {
      scores.left_out.push_back(name);
      scores.warnings.push_back(
          fmt::format("No user's {} are known: the score is made without them.", name));
    }
  }
  return used;
}

std::vector<std::size_t> complete_users(const std::vector<const UserMetric*>& used) {
  std::vector<std::size_t> users;
  if (used.empty()) return users;
  for (std::size_t user = 0; user < used[0]->values.size(); ++user) {
    const bool all = std::none_of(used.begin(), used.end(), [&](const UserMetric* metric) {
      return std::isnan(metric->values[user]);
    });
    if (all) users.push_back(user);
  }
  return users;
}

std::vector<double> normalised(const std::vector<double>& values, const std::string& how) {
  const statistics::Normalised result = how == "log1p"  ? statistics::log1p_normalised(values)
                                        : how == "rank" ? statistics::rank_normalised(values)
                                                        : statistics::min_max_normalised(values);
  return result.value();
}

// "no metric varies" → "No metric varies."
std::string sentence_of(std::string reason) {
  reason[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(reason[0])));
  return reason + ".";
}

std::vector<double> weights_by(const std::string& how, statistics::Metrics x,
                               const statistics::EntropyWeights& entropy, Scores& scores) {
  if (how == "equal") return std::vector<double>(x.size(), 1.0 / static_cast<double>(x.size()));
  std::string warning = entropy.warning;
  std::vector<double> weights = entropy.weights;
  if (how == "critic") {
    const auto critic = statistics::critic_weights(x);
    weights = critic->weights;
    warning = critic->warning;
  }
  if (!warning.empty()) scores.warnings.push_back(sentence_of(warning));
  return weights;
}

void rank_and_cut(const std::vector<std::size_t>& users, const std::vector<double>& values,
                  double high_share, Scores& scores) {
  std::vector<std::size_t> order(users.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  const auto n = static_cast<double>(users.size());
  const auto cut_place = static_cast<std::size_t>(std::floor(high_share * n));
  const double cut = values[order[std::min(cut_place, order.size() - 1)]];
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t user = users[order[place]];
    scores.score[user] = values[order[place]];
    scores.rank[user] = static_cast<std::int64_t>(place) + 1;
    scores.level[user] = values[order[place]] > cut ? Level::high : Level::low;
  }
}

}  // namespace

ScoreOptions ScoreOptions::without(const std::string& metric) const {
  ScoreOptions fewer = *this;
  std::erase(fewer.metrics, metric);
  return fewer;
}

Scores score_users(const std::vector<UserMetric>& metrics, const ScoreOptions& options) {
  Scores scores;
  const std::size_t all = metrics.empty() ? 0 : metrics[0].values.size();
  scores.score.assign(all, kNone);
  scores.rank.assign(all, 0);
  scores.level.assign(all, Level::unscored);
  const std::vector<const UserMetric*> used = present(metrics, options, scores);
  const std::vector<std::size_t> users = complete_users(used);
  if (users.empty()) return scores;
  if (users.size() == 1) {
    scores.warnings.push_back("One user alone cannot be ranked: the level is low.");
  }

  std::vector<std::vector<double>> x;
  for (const UserMetric* metric : used) {
    std::vector<double> values;
    for (const std::size_t user : users) values.push_back(metric->values[user]);
    x.push_back(normalised(values, options.normalise));
  }
  const auto entropy = statistics::entropy_weights(x);
  const std::vector<double> weights = weights_by(options.weights, x, *entropy, scores);
  for (std::size_t j = 0; j < used.size(); ++j) {
    scores.weights.push_back(
        {used[j]->name, entropy->entropy[j], entropy->redundancy[j], weights[j]});
    scores.x.emplace_back(all, kNone);
    for (std::size_t i = 0; i < users.size(); ++i) scores.x[j][users[i]] = x[j][i];
  }
  rank_and_cut(users, statistics::weighted_scores(x, weights), options.high_share, scores);
  return scores;
}

ScoreOptions score_options(const Value& metrics, const Value& normalise, const Value& weights,
                           const Value& high_share) {
  const auto refuse_unless_one_of = [](const std::string& setting, const std::string& value,
                                       const std::vector<std::string>& names) {
    if (std::count(names.begin(), names.end(), value) > 0) return;
    throw UserError(
        fmt::format("[influence] {}: \"{}\" is none of {}", setting, value, join(names, ", ")),
        "Correct it in study.toml.");
  };
  ScoreOptions options;
  options.metrics = metrics.get<std::vector<std::string>>();
  options.normalise = normalise.get<std::string>();
  options.weights = weights.get<std::string>();
  options.high_share = high_share.get<double>();
  for (const std::string& metric : options.metrics) {
    refuse_unless_one_of("metrics", metric, {"followers", "likes", "comments", "saves", "shares"});
  }
  refuse_unless_one_of("normalise", options.normalise, {"min_max", "log1p", "rank"});
  refuse_unless_one_of("weights", options.weights, {"entropy", "equal", "critic"});
  if (options.metrics.empty()) {
    throw UserError("[influence] metrics: the list is empty",
                    "Name at least one, such as metrics = [\"likes\"].");
  }
  if (!(options.high_share > 0 && options.high_share < 1)) {
    throw UserError(
        fmt::format("[influence] high_share: {} is not between 0 and 1", options.high_share),
        "Write 0.25 for the top quarter.");
  }
  return options;
}

ScoreOptions score_options(const Settings& settings) {
  return score_options(value_of(settings, "metrics"), value_of(settings, "normalise"),
                       value_of(settings, "weights"), value_of(settings, "high_share"));
}

ScoreOptions score_options(const Making& making) { return score_options(making.settings()); }

}  // namespace resettle
