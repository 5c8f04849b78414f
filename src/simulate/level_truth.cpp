#include "simulate/level_truth.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.h"
#include "simulate/csv_file.h"
#include "simulate/machine.h"
#include "simulate/model_truth.h"

namespace resettle::simulation {
namespace {

const char* name_of(Level level) {
  switch (level) {
    case Level::kLow:
      return "low";
    case Level::kHigh:
      return "high";
    case Level::kInactive:
      return "inactive";
    case Level::kUnscored:
      return "unscored";
  }
  return "";
}

std::size_t place_of(Level level) {
  return level == Level::kLow ? 0 : level == Level::kHigh ? 1 : 2;
}

bool has_score(const Score& score) {
  return score.level == Level::kLow || score.level == Level::kHigh;
}

std::string sum_or_nothing(std::int64_t sum, std::int64_t known) {
  return known > 0 ? std::to_string(sum) : "";
}

std::string number_if(bool there, double value) { return there ? format_number(value) : ""; }

// 1 is the highest; ties break by pseudonym.
std::vector<std::int64_t> ranks_of(const std::vector<Score>& scores,
                                   const std::vector<std::string>& pseudonyms) {
  std::vector<std::size_t> users;
  for (std::size_t user = 0; user < scores.size(); ++user) {
    if (has_score(scores[user])) users.push_back(user);
  }
  std::sort(users.begin(), users.end(), [&](std::size_t a, std::size_t b) {
    if (scores[a].value != scores[b].value) return scores[a].value > scores[b].value;
    return pseudonyms[a] < pseudonyms[b];
  });
  std::vector<std::int64_t> ranks(scores.size(), 0);
  for (std::size_t place = 0; place < users.size(); ++place) {
    ranks[users[place]] = static_cast<std::int64_t>(place) + 1;
  }
  return ranks;
}

std::vector<std::size_t> by_pseudonym(const std::vector<std::string>& pseudonyms) {
  std::vector<std::size_t> order(pseudonyms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return pseudonyms[a] < pseudonyms[b]; });
  return order;
}

}  // namespace

LevelTruth::LevelTruth(const World& world) : world_(world) {
  for (auto& of_level : groups_) of_level.resize(world.scenario.phases.size());
}

double Agreement::kappa() const {
  double total = 0;
  double same = 0;
  double by_chance = 0;
  for (std::int64_t count : counts_) total += static_cast<double>(count);
  if (total == 0) return 0;
  for (std::size_t label = 0; label < labels_; ++label) {
    double row = 0;
    double column = 0;
    for (std::size_t other = 0; other < labels_; ++other) {
      row += static_cast<double>(counts_[label * labels_ + other]);
      column += static_cast<double>(counts_[other * labels_ + label]);
    }
    same += static_cast<double>(counts_[label * labels_ + label]) / total;
    by_chance += row / total * column / total;
  }
  return by_chance < 1 ? (same - by_chance) / (1 - by_chance) : 0;
}

void LevelTruth::Group::add(const Group& other) {
  posts += other.posts;
  low_confidence += other.low_confidence;
  for (std::size_t m = 0; m < kCounts; ++m) {
    counts[m].sum += other.counts[m].sum;
    counts[m].known += other.counts[m].known;
  }
  for (std::size_t i = 0; i < kSentiments; ++i) feelings[i] += other.feelings[i];
}

void LevelTruth::add(const Post& post) {
  const Day day = world_.zone.local_day(post.plan.created * kMicrosPerSecond);
  const Level level = world_.standing.scores[post.plan.author].level;
  Group& group = groups_[place_of(level)][world_.scenario.phase_of(day)]
                        [static_cast<std::size_t>(post.labels.topic)];
  ++group.posts;
  const ShownCount* shown[] = {&post.counts.shown_likes, &post.counts.shown_saves,
                               &post.counts.shown_comments, &post.counts.shown_shares};
  for (std::size_t m = 0; m < kCounts; ++m) {
    if (shown[m]->missing) continue;
    group.counts[m].sum += shown[m]->value;
    ++group.counts[m].known;
  }
  const MachineLabels machine = machine_labels(world_, post);
  machine_topics_.add(static_cast<std::size_t>(post.labels.topic),
                      static_cast<std::size_t>(machine.topic));
  machine_sentiments_.add(post.labels.sentiment, machine.sentiment);
  if (post.labels.counts()) {
    ++group.feelings[post.labels.sentiment];
  } else {
    ++group.low_confidence;
  }
}

const LevelTruth::Group& LevelTruth::group(Level level, std::size_t phase,
                                           std::size_t topic) const {
  return groups_[place_of(level)][phase][topic];
}

