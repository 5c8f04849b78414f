// truth/planted.csv: every number that went in or that the paper prints, with its kind of truth.
#include <algorithm>

#include "base/text.h"
#include "simulate/csv_file.h"
#include "simulate/truth.h"

namespace resettle::simulation {
namespace {

constexpr const char* kRealised = "realised";
constexpr const char* kModel = "model";
constexpr const char* kScore = "score";
constexpr const char* kNone = "not plantable";

// One row a number: its value in this study, or as printed where it is not planted.
class PlantedFile {
 public:
  explicit PlantedFile(const std::filesystem::path& path)
      : csv_(path, "name,value,unit,kind,source,truth,published,reason") {}

  void ours(const char* name, std::int64_t value, const char* unit) {
    csv_.row("{},{},{},count,our choice,{},,", name, value, unit, kRealised);
  }
  void paper(const char* name, std::int64_t value, const char* unit, std::int64_t published) {
    csv_.row("{},{},{},count,paper,{},{},", name, value, unit, kRealised, published);
  }
  void text(const char* name, const std::string& value, const char* kind, const char* source,
            const char* truth) {
    csv_.row("{},{},,{},{},{},,", name, value, kind, source, truth);
  }
  void number(const char* name, double value, const char* unit, const char* kind, const char* truth,
              double published) {
    csv_.row("{},{},{},{},paper,{},{},", name, format_number(value), unit, kind, truth,
             format_number(published));
  }
  void refused(const char* name, double published, const char* unit, const char* reason) {
    csv_.row("{},,{},number,paper,{},{},{}", name, unit, kNone, format_number(published), reason);
  }
  void close() { csv_.close(); }

