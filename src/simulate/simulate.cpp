#include "simulate/simulate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "base/error.h"
#include "base/text.h"
#include "simulate/content.h"
#include "simulate/label_files.h"
#include "simulate/raw_files.h"
#include "simulate/study_files.h"
#include "simulate/truth.h"
#include "simulate/world.h"

namespace resettle {
namespace {

using namespace simulation;

constexpr double kLeastScale = 0.01;
constexpr double kMostScale = 10'000;

void check_settings(const Simulation& simulation) {
  const std::vector<std::string> names = presets();
  if (std::find(names.begin(), names.end(), simulation.preset) == names.end()) {
    const std::string near = nearest_name(simulation.preset, names);
    throw UserError(fmt::format("there is no simulation \"{}\"", simulation.preset),
                    near.empty() ? fmt::format("Choose one of: {}.", join(names, ", "))
                                 : fmt::format("Did you mean \"{}\"?", near));
  }
  if (!(simulation.scale >= kLeastScale && simulation.scale <= kMostScale)) {
    throw UserError(fmt::format("the scale {} is out of range", simulation.scale),
                    fmt::format("Choose one from {} to {}.", kLeastScale, kMostScale));
  }
}

void prepare_folder(const std::filesystem::path& folder) {
  std::error_code error;
  const bool exists = std::filesystem::exists(folder, error);
  if (exists && (!std::filesystem::is_directory(folder, error) ||
                 !std::filesystem::is_empty(folder, error))) {
    throw UserError({.file = folder.string()}, "exists and is not an empty folder",
                    "Name a folder that does not exist yet.");
  }
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw UserError({.file = folder.string()}, "cannot be made: " + error.message(),
                    "Choose another place.");
  }
}

// Writes posts and their comments in two passes, as two tours of a crawl: what one crawl saw twice
// comes again later in the same file.
class Tour {
 public:
  Tour(const World& world, RawFiles& files, LabelFiles& labels, Truth& truth)
      : world_(world), files_(files), labels_(labels), truth_(truth) {}

  void write(std::span<const PlannedPost> posts) {
    for (const PlannedPost& post : posts) {
      const Topic topic = first_post(post);
      comments(post, topic, true);
    }
    for (const PlannedPost& post : posts) {
      const Topic topic = topic_of(post);
      if (post.seen.older == post.seen.newest) again(post);
      comments(post, topic, false);
    }
  }

  // Comments without their posts.
  void write_orphans(std::span<const PlannedPost> posts) {
    for (const PlannedPost& post : posts) {
      const std::string id = post_id(world_, post);
      for (int i = 0; i < post.comments; ++i) {
        const Comment comment = make_comment(world_, plan_comment(world_, post, i), Topic::k7);
        files_.comment(comment, id, comment.seen.newest, true);
      }
      truth_.add_orphans(post.comments);
    }
  }

 private:
  Topic topic_of(const PlannedPost& post) const {
    return labels_of(world_, post, engagement_of(world_, post)).topic;
  }

  Topic first_post(const PlannedPost& plan) {
    const Post post = make_post(world_, plan);
    const Profile author = profile_of(world_.population, plan.author);
    if (plan.seen.older) files_.post(post, author, *plan.seen.older, false);
    if (plan.seen.older != plan.seen.newest) files_.post(post, author, plan.seen.newest, true);
    labels_.post(post);
    truth_.add(post);
    return post.labels.topic;
  }

  void again(const PlannedPost& plan) {
    files_.post(make_post(world_, plan), profile_of(world_.population, plan.author),
                plan.seen.newest, true);
  }

  void comments(const PlannedPost& post, Topic topic, bool first_tour) {
    const std::string id = post_id(world_, post);
    for (int i = 0; i < post.comments; ++i) {
      const PlannedComment plan = plan_comment(world_, post, i);
      const bool twice_in_one = plan.seen.older == plan.seen.newest;
      if (first_tour) truth_.add(post, plan);
      if (!first_tour && !twice_in_one) continue;
      const Comment comment = make_comment(world_, plan, topic);
      if (first_tour && plan.seen.older) files_.comment(comment, id, *plan.seen.older, false);
      if (first_tour != twice_in_one) files_.comment(comment, id, plan.seen.newest, true);
    }
  }

  const World& world_;
  RawFiles& files_;
  LabelFiles& labels_;
  Truth& truth_;
};

void write_records(const World& world, const std::filesystem::path& folder, Truth& truth) {
  RawFiles files(world, folder);
  files.creators(world);
  LabelFiles labels(world, folder);
  Tour tour(world, files, labels, truth);
  std::uint64_t index = 0;
  for (int day = 0; day < world.scenario.days(); ++day) {
    const std::vector<PlannedPost> posts = plan_day(world, day, index);
    index += posts.size();
    tour.write(posts);
  }
  tour.write(plan_outside(world));
  for (std::size_t u = static_cast<std::size_t>(world.scenario.cohort);
       u < world.population.users.size(); ++u) {
    tour.write(plan_other(world, u));
  }
  // The last of the comments without a post is the one that the crawl did not finish to write.
  std::vector<PlannedPost> missing = plan_missing(world);
  tour.write_orphans(missing);
  PlannedPost& last = missing.back();
  files.torn_comment(make_comment(world, plan_comment(world, last, last.comments), Topic::k7),
                     post_id(world, last));
  truth.add_torn_line();
  files.close();
  labels.close();
}

Preset preset_named(const std::string& name) {
  if (name == "null-2025") return Preset::kNull2025;
  if (name == "even-2025") return Preset::kEven2025;
  return Preset::kRednote2025;
}

}  // namespace

std::vector<std::string> presets() { return {"rednote-2025", "null-2025", "even-2025"}; }

void simulate(const Simulation& simulation) {
  check_settings(simulation);
  prepare_folder(simulation.folder);
  const World world(simulation.seed, simulation.scale, preset_named(simulation.preset));
  Truth truth(world);
  write_study_key(simulation.folder, simulation.seed);
  write_codebooks(simulation.folder);
  write_decisions(simulation.folder, world);
  write_records(world, simulation.folder / "raw", truth);
  truth.write(simulation.folder / "truth");
  write_study_toml(simulation.folder, world);
}

}  // namespace resettle
