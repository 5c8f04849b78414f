#include "simulate/raw_files.h"

#include <algorithm>

namespace resettle::simulation {
namespace {

constexpr const char* kOldDate = "2025-06-30";
constexpr const char* kNewDate = "2026-07-05";

// A crawl takes some fourteen hours, longer where that would be less than a millisecond a record.
std::int64_t step_for(std::int64_t records) {
  constexpr std::int64_t kCrawlMs = 14 * 3'600 * 1'000;
  return std::clamp<std::int64_t>(kCrawlMs / std::max<std::int64_t>(records, 1), 1, 60'000);
}

}  // namespace

RawFiles::RawFiles(const World& world, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const Scenario& s = world.scenario;
  const auto open = [&](const std::string& kind, Schema schema, std::int64_t records) {
    const bool old = schema == Schema::kUserId;
    const auto path = folder / ("search_" + kind + "_" + (old ? kOldDate : kNewDate) + ".jsonl");
    const Seconds begin = old ? s.old_begin : s.new_begin;
    return std::unique_ptr<Crawl>(new Crawl{OutputFile(path), begin * 1'000, step_for(records)});
  };
  const auto half_posts = static_cast<std::int64_t>(0.6 * static_cast<double>(s.posts) * s.scale);
  creators_ = open("creators", Schema::kUserId, s.users);
  for (Schema schema : {Schema::kUserId, Schema::kCreatorHash}) {
    posts_[static_cast<std::size_t>(schema)] = open("contents", schema, half_posts);
    comments_[static_cast<std::size_t>(schema)] = open("comments", schema, s.comments * 6 / 10);
  }
}

void RawFiles::creators(const World& world) {
  for (std::size_t user = 0; user < world.population.users.size(); ++user) {
    if (!world.population.users[user].has_profile) continue;
    append_creator(creators_->file.text(), world.population, user,
                   profile_of(world.population, user), creators_->tick());
    creators_->file.advance();
  }
}

void RawFiles::post(const Post& post, const Profile& author, Schema schema, bool newest) {
  Crawl& crawl = posts_in(schema);
  append_post(crawl.file.text(), post, author, {schema, crawl.tick(), newest});
  crawl.file.advance();
}

void RawFiles::comment(const Comment& comment, const std::string& post_id, Schema schema,
                       bool newest) {
  Crawl& crawl = comments_in(schema);
  append_comment(crawl.file.text(), comment, post_id, {schema, crawl.tick(), newest});
  crawl.file.advance();
}

void RawFiles::torn_comment(const Comment& comment, const std::string& post_id) {
  Crawl& crawl = comments_in(Schema::kUserId);
  std::string line;
  append_comment(line, comment, post_id, {Schema::kUserId, crawl.tick()});
  crawl.file.text() += line.substr(0, line.size() * 2 / 3);
}

void RawFiles::close() {
  creators_->file.close();
  for (auto& crawl : posts_) crawl->file.close();
  for (auto& crawl : comments_) crawl->file.close();
}

}  // namespace resettle::simulation