 private:
  CsvFile csv_;
};

void add_mess(PlantedFile& file, const Truth::Mess& mess, std::int64_t orphans,
              std::int64_t torn_lines, std::int64_t decided_no) {
  file.ours("decided_no", decided_no, "users");
  file.ours("duplicate_posts", mess.duplicate_posts, "records");
  file.ours("duplicate_comments", mess.duplicate_comments, "records");
  file.ours("orphan_comments", orphans, "comments");
  file.ours("torn_lines", torn_lines, "lines");
  file.ours("cohort_posts_outside_window", mess.posts_outside, "posts");
  file.ours("posts_by_others", mess.posts_by_others, "posts");
  file.ours("posts_without_creator", mess.posts_without_profile, "posts");
  file.ours("comments_beyond", mess.comments_beyond, "comments");
  file.ours("posts_with_approximate_counts", mess.approximate, "posts");
  file.ours("posts_without_likes", mess.missing_likes, "posts");
  file.ours("posts_in_two_languages", mess.mixed_language, "posts");
  file.ours("posts_newest_with_user_id", mess.posts_in_old_schema, "posts");
  file.ours("comments_newest_with_user_id", mess.comments_in_old_schema, "comments");
}

std::size_t index_of(Topic topic) { return static_cast<std::size_t>(topic); }

// Sections 6.2 to 6.4. model.csv has these and all others, cell by cell.
void add_levels(PlantedFile& file, const World& world, const LevelTruth& truth) {
  const auto likes = [&](Level level) {
    const LevelTruth::Sum sum = truth.total(level, 0, -1).counts[0];
    return sum.known > 0 ? sum.mean() : 0;
  };
  file.number("high_share", 0.25, "of scored users", "setting", kRealised, 0.25);
  file.number("active_posts", 3, "posts a phase", "setting", kRealised, 3);
  file.number("likes_high_pre_ban", likes(Level::kHigh), "likes a post", "mean", kRealised, 1'600);
  file.number("likes_low_pre_ban", likes(Level::kLow), "likes a post", "mean", kRealised, 23.5);

  const auto& shares = world.plan.topics.shares;
  file.number("self_expression_low", shares[0][0][index_of(Topic::k5b)], "of posts", "share",
              kModel, 0.30);
  file.number("self_expression_high", shares[0][1][index_of(Topic::k5b)], "of posts", "share",
              kModel, 0.24);

  const auto score = [&](std::size_t phase, Topic topic) {
    for (const auto& [k, found] : topic_scores(truth, phase)) {
      if (k == index_of(topic)) return found.score;
    }
    return 0.0;
  };
  file.number("score_food_pre_ban", score(0, Topic::k2c), "", "score", kScore, 0.50);
  file.number("score_food_stabilization", score(2, Topic::k2c), "", "score", kScore, 0.81);
  file.number("score_language_stabilization", score(2, Topic::k2a), "", "score", kScore, 0.68);
  file.number("score_self_surge", score(1, Topic::k5b), "", "score", kScore, 0.67);
  file.number("score_self_stabilization", score(2, Topic::k5b), "", "score", kScore, 0.50);
  file.number("score_marketing_pre_ban", score(0, Topic::k4), "", "score", kScore, 0.00);
  file.number("score_marketing_stabilization", score(2, Topic::k4), "", "score", kScore, 0.51);

  const SentimentPlan& feeling = world.plan.sentiment;
  const auto mean = [&](const char* name, const auto& of, Topic topic, double published) {
    file.number(name, of[index_of(topic)], "-2 to 2", "mean", kModel, published);
  };
  mean("sentiment_friendship", feeling.all, Topic::k5c, 0.47);
  mean("sentiment_food", feeling.all, Topic::k2c, 0.39);
  mean("sentiment_marketing", feeling.all, Topic::k4, 0.36);
  mean("sentiment_arts_low", feeling.low, Topic::k6, 0.55);
  mean("sentiment_arts_high", feeling.high, Topic::k6, 0.07);
  mean("sentiment_nationalism_high", feeling.high, Topic::k3c, -0.18);
  mean("sentiment_free_speech_high", feeling.high, Topic::k3b, -0.1);
  file.number("sentiment_least_confidence", kLeastConfidence, "", "setting", kRealised, 0.3);
  file.number("topics", kTopics, "labels", "setting", kRealised, 14);
  file.number("topic_groups", 7, "groups", "setting", kRealised, 7);
  file.number("machine_topic_kappa", truth.machine_topics().kappa(), "", "agreement", kRealised,
              0.82);
}

// What the files of a study cannot show.
void add_refusals(PlantedFile& file) {
  file.refused("subcategories", 15, "labels",
               "the prompt of appendix B prints 14; these are planted");
  file.refused("keyword_posts", 33'936, "posts",
               "the search's own list is not among the files: they hold the homepages");
  file.refused("posts_by_two_coders", 0.2, "of posts",
               "the true labels stand for the settled ones: what single coders wrote is no file");
  file.refused("posts_by_llm", 0.8, "of posts", "the machine labels every post");
  file.refused("posts_revalidated", 0.1, "of machine labels",
               "the true labels allow a check of all of them");
  file.refused("comments_in_prompt", 10, "comments",
               "a setting of the annotator; the simulated one reads no comments but errs more "
               "where there are few");
  file.refused("sentiment_sample", 400, "posts a level", "a setting of the analysis");
  file.refused("dark_hours", 12, "hours", "an event of another platform; study.toml marks its day");
  file.refused("sample_user", 0.00428, "influence score",
               "one user of appendix A with a score among users that are not printed");
}

}  // namespace

// At a scale other than 1 the paper's numbers are the paper's times the scale.
void Truth::write_planted(const std::filesystem::path& path) const {
  const Scenario& s = world_.scenario;
  std::int64_t posts = 0;
  std::int64_t comments = 0;
  for (const DayCounts& day : days_) {
    posts += day.posts;
    comments += day.comments;
  }
  PlantedFile file(path);
  file.text("seed", std::to_string(world_.seed), "setting", "our choice", kRealised);
  file.text("scale", format_number(s.scale), "setting", "our choice", kRealised);
  file.paper("users", s.users, "users", 2'020);
  file.paper("cohort", s.cohort, "users", 1'299);
  file.paper("posts", posts, "posts", 43'338);
  file.paper("comments", comments, "comments", 387'395);
  file.paper("comments_a_post_at_most", kMaxComments, "comments", 50);
  file.text("peak_day", format_day(s.peak_day), "day", "paper", kRealised);
  file.paper("peak_posts", days_[s.peak_day - s.first_day].posts, "posts", 2'106);
  file.text("trough_day", format_day(s.trough_day), "day", "paper", kRealised);
  file.paper("trough_posts", days_[s.trough_day - s.first_day].posts, "posts", 64);
  file.text("first_day", format_day(s.first_day), "day", "paper", kRealised);
  file.text("last_day", format_day(s.last_day), "day", "paper", kRealised);
  file.text("surge_begins", format_day(s.phases[1].first), "day", "paper", kRealised);
  file.text("stabilization_begins", format_day(s.phases[2].first), "day", "paper", kRealised);
  add_mess(file, mess_, orphans_, torn_lines_, s.decided_no);
  add_levels(file, world_, levels_);
  add_refusals(file);
  file.close();
}

}  // namespace resettle::simulation