LevelTruth::Group LevelTruth::total(Level level, int phase, int topic) const {
  Group sum;
  const auto& phases = groups_[place_of(level)];
  for (std::size_t f = 0; f < phases.size(); ++f) {
    if (phase >= 0 && f != static_cast<std::size_t>(phase)) continue;
    for (std::size_t k = 0; k < kTopics; ++k) {
      if (topic < 0 || k == static_cast<std::size_t>(topic)) sum.add(phases[f][k]);
    }
  }
  return sum;
}

void LevelTruth::write(const std::filesystem::path& folder,
                       const std::vector<std::string>& pseudonyms) const {
  write_influence(folder, pseudonyms);
  write_influence_by_phase(folder, pseudonyms);
  write_flows(folder);
  write_engagement(folder);
  write_topics(folder);
  write_sentiment(folder);
  write_topic_engagement(folder);
  write_model(folder / "model.csv", world_, *this);
}

void LevelTruth::write_influence(const std::filesystem::path& folder,
                                 const std::vector<std::string>& pseudonyms) const {
  CsvFile csv(folder / "influence.csv",
              "user_id,posts,followers,likes,comments,saves,followers_x,likes_x,comments_x,"
              "saves_x,score,rank,level");
  const Standing& standing = world_.standing;
  const std::vector<std::int64_t> ranks = ranks_of(standing.scores, pseudonyms);
  for (std::size_t user : by_pseudonym(pseudonyms)) {
    const Received& received = standing.received[user];
    const Score& score = standing.scores[user];
    if (received.posts == 0) continue;
    const bool scored = has_score(score);
    csv.row("{},{},{},{},{},{},{},{},{},{},{},{},{}", pseudonyms[user], received.posts,
            show(world_.population.users[user].followers).value,
            sum_or_nothing(received.likes, received.known_likes),
            sum_or_nothing(received.comments, received.known_comments),
            sum_or_nothing(received.saves, received.known_saves), number_if(scored, score.x[0]),
            number_if(scored, score.x[1]), number_if(scored, score.x[2]),
            number_if(scored, score.x[3]), number_if(scored, score.value),
            sum_or_nothing(ranks[user], ranks[user]), scored ? name_of(score.level) : "");
  }
  csv.close();
}

void LevelTruth::write_influence_by_phase(const std::filesystem::path& folder,
                                          const std::vector<std::string>& pseudonyms) const {
  CsvFile csv(folder / "influence_by_phase.csv",
              "user_id,phase,phase_number,posts,score,rank,level,level_without_followers");
  const Standing& standing = world_.standing;
  std::vector<std::vector<std::int64_t>> ranks;
  for (const auto& scores : standing.scores_in) ranks.push_back(ranks_of(scores, pseudonyms));
  for (std::size_t user : by_pseudonym(pseudonyms)) {
    for (std::size_t phase = 0; phase < standing.scores_in.size(); ++phase) {
      const Score& score = standing.scores_in[phase][user];
      csv.row("{},{},{},{},{},{},{},{}", pseudonyms[user], world_.scenario.phases[phase].name,
              phase + 1, standing.received_in[phase][user].posts,
              number_if(has_score(score), score.value),
              sum_or_nothing(ranks[phase][user], ranks[phase][user]), name_of(score.level),
              name_of(standing.levels_without_followers[phase][user]));
    }
  }
  csv.close();
}

void LevelTruth::write_flows(const std::filesystem::path& folder) const {
  const Standing& standing = world_.standing;
  const std::size_t phases = standing.scores_in.size();
  // In the order of the names of the levels.
  const Level levels[] = {Level::kHigh, Level::kInactive, Level::kLow};
  CsvFile transitions(
      folder / "transitions.csv",
      "followers_counted,from_number,from_phase,to_phase,from_level,to_level,users");
  CsvFile paths(folder / "paths.csv", "followers_counted,path,users");
  for (const bool followers : {false, true}) {
    const auto level_of = [&](std::size_t phase, std::size_t user) {
      return followers ? standing.scores_in[phase][user].level
                       : standing.levels_without_followers[phase][user];
    };
    for (std::size_t phase = 0; phase + 1 < phases; ++phase) {
      for (Level from : levels) {
        for (Level to : levels) {
          std::int64_t users = 0;
          for (std::size_t user = 0; user < standing.scores.size(); ++user) {
            users += level_of(phase, user) == from && level_of(phase + 1, user) == to;
          }
          transitions.row(
              "{},{},{},{},{},{},{}", followers, phase + 1, world_.scenario.phases[phase].name,
              world_.scenario.phases[phase + 1].name, name_of(from), name_of(to), users);
        }
      }
    }
    std::map<std::string, std::int64_t> users_on;
    for (std::size_t user = 0; user < standing.scores.size(); ++user) {
      std::string path = name_of(level_of(0, user));
      for (std::size_t phase = 1; phase < phases; ++phase) {
        path += std::string(" → ") + name_of(level_of(phase, user));
      }
      ++users_on[path];
    }
    for (const auto& [path, users] : users_on) paths.row("{},{},{}", followers, path, users);
  }
  transitions.close();
  paths.close();
}

