// A file of MediaCrawler is told by keys that its contents, comments or creators alone have.
#include <optional>

#include "ingest/detect.h"
#include "ingest/sample.h"

namespace resettle {

std::optional<Detected> detect_mediacrawler(const Sample& sample) {
  if (sample.file == TableFile::csv || sample.file == TableFile::parquet) return std::nullopt;
  const bool has_author = sample.has("user_id") || sample.has("creator_hash");
  const bool content = sample.has("note_id") && sample.has("liked_count") && sample.has("desc");
  const bool comment = sample.has("comment_id") && sample.has("note_id") && sample.has("content");
  const bool creator = has_author && sample.has("fans") && sample.has("follows");
  if (!content && !comment && !creator) return std::nullopt;
  return Detected{};
}

}  // namespace resettle
