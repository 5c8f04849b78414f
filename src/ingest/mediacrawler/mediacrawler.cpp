// Lines of JSON that MediaCrawler writes for RedNote (xhs).
// format: mediacrawler
// kinds: users, posts, comments, labels
// schemes: sentiment, topic
// usual: registered_from_id
// gathered: .jsonl

#include <algorithm>

#include "base/file.h"
#include "base/value.h"
#include "ingest/import.h"
#include "ingest/json_lines.h"

namespace resettle {
namespace {

struct Mapping {
  std::string_view key;
  std::size_t slot;
};

constexpr Mapping kUsers[] = {
    {"user_id", UserFields::slot("user_id")},
    {"creator_hash", UserFields::slot("creator_hash")},
    {"gender", UserFields::slot("gender")},
    {"desc", UserFields::slot("bio")},
    {"ip_location", UserFields::slot("location")},
    {"follows", UserFields::slot("following")},
    {"fans", UserFields::slot("followers")},
    {"interaction", UserFields::slot("interactions")},
    {"last_modify_ts", UserFields::slot("crawled_at")},
};

constexpr Mapping kPosts[] = {
    {"note_id", PostFields::slot("post_id")},
    {"user_id", PostFields::slot("user_id")},
    {"creator_hash", PostFields::slot("creator_hash")},
    {"time", PostFields::slot("created_at")},
    {"type", PostFields::slot("kind")},
    {"title", PostFields::slot("title")},
    {"desc", PostFields::slot("body")},
    {"tag_list", PostFields::slot("hashtags")},
    {"liked_count", PostFields::slot("likes")},
    {"collected_count", PostFields::slot("saves")},
    {"comment_count", PostFields::slot("comments")},
    {"share_count", PostFields::slot("shares")},
    {"ip_location", PostFields::slot("location")},
    {"source_keyword", PostFields::slot("keyword")},
    {"last_modify_ts", PostFields::slot("crawled_at")},
};

constexpr Mapping kComments[] = {
    {"comment_id", CommentFields::slot("comment_id")},
    {"note_id", CommentFields::slot("post_id")},
    {"user_id", CommentFields::slot("user_id")},
    {"creator_hash", CommentFields::slot("creator_hash")},
    {"parent_comment_id", CommentFields::slot("parent_id")},
    {"create_time", CommentFields::slot("created_at")},
    {"content", CommentFields::slot("body")},
    {"like_count", CommentFields::slot("likes")},
    {"sub_comment_count", CommentFields::slot("replies")},
    {"ip_location", CommentFields::slot("location")},
    {"last_modify_ts", CommentFields::slot("crawled_at")},
};

// Of the listing: what its posts were labelled.
constexpr std::string_view kLabels[] = {"sentiment", "score", "category"};

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
    for (const std::string_view key : kLabels) add(key);
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
      fields.give({"sentiment", json_[sentiment_], json_[score_]});
      fields.give({"topic", json_[category_], {}});
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
      const std::string text(json_[index]);
      const std::optional<Value> value = parse_json(text);
      extra_ += value && value->is_number() ? text : Value(text).dump();
    }
    if (extra_.empty()) return;
    extra_ += '}';
    fields.set(UserFields::slot("extra"), extra_);
  }

  JsonLines json_;
  Slots users_, posts_, comments_;
  std::size_t comment_id_ = key_index("comment_id");
  std::size_t parent_comment_id_ = key_index("parent_comment_id");
  std::size_t note_id_ = key_index("note_id");
  std::size_t user_id_ = key_index("user_id");
  std::size_t creator_hash_ = key_index("creator_hash");
  std::size_t sentiment_ = key_index("sentiment");
  std::size_t score_ = key_index("score");
  std::size_t category_ = key_index("category");
  std::string extra_;
};

class JsonFormat : public LineFormat {
 public:
  std::string name() const override { return "mediacrawler"; }
  LineContent content() const override { return LineContent::json_lines; }
  Kind usual_kind() const override { return Kind::posts; }
  std::unique_ptr<LineParser> parser() const override { return std::make_unique<Parser>(); }
};

}  // namespace

void import_mediacrawler(const Source&, const Source::File& file, const RecordRules& rules,
                         Output& output) {
  import_file(JsonFormat(), file, rules, output);
}

std::optional<std::string> reread_mediacrawler(const std::filesystem::path& file,
                                               const RecordPlace& place) {
  return record_at(MappedFile(file).bytes(), {}, place);
}

}  // namespace resettle