// Phase 0 is the whole window.
void LevelTruth::write_engagement(const std::filesystem::path& folder) const {
  CsvFile csv(folder / "engagement.csv", "level,phase_number,metric,posts,n_missing,mean,sum");
  for (Level level : {Level::kLow, Level::kHigh}) {
    for (int phase = -1; phase < static_cast<int>(world_.scenario.phases.size()); ++phase) {
      const Group group = total(level, phase, -1);
      if (group.posts == 0) continue;
      for (std::size_t m = 0; m < kCounts; ++m) {
        const Sum& count = group.counts[m];
        csv.row("{},{},{},{},{},{},{}", name_of(level), phase + 1, kCountNames[m], group.posts,
                group.posts - count.known, number_if(count.known > 0, count.mean()),
                sum_or_nothing(count.sum, count.known));
      }
    }
  }
  csv.close();
}

void LevelTruth::write_topics(const std::filesystem::path& folder) const {
  CsvFile window(folder / "topic_share.csv", "level,topic,posts");
  CsvFile phases(folder / "topic_share_by_phase.csv", "phase,level,topic,posts");
  for (Level level : {Level::kHigh, Level::kLow}) {
    for (std::size_t k = 0; k < kTopics; ++k) {
      window.row("{},{},{}", name_of(level), kTopicLabels[k],
                 total(level, -1, static_cast<int>(k)).posts);
      for (std::size_t phase = 0; phase < world_.scenario.phases.size(); ++phase) {
        phases.row("{},{},{},{}", world_.scenario.phases[phase].name, name_of(level),
                   kTopicLabels[k], group(level, phase, k).posts);
      }
    }
  }
  window.close();
  phases.close();
}

void LevelTruth::write_sentiment(const std::filesystem::path& folder) const {
  CsvFile csv(folder / "sentiment_by_topic_level.csv",
              "topic,level,posts,low_confidence,mean,very_negative_share,negative_share,"
              "neutral_share,positive_share,very_positive_share");
  for (std::size_t k = 0; k < kTopics; ++k) {
    for (Level level : {Level::kHigh, Level::kLow}) {
      const Group group = total(level, -1, static_cast<int>(k));
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < kSentiments; ++i) sum += sentiment_value(i) * group.feelings[i];
      const std::int64_t n = group.posts - group.low_confidence;
      const auto share = [n](std::int64_t count) {
        return number_if(n > 0, static_cast<double>(count) / static_cast<double>(n));
      };
      csv.row("{},{},{},{},{},{},{},{},{},{}", kTopicLabels[k], name_of(level), n,
              group.low_confidence, share(sum), share(group.feelings[0]), share(group.feelings[1]),
              share(group.feelings[2]), share(group.feelings[3]), share(group.feelings[4]));
    }
  }
  csv.close();
}

std::vector<std::pair<std::size_t, TopicScore>> topic_scores(const LevelTruth& truth,
                                                             std::size_t phase) {
  std::vector<std::size_t> topics;
  std::vector<MetricRow> rows;
  for (std::size_t k = 0; k < kTopics; ++k) {
    const LevelTruth::Group& group = truth.group(Level::kHigh, phase, k);
    if (group.posts == 0) continue;
    MetricRow row;
    for (std::size_t m = 0; m < kCounts; ++m) {
      if (group.counts[m].known > 0) row[m] = group.counts[m].mean();
    }
    topics.push_back(k);
    rows.push_back(row);
  }
  const std::vector<Score> scores = entropy_scores(rows, 0.25);
  std::vector<std::pair<std::size_t, TopicScore>> found;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (!has_score(scores[i])) continue;
    TopicScore score{};
    for (std::size_t m = 0; m < kCounts; ++m) score.means[m] = *rows[i][m];
    score.score = scores[i].value;
    found.emplace_back(topics[i], score);
  }
  return found;
}

void LevelTruth::write_topic_engagement(const std::filesystem::path& folder) const {
  CsvFile csv(folder / "topic_engagement.csv",
              "scale,phase,topic,posts,likes,saves,comments,shares,score");
  for (std::size_t phase = 0; phase < world_.scenario.phases.size(); ++phase) {
    for (const auto& [k, score] : topic_scores(*this, phase)) {
      csv.row("phase,{},{},{},{},{},{},{},{}", world_.scenario.phases[phase].name, kTopicLabels[k],
              group(Level::kHigh, phase, k).posts, format_number(score.means[0]),
              format_number(score.means[1]), format_number(score.means[2]),
              format_number(score.means[3]), format_number(score.score));
    }
  }
  csv.close();
}

}  // namespace resettle::simulation
