// The five raw files, each with the clock of its crawl.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "simulate/content.h"
#include "simulate/mediacrawler.h"
#include "simulate/output_file.h"

namespace resettle::simulation {

class RawFiles {
 public:
  // Makes `folder` and the files in it.
  RawFiles(const World& world, const std::filesystem::path& folder);

  void creators(const World& world);
  // The post's record in the file of `schema`. Within one crawl the older sighting must be written
  // first: a file's clock only runs forward.
  void post(const Post& post, const Profile& author, Schema schema, bool newest);
  void comment(const Comment& comment, const std::string& post_id, Schema schema, bool newest);
  // The beginning of a comment that is in no table, as the old comments' last line.
  void torn_comment(const Comment& comment, const std::string& post_id);
  void close();

 private:
  // A file and the time of its next record.
  struct Crawl {
    OutputFile file;
    std::int64_t next_ms;
    std::int64_t step_ms;

    std::int64_t tick() { return next_ms += step_ms; }
  };

  Crawl& posts_in(Schema schema) { return *posts_[static_cast<std::size_t>(schema)]; }
  Crawl& comments_in(Schema schema) { return *comments_[static_cast<std::size_t>(schema)]; }

  std::unique_ptr<Crawl> creators_;
  std::array<std::unique_ptr<Crawl>, 2> posts_;
  std::array<std::unique_ptr<Crawl>, 2> comments_;
};

}  // namespace resettle::simulation
