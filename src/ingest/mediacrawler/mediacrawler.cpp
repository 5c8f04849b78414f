#include "ingest/mediacrawler/mediacrawler.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ingest/json_lines.h"

namespace resettle {
namespace {

struct Mapping {
  std::string_view key;
  std::size_t slot;
};

constexpr Mapping kUsers[] = {
    {"user_id", user_slot::user_id},
    {"creator_hash", user_slot::creator_hash},
    {"gender", user_slot::gender},
    {"desc", user_slot::bio},
    {"ip_location", user_slot::location},
    {"follows", user_slot::following},
    {"fans", user_slot::followers},
    {"interaction", user_slot::interactions},
    {"last_modify_ts", user_slot::crawled_at},
};

constexpr Mapping kPosts[] = {
    {"note_id", post_slot::post_id},
    {"user_id", post_slot::user_id},
    {"creator_hash", post_slot::creator_hash},
    {"time", post_slot::created_at},
    {"type", post_slot::kind},
    {"title", post_slot::title},
    {"desc", post_slot::body},
    {"tag_list", post_slot::hashtags},
    {"liked_count", post_slot::likes},
    {"collected_count", post_slot::saves},
    {"comment_count", post_slot::comments},
    {"share_count", post_slot::shares},
    {"ip_location", post_slot::location},
    {"source_keyword", post_slot::keyword},
    {"last_modify_ts", post_slot::crawled_at},
    {"sentiment", post_slot::sentiment},
    {"score", post_slot::sentiment_confidence},
    {"category", post_slot::topic},
};

constexpr Mapping kComments[] = {
    {"comment_id", comment_slot::comment_id},
    {"note_id", comment_slot::post_id},
    {"user_id", comment_slot::user_id},
    {"creator_hash", comment_slot::creator_hash},
    {"parent_comment_id", comment_slot::parent_id},
    {"create_time", comment_slot::created_at},
    {"content", comment_slot::body},
    {"like_count", comment_slot::likes},
    {"sub_comment_count", comment_slot::replies},
    {"ip_location", comment_slot::location},
    {"last_modify_ts", comment_slot::crawled_at},
};

// Computed by whoever made the listing; kept as they are, never used.
constexpr std::string_view kListed[] = {
    "post_count",   "like_count",   "share_count", "collect_count",   "comment_count",  "avg_likes",
    "avg_collects", "avg_comments", "avg_shares",  "influence_score", "influence_level"};

const std::vector<std::string>& keys() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    const auto add = [&](std::string_view key) {
      if (std::find(names.begin(), names.end(), key) == names.end()) names.emplace_back(key);
    };
    for (const Mapping& mapping : kPosts) add(mapping.key);
    for (const Mapping& mapping : kComments) add(mapping.key);
    for (const Mapping& mapping : kUsers) add(mapping.key);
    for (const std::string_view key : kListed) add(key);
    return names;
  }();
  return all;
}

std::size_t key_index(std::string_view key) {
  return static_cast<std::size_t>(std::find(keys().begin(), keys().end(), key) - keys().begin());
}

class Parser : public LineParser {
 public:
  Parser() : json_(keys()) {
    for (const Mapping& mapping : kUsers) users_.emplace_back(key_index(mapping.key), mapping.slot);
    for (const Mapping& mapping : kPosts) posts_.emplace_back(key_index(mapping.key), mapping.slot);
    for (const Mapping& mapping : kComments) {
      comments_.emplace_back(key_index(mapping.key), mapping.slot);
    }
  }

  Refusal parse(const RawLine& line, Kind& kind, Fields& fields, LineNotes& notes) override {
    if (Refusal refusal = json_.parse(line, notes)) return refusal;
    // A record whose own id is null or lost is still of its kind: read as another one, a comment
    // without its id would replace its post.
    if (json_.names(comment_id_) || json_.names(parent_comment_id_)) {
      kind = Kind::comments;
      copy(comments_, fields);
    } else if (json_.names(note_id_)) {
      kind = Kind::posts;
      copy(posts_, fields);
    } else if (json_.has(user_id_) || json_.has(creator_hash_)) {
      kind = Kind::users;
      copy(users_, fields);
      keep_listed(fields);
    } else {
      return Reason{ReasonCode::unknown_kind, "neither comment_id, note_id nor user_id"};
    }
    return {};
  }

 private:
  using Slots = std::vector<std::pair<std::size_t, std::size_t>>;

  void copy(const Slots& slots, Fields& fields) const {
    for (const auto& [key, slot] : slots) {
      if (json_.has(key)) fields.set(slot, json_[key]);
    }
  }

  void keep_listed(Fields& fields) {
    extra_.clear();
    for (const std::string_view key : kListed) {
      const std::size_t index = key_index(key);
      if (!json_.has(index)) continue;
      extra_ += extra_.empty() ? "{" : ",";
      extra_ += '"' + std::string(key) + "\":";
      const std::string value(json_[index]);
      const bool is_number = nlohmann::json::parse(value, nullptr, false).is_number();
      extra_ += is_number ? value : nlohmann::json(value).dump();
    }
    if (extra_.empty()) return;
    extra_ += '}';
    fields.set(user_slot::extra, extra_);
  }

  JsonLines json_;
  Slots users_, posts_, comments_;
  std::size_t comment_id_ = key_index("comment_id");
  std::size_t parent_comment_id_ = key_index("parent_comment_id");
  std::size_t note_id_ = key_index("note_id");
  std::size_t user_id_ = key_index("user_id");
  std::size_t creator_hash_ = key_index("creator_hash");
  std::string extra_;
};

}  // namespace

std::unique_ptr<LineParser> MediaCrawler::parser() const { return std::make_unique<Parser>(); }

}  // namespace resettle
