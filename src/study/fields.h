// The fields of the records of raw files, by kind of record. What a source may name in `columns`,
// the slots that a format fills (ingest/records.h), the columns of the raw tables and what `new`
// takes a file's column for all follow from here.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rows.h"

namespace resettle {

enum class Kind { users, posts, comments, labels };
inline constexpr std::array<Kind, 4> kKinds = {Kind::users, Kind::posts, Kind::comments,
                                               Kind::labels};
std::string_view kind_name(Kind kind);  // "users"
Kind kind_named(std::string_view name);

// Who fills a field.
enum class FilledBy : std::uint8_t {
  needed_column,  // a column of the file, which a source of this kind must name
  column,         // a column of the file, which a source may name
  format,         // a format that knows it; no source can name a column for it
  importer        // the importer, from other fields
};

struct Field {
  std::string_view name;
  ColumnType type;  // in the raw table
  FilledBy by;
  // What collectors call it, the surest first, folded (lower case without _ - and space).
  std::string_view synonyms = {};
  bool is_kept = true;  // false: no column of the raw table
};

namespace field_lists {
using enum ColumnType;
using enum FilledBy;

inline constexpr auto kUsers = std::to_array<Field>({
    {"user_id", text, column, "userid id uid authorid"},
    {"creator_hash", text, column, "creatorhash", false},
    {"followers", integer, column, "followers fans followercount fanscount"},
    {"following", integer, column, "following follows followingcount"},
    {"interactions", integer, column, "interactions interaction"},
    {"approximate", text_list, importer},
    {"counts_as_written", text, importer},
    {"gender", text, column, "gender sex"},
    {"bio", text, column, "bio desc description signature"},
    {"location", text, column, "location iplocation iplocaltion"},
    {"registered_at", instant, column, "registeredat registertime joined"},
    {"crawled_at", instant, column, "crawledat lastmodifyts crawltime"},
    {"extra", text, format},
});

inline constexpr auto kPosts = std::to_array<Field>({
    {"post_id", text, needed_column, "postid noteid id itemid videoid"},
    {"user_id", text, column, "userid authorid uid"},
    {"creator_hash", text, column, "creatorhash", false},
    {"author_registered_at", instant, importer},
    {"created_at", instant, column,
     "unixtimestamp createdat createtime time timestamp publishtime publishedat date datetime"},
    {"kind", text, column, "posttype notetype type kind"},
    {"title", text, column, "title displaytitle"},
    {"body", text, column, "body content desc description text caption"},
    {"hashtags", text_list, column, "hashtags hashtag taglist tags label"},
    {"likes", integer, column, "likes likecount likedcount diggcount numlikes"},
    {"saves", integer, column, "saves collectcount collectedcount savecount bookmarks"},
    {"comments", integer, column, "comments commentcount commentscount numcomments"},
    {"shares", integer, column, "shares sharecount sharedcount numshares"},
    {"approximate", text_list, importer},
    {"counts_as_written", text, importer},
    {"location", text, column, "location iplocation iplocaltion place"},
    {"keyword", text, column, "keyword sourcekeyword query"},
    {"crawled_at", instant, column, "crawledat lastmodifyts crawltime collectedat"},
    {"language", text, importer},
    {"mixed_language", boolean, importer},
});

inline constexpr auto kComments = std::to_array<Field>({
    {"comment_id", text, needed_column, "commentid id"},
    {"post_id", text, needed_column, "postid noteid threadid itemid"},
    {"user_id", text, column, "userid authorid uid"},
    {"creator_hash", text, column, "creatorhash", false},
    {"parent_id", text, column, "parentid parentcommentid replyto targetcommentid"},
    {"created_at", instant, column, "unixtimestamp createdat createtime time timestamp date"},
    {"body", text, column, "body content text comment"},
    {"likes", integer, column, "likes likecount likedcount"},
    {"replies", integer, column, "replies subcommentcount replycount"},
    {"approximate", text_list, importer},
    {"counts_as_written", text, importer},
    {"location", text, column, "location iplocation iplocaltion"},
    {"crawled_at", instant, column, "crawledat lastmodifyts crawltime"},
    {"language", text, importer},
    {"mixed_language", boolean, importer},
});

inline constexpr auto kLabels = std::to_array<Field>({
    {"unit_kind", text, column, "unitkind unit"},
    {"unit_id", text, needed_column, "unitid postid noteid commentid userid"},
    {"scheme", text, importer},
    {"annotator", text, importer},
    {"label", text, needed_column, "label code category topic sentiment emotion stance identity"},
    {"confidence", number, column, "confidence score probability"},
    {"labelled_at", instant, column, "labelledat labeledat"},
});
}  // namespace field_lists

// In the order of the raw table's columns, and of the slots.
constexpr std::span<const Field> fields_of(Kind kind) {
  switch (kind) {
    case Kind::users:
      return field_lists::kUsers;
    case Kind::posts:
      return field_lists::kPosts;
    case Kind::comments:
      return field_lists::kComments;
    case Kind::labels:
      return field_lists::kLabels;
  }
  return {};
}

// As many slots as the kind with the most fields has.
inline constexpr std::size_t kMostFields =
    std::max({fields_of(Kind::users).size(), fields_of(Kind::posts).size(),
              fields_of(Kind::comments).size(), fields_of(Kind::labels).size()});

// Every raw table begins with file, line, byte.
inline constexpr std::size_t kPlaceColumns = 3;

// Where a kind's fields are, found while compiling: a name that is none does not compile.
template <Kind kind>
struct FieldsOf {
  static consteval std::size_t slot(std::string_view name) {
    const std::span<const Field> fields = fields_of(kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].name == name) return i;
    }
    throw "no field has this name";
  }
  // Of the raw table.
  static consteval std::size_t column(std::string_view name) {
    const auto before = fields_of(kind).first(slot(name));
    return kPlaceColumns +
           static_cast<std::size_t>(std::count_if(
               before.begin(), before.end(), [](const Field& field) { return field.is_kept; }));
  }
};
using UserFields = FieldsOf<Kind::users>;
using PostFields = FieldsOf<Kind::posts>;
using CommentFields = FieldsOf<Kind::comments>;
using LabelFields = FieldsOf<Kind::labels>;

// Whether `columns` of a source may name a column of the file for it.
constexpr bool is_mappable(const Field& field) {
  return field.by == FilledBy::column || field.by == FilledBy::needed_column;
}
std::vector<std::string> mappable_columns(Kind kind);
// Those that a source must name; users need user_id or creator_hash besides.
std::vector<std::string> needed_columns(Kind kind);

}  // namespace resettle
