// What a table's file holds: the kind of its records, which column is which, how times are written.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "ingest/absent.h"
#include "ingest/detect.h"
#include "ingest/sample.h"
#include "ingest/times.h"
#include "study/fields.h"

namespace resettle {
namespace {

std::vector<std::string> synonyms(const Field& field) {
  std::vector<std::string> names;
  for (const std::string_view name : split(field.synonyms, ' ')) names.emplace_back(name);
  return names;
}

std::vector<std::string> synonyms(Kind kind, std::string_view name) {
  for (const Field& field : fields_of(kind)) {
    if (field.name == name) return synonyms(field);
  }
  check(false, "no field " + std::string(name));
  return {};
}

bool has_any(const std::set<std::string>& folded, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return folded.contains(name); });
}

// Ids beside labels, and nothing of what a post or comment itself has; or somebody who labelled.
bool holds_labels(const std::set<std::string>& folded) {
  const auto any = [&](const std::vector<std::string>& names) { return has_any(folded, names); };
  const bool somebody_labelled =
      any({"annotator", "annotatorid", "coder", "coderid", "rater", "labeller", "labeler"});
  const bool is_listing = any({"title", "displaytitle", "desc", "content", "body", "text",
                               "caption", "likes", "likecount", "likedcount", "fans", "followers"});
  return any(synonyms(Kind::labels, "unit_id")) && any(synonyms(Kind::labels, "label")) &&
         (somebody_labelled || !is_listing);
}

// The kinds that the columns allow, the most telling first.
std::string kind_of(const Sample& sample) {
  std::set<std::string> folded;
  for (const std::string& name : sample.names) folded.insert(fold(name));
  const auto any = [&](const std::vector<std::string>& names) { return has_any(folded, names); };
  if (holds_labels(folded)) return "labels";
  if (any({"commentid", "parentcommentid", "threadid"}) && any({"content", "body", "text"}) &&
      !any({"title"})) {
    return "comments";
  }
  if (any({"fans", "followers", "followercount"}) && !any({"title", "postid", "noteid"})) {
    return "users";
  }
  if (any({"title", "posttype", "notetype", "desc", "content", "body"}) &&
      any({"postid", "noteid", "id"})) {
    return "posts";
  }
  return "?";
}

bool holds_lists(const std::vector<std::string>& values) {
  const auto marked = std::count_if(values.begin(), values.end(), [](const std::string& value) {
    return value.find('#') != std::string::npos || value.starts_with('[');
  });
  return marked > 0;
}

void map_columns(const Sample& sample, Detected& detected) {
  std::set<std::string> used;
  for (const Field& field : fields_of(kind_named(detected.kind))) {
    if (!is_mappable(field)) continue;
    const std::string ours(field.name);
    std::vector<std::string> candidates;
    for (const std::string& synonym : synonyms(field)) {
      for (const std::string& name : sample.names) {
        if (fold(name) != synonym || used.contains(name)) continue;
        // "label" and "tags" are hashtags only where they look like it.
        if (ours == "hashtags" && synonym != "hashtags" && sample.values.contains(name) &&
            !holds_lists(sample.values.at(name))) {
          continue;
        }
        candidates.push_back(name);
      }
    }
    if (candidates.empty()) continue;
    // 4CAT writes the same time twice; only unix_timestamp is free of the server's zone.
    const bool sure = candidates.size() == 1 || fold(candidates.front()) == "unixtimestamp";
    if (sure) {
      detected.columns[ours] = candidates.front();
      used.insert(candidates.front());
    } else {
      detected.columns[ours] = "?";
      detected.questions.push_back({"columns." + ours, fmt::format("which column is {}: {}?", ours,
                                                                   join(candidates, ", "))});
      used.insert(candidates.begin(), candidates.end());
    }
  }
  for (const std::string& name : sample.names) {
    if (!used.contains(name)) detected.unused.push_back(name);
  }
}

// What the kind needs and no column's name gave away.
void ask_for_needed_columns(Detected& detected) {
  std::vector<std::string> needed = needed_columns(kind_named(detected.kind));
  if (detected.kind == "users" && !detected.columns.contains("creator_hash")) {
    needed.emplace_back("user_id");
  }
  for (const std::string& ours : needed) {
    if (detected.columns.contains(ours)) continue;
    detected.columns[ours] = "?";
    detected.questions.push_back(
        {"columns." + ours,
         fmt::format("which column is {}, which {} need? If there is none, is this really of kind "
                     "\"{}\"?",
                     ours, detected.kind, detected.kind)});
  }
}

