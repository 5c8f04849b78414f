#include "simulate/model_truth.h"

#include "base/text.h"
#include "simulate/csv_file.h"

namespace resettle::simulation {
namespace {

class ModelFile {
 public:
  explicit ModelFile(const std::filesystem::path& path)
      : csv_(path, "quantity,family,level,phase,topic,metric,scale,value,kind,from,published") {}
  void add(const Planted& row) {
    const bool paper = row.published.has_value();
    csv_.row("{},{},{},{},{},{},{},{},{},{},{}", row.quantity, row.family, row.level, row.phase,
             row.topic, row.metric, row.scale, format_number(row.value), row.kind,
             paper ? "paper" : "ours", paper ? format_number(*row.published) : "");
  }
  void close() { csv_.close(); }

 private:
  CsvFile csv_;
};

constexpr const char* kLevels[] = {"low", "high"};

std::string topic_name(std::size_t k) { return std::string(kTopicLabels[k]); }

// Sections 6.3 and 6.4.
std::optional<double> published_share(std::size_t level, Topic topic) {
  if (topic != Topic::k5b) return std::nullopt;
  return level == 0 ? 0.30 : 0.24;
}

std::optional<double> published_feeling(Topic topic) {
  if (topic == Topic::k5c) return 0.47;
  if (topic == Topic::k2c) return 0.39;
  if (topic == Topic::k4) return 0.36;
  return std::nullopt;
}

std::optional<double> published_feeling(std::size_t level, Topic topic) {
  if (topic == Topic::k6) return level == 0 ? 0.55 : 0.07;
  if (level == 1 && topic == Topic::k3c) return -0.18;
  if (level == 1 && topic == Topic::k3b) return -0.1;
  return std::nullopt;
}

std::optional<double> published_score(std::size_t phase, Topic topic) {
  switch (topic) {
    case Topic::k2c:
      if (phase != 1) return phase == 0 ? 0.50 : 0.81;
      break;
    case Topic::k2a:
      if (phase == 2) return 0.68;
      break;
    case Topic::k5b:
      if (phase > 0) return phase == 1 ? 0.67 : 0.50;
      break;
    case Topic::k4:
      if (phase != 1) return phase == 0 ? 0.00 : 0.51;
      break;
    default:
      break;
  }
  return std::nullopt;
}

double share_of_window(const World& world, std::size_t level, std::size_t topic) {
  double posts = 0;
  double on_topic = 0;
  for (std::size_t phase = 0; phase < world.scenario.phases.size(); ++phase) {
    const auto n = static_cast<double>(world.standing.posts_of[phase][level]);
    posts += n;
    on_topic += n * world.plan.topics.shares[phase][level][topic];
  }
  return posts > 0 ? on_topic / posts : 0;
}

void add_shares(std::vector<Planted>& list, const World& world) {
  for (std::size_t level : {0, 1}) {
    for (std::size_t k = 0; k < kTopics; ++k) {
      list.push_back({.quantity = "topic_share.share",
                      .family = "share",
                      .level = kLevels[level],
                      .topic = topic_name(k),
                      .value = share_of_window(world, level, k),
                      .published = published_share(level, static_cast<Topic>(k))});
    }
  }
  for (std::size_t phase = 0; phase < world.scenario.phases.size(); ++phase) {
    for (std::size_t level : {0, 1}) {
      if (world.standing.posts_of[phase][level] == 0) continue;
      for (std::size_t k = 0; k < kTopics; ++k) {
        list.push_back({.quantity = "topic_share_by_phase.share",
                        .family = "share",
                        .level = kLevels[level],
                        .phase = world.scenario.phases[phase].name,
                        .topic = topic_name(k),
                        .value = world.plan.topics.shares[phase][level][k]});
      }
    }
  }
  for (std::size_t k = 0; k < kTopics; ++k) {
    list.push_back({.quantity = "topic_tests.difference",
                    .family = "difference",
                    .topic = topic_name(k),
                    .value = share_of_window(world, 0, k) - share_of_window(world, 1, k)});
  }
}

void add_feelings(std::vector<Planted>& list, const World& world) {
  const SentimentPlan& plan = world.plan.sentiment;
  for (std::size_t k = 0; k < kTopics; ++k) {
    const auto topic = static_cast<Topic>(k);
    list.push_back({.quantity = "sentiment_by_topic.mean",
                    .family = "mean",
                    .topic = topic_name(k),
                    .value = plan.all[k],
                    .published = published_feeling(topic)});
    for (std::size_t level : {0, 1}) {
      list.push_back({.quantity = "sentiment_by_topic_level.mean",
                      .family = "mean",
                      .level = kLevels[level],
                      .topic = topic_name(k),
                      .value = level == 1 ? plan.high[k] : plan.low[k],
                      .published = published_feeling(level, topic)});
    }
    list.push_back({.quantity = "sentiment_gap.difference",
                    .family = "difference",
                    .topic = topic_name(k),
                    .value = plan.low[k] - plan.high[k]});
  }
}

void add_engagement(ModelFile& file, const World& world, const LevelTruth& truth) {
  for (std::size_t phase = 0; phase < world.scenario.phases.size(); ++phase) {
    for (std::size_t level : {0, 1}) {
      const LevelTruth::Group group =
          truth.total(level == 1 ? Level::kHigh : Level::kLow, static_cast<int>(phase), -1);
      for (std::size_t m = 0; m < kCounts; ++m) {
        if (group.counts[m].known == 0) continue;
        std::optional<double> published;
        if (phase == 0 && m == 0) published = level == 1 ? 1'600 : 23.5;
        file.add({.quantity = "engagement.mean",
                  .family = "raw_mean",
                  .level = kLevels[level],
                  .phase = world.scenario.phases[phase].name,
                  .metric = kCountNames[m],
                  .value = group.counts[m].mean(),
                  .kind = "realised",
                  .published = published});
      }
    }
    for (const auto& [k, score] : topic_scores(truth, phase)) {
      file.add({.quantity = "topic_engagement.score",
                .family = "score",
                .phase = world.scenario.phases[phase].name,
                .topic = topic_name(k),
                .scale = "phase",
                .value = score.score,
                .kind = "score",
                .published = published_score(phase, static_cast<Topic>(k))});
    }
  }
}

}  // namespace

std::vector<Planted> planted_quantities(const World& world) {
  std::vector<Planted> list;
  add_shares(list, world);
  add_feelings(list, world);
  return list;
}

void write_model(const std::filesystem::path& path, const World& world, const LevelTruth& truth) {
  ModelFile file(path);
  add_engagement(file, world, truth);
  for (const Planted& planted : planted_quantities(world)) file.add(planted);
  file.add({.quantity = "machine_topic.kappa",
            .family = "agreement",
            .value = truth.machine_topics().kappa(),
            .kind = "realised",
            .published = 0.82});
  file.add({.quantity = "machine_sentiment.kappa",
            .family = "agreement",
            .value = truth.machine_sentiments().kappa(),
            .kind = "realised"});
  file.close();
}

}  // namespace resettle::simulation
