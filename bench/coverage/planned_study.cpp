#include "planned_study.h"

#include <fmt/format.h>

#include "base/error.h"
#include "cli/session.h"
#include "simulate/labels.h"
#include "simulate/simulate.h"

namespace resettle {
namespace {

using namespace simulation;

constexpr const char* kGivenToAll[] = {"days", "codebook", "study_window", "study_phases"};

Columns columns(std::initializer_list<std::pair<const char*, ColumnType>> list) {
  Columns found;
  for (const auto& [name, type] : list) found.push_back({name, type});
  return found;
}

void add_count(RowList& rows, const ShownCount& count) {
  if (count.missing) {
    rows.null();
  } else {
    rows.integer(count.value);
  }
}

std::string user_name(std::size_t user) { return fmt::format("{:08}", user); }

RowList label_rows() {
  return RowList(columns({{"unit_kind", ColumnType::text},
                          {"unit_id", ColumnType::text},
                          {"label", ColumnType::text},
                          {"confidence", ColumnType::number},
                          {"distinct_labels", ColumnType::integer}}));
}

}  // namespace

PlannedStudies::PlannedStudies(std::filesystem::path folder, std::int64_t draws,
                               std::int64_t permutations)
    : folder_(std::move(folder)), observer_(make_quiet_observer()) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
  simulate({"rednote-2025", folder_ / "model", 1, 0.01});
  study_ = open_study(folder_ / "model", {.threads = 1, .memory = "1GB"}, *observer_);
  for (const char* table : kGivenToAll) {
    study_->tables->make({table});
    const auto file = folder_ / (std::string(table) + ".parquet");
    const auto workspace = study_->tables->open({table});
    const Written written =
        workspace->write(fmt::format("SELECT * FROM {} ORDER BY ALL", table), file);
    always_[table] = {{file}, written.columns};
  }
  settings_ = study_->graph->settings();
  settings_["draws"].value = draws;
  settings_["permutations"].value = permutations;
  engine_ = make_duckdb_engine({.threads = 1, .memory = "1GB", .temporary = folder_});
}

void PlannedStudies::give(const std::string& table, RowList& rows) {
  const auto file = folder_ / ("given_" + table + ".parquet");
  engine_->open({}, {})->write(rows, "", file);
  files_[table] = {{file}, rows.columns()};
}

void PlannedStudies::begin(const World& world) {
  files_ = always_;
  const Scenario& s = world.scenario;
  RowList posts(columns({{"post_id", ColumnType::text},
                         {"user_id", ColumnType::text},
                         {"created_at", ColumnType::instant},
                         {"day", ColumnType::day},
                         {"likes", ColumnType::integer},
                         {"saves", ColumnType::integer},
                         {"comments", ColumnType::integer},
                         {"shares", ColumnType::integer},
                         {"last_crawl", ColumnType::instant}}));
  RowList topics = label_rows();
  RowList feelings = label_rows();
  const Instant crawled = s.new_begin * kMicrosPerSecond;
  std::uint64_t index = 0;
  for (int day = 0; day < s.days(); ++day) {
    for (const PlannedPost& plan : plan_day(world, day, index)) {
      const Engagement engagement = engagement_of(world, plan);
      const Labels labels = labels_of(world, plan, engagement);
      const std::string id = fmt::format("{:010}", index++);
      posts.row().text(id).text(user_name(plan.author));
      posts.instant(plan.created * kMicrosPerSecond).day(s.first_day + day);
      add_count(posts, engagement.shown_likes);
      add_count(posts, engagement.shown_saves);
      add_count(posts, engagement.shown_comments);
      add_count(posts, engagement.shown_shares);
      posts.instant(crawled);
      topics.row().text("post").text(id).text(label(labels.topic)).null().integer(1);
      feelings.row().text("post").text(id).text(kSentimentLabels[labels.sentiment]);
      feelings.number(labels.sentiment_confidence).integer(1);
    }
  }
  RowList users(columns({{"user_id", ColumnType::text},
                         {"followers", ColumnType::integer},
                         {"last_crawl", ColumnType::instant}}));
  RowList cohort(columns({{"user_id", ColumnType::text}, {"included", ColumnType::boolean}}));
  for (std::size_t user = 0; world.population.in_cohort(user); ++user) {
    users.row().text(user_name(user));
    users.integer(show(world.population.users[user].followers).value).instant(crawled);
    cohort.row().text(user_name(user)).boolean(true);
  }
  give("cohort_posts", posts);
  give("labels_topic", topics);
  give("labels_sentiment", feelings);
  give("users", users);
  give("cohort", cohort);
}

const TableFiles& PlannedStudies::make(const std::string& table) {
  if (const auto there = files_.find(table); there != files_.end()) return there->second;
  const Node* node = study_->graph->node(table);
  check(node != nullptr, "something makes " + table);
  const Maker* maker = &node->maker;
  std::map<std::string, TableFiles> inputs;
  for (const Bound& input : node->inputs) {
    inputs[input.name] = input.table.empty() ? TableFiles{{}, input.columns} : make(input.table);
  }
  Settings declared;
  for (const std::string& name : maker->settings) declared[name] = settings_.at(name);
  const auto file = folder_ / (table + ".made.parquet");
  Written written;
  if (maker->make == nullptr) {
    written = engine_->open(inputs, setting_columns(declared))->write(maker->statement, file);
  } else {
    const auto workspace = engine_->open(inputs, {});
    Readings readings;
    Output output(*workspace, [&](const auto&) { return file; });
    Making making(output, *maker, declared, readings);
    maker->make(making);
    written = output.written().at(maker->table);
  }
  return files_[table] = {{file}, written.columns};
}

std::unique_ptr<Rows> PlannedStudies::query(const std::string& table, const std::string& select) {
  return engine_->open({{table, make(table)}}, {})->query(select);
}

}  // namespace resettle