// Schemes are told apart by the name of the labels' column alone: "sentiment", but not "label".
// Labels are of posts unless a column says otherwise.
void detect_scheme_and_unit(Detected& detected) {
  if (detected.kind != "labels") return;
  const std::string label = fold(detected.columns["label"]);
  if (label != "label" && label != "code" && label != "category" && label != "?") {
    detected.scheme = label;
  }
  const std::string unit = fold(detected.columns["unit_id"]);
  if ((unit != "commentid" && unit != "userid") || detected.columns.contains("unit_kind")) return;
  detected.columns["unit_kind"] = "?";
  detected.questions.push_back(
      {"columns.unit_kind", fmt::format("which column says that these are {}? Without one labels "
                                        "are of posts",
                                        unit == "userid" ? "users" : "comments")});
}

// ---- how times are written ----------------------------------------------------------------------

struct Shape {
  std::string layout;  // digits as 9, one a run
  int first = 0, second = 0;
};

// "1/14/2025 12:08" → layout "9/9/9 9:9", first 1, second 14.
Shape shape_of(std::string_view text) {
  Shape shape;
  int runs = 0;
  bool in_digits = false;
  for (const char c : trim(text)) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_digits) {
      ++runs;
      shape.layout += '9';
    }
    if (!digit) shape.layout += c;
    if (digit && runs == 1) shape.first = shape.first * 10 + (c - '0');
    if (digit && runs == 2) shape.second = shape.second * 10 + (c - '0');
    in_digits = digit;
  }
  return shape;
}

// The format of times such as 1/14/2025 12:08, whose order the largest numbers give away.
void detect_order(const std::vector<std::string>& values, Detected& detected) {
  int first = 0;
  int second = 0;
  std::set<std::string> layouts;
  std::string example;
  for (const std::string& value : values) {
    const Shape shape = shape_of(value);
    first = std::max(first, shape.first);
    second = std::max(second, shape.second);
    layouts.insert(shape.layout);
    example = value;
  }
  const bool month_first = second > 12 && first <= 12;
  const bool day_first = first > 12 && second <= 12;
  if (layouts.size() == 1 && (month_first || day_first)) {
    const std::string& layout = *layouts.begin();
    const char mark = layout[1];
    const std::string clock = layout.ends_with("9:9:9") ? " %H:%M:%S"
                              : layout.ends_with("9:9") ? " %H:%M"
                                                        : "";
    detected.time_format = fmt::format("%{}{}%{}{}%Y{}", month_first ? 'm' : 'd', mark,
                                       month_first ? 'd' : 'm', mark, clock);
    return;
  }
  detected.time_format = "?";
  detected.questions.push_back(
      {"time_format", fmt::format("how is a time such as \"{}\" to be read? \"%m/%d/%Y %H:%M\" is "
                                  "month first, \"%d/%m/%Y %H:%M\" day first",
                                  printable(example))});
}

void detect_times(const Sample& sample, Detected& detected) {
  const auto column = detected.columns.find("created_at");
  if (column == detected.columns.end() || column->second == "?") return;
  const auto found = sample.values.find(column->second);
  if (found == sample.values.end()) return;
  std::vector<std::string> times;
  for (const std::string& value : found->second) {
    if (!says_nothing(trim(value))) times.push_back(value);
  }
  const TimeReader reader(std::nullopt, std::nullopt);
  bool needs_format = false;
  for (const std::string& value : times) {
    Instant instant = 0;
    const TimeState state = reader.read(value, instant);
    needs_format = needs_format || state == TimeState::needs_format;
    detected.needs_zone = detected.needs_zone || state == TimeState::needs_zone;
  }
  if (needs_format) {
    detect_order(times, detected);
    detected.needs_zone = true;
  }
  if (!detected.needs_zone) return;
  detected.questions.push_back(
      {"timezone", fmt::format("the times carry no zone (\"{}\"): where did the collector's clock "
                               "stand? \"Asia/Shanghai\", \"America/New_York\", \"UTC\", …",
                               printable(times.front()))});
}

void refuse_unreadable(const Sample& sample) {
  if (!sample.has("nav_index") && !sample.has("source_platform_url")) return;
  throw UserError({sample.path.string(), 1, 0},
                  "this looks like Zeeschuimer's, which this version cannot read yet",
                  "Export it through 4CAT as CSV and give that.");
}

}  // namespace

std::optional<Detected> detect_table(const Sample& sample) {
  if (sample.names.empty()) return std::nullopt;
  if (sample.file != TableFile::parquet) refuse_unreadable(sample);
  Detected detected;
  detected.kind = kind_of(sample);
  if (detected.kind == "?") {
    detected.unused = sample.names;
    detected.questions.push_back({"kind",
                                  "what does a row stand for: users, posts, comments or "
                                  "labels? Then fill in the columns"});
    return detected;
  }
  map_columns(sample, detected);
  ask_for_needed_columns(detected);
  detect_scheme_and_unit(detected);
  detect_times(sample, detected);
  return detected;
}

}  // namespace resettle
