#include "ingest/detect.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/json_text.h"
#include "base/text.h"
#include "engine/engine.h"
#include "engine/sql_text.h"
#include "ingest/absent.h"
#include "ingest/csv.h"
#include "ingest/encoding.h"
#include "ingest/ending.h"
#include "ingest/line_file.h"
#include "ingest/table/parquet_columns.h"
#include "ingest/times.h"
#include "study/study.h"

namespace resettle {
namespace {

constexpr std::size_t kSample = 500;  // records looked at

// A sample as a table: the names of the columns, and the values by column.
struct Sample {
  std::vector<std::string> names;
  std::map<std::string, std::vector<std::string>> values;
  std::string encoding = "UTF-8";
};

// Names that collectors give to our columns, by kind; folded to lower case without _ and space.
using Synonyms = std::map<std::string, std::vector<std::string>>;

const Synonyms& synonyms(const std::string& kind) {
  static const std::map<std::string, Synonyms> all = {
      {"posts",
       {{"post_id", {"postid", "noteid", "id", "itemid", "videoid"}},
        {"user_id", {"userid", "authorid", "uid"}},
        {"creator_hash", {"creatorhash"}},
        {"created_at",
         {"unixtimestamp", "createdat", "createtime", "time", "timestamp", "publishtime",
          "publishedat", "date", "datetime"}},
        {"kind", {"posttype", "notetype", "type", "kind"}},
        {"title", {"title", "displaytitle"}},
        {"body", {"body", "content", "desc", "description", "text", "caption"}},
        {"hashtags", {"hashtags", "hashtag", "taglist", "tags", "label"}},
        {"likes", {"likes", "likecount", "likedcount", "diggcount", "numlikes"}},
        {"saves", {"saves", "collectcount", "collectedcount", "savecount", "bookmarks"}},
        {"comments", {"comments", "commentcount", "commentscount", "numcomments"}},
        {"shares", {"shares", "sharecount", "sharedcount", "numshares"}},
        {"location", {"location", "iplocation", "iplocaltion", "place"}},
        {"keyword", {"keyword", "sourcekeyword", "query"}},
        {"crawled_at", {"crawledat", "lastmodifyts", "crawltime", "collectedat"}}}},
      {"comments",
       {{"comment_id", {"commentid", "id"}},
        {"post_id", {"postid", "noteid", "threadid", "itemid"}},
        {"user_id", {"userid", "authorid", "uid"}},
        {"creator_hash", {"creatorhash"}},
        {"parent_id", {"parentid", "parentcommentid", "replyto", "targetcommentid"}},
        {"created_at", {"unixtimestamp", "createdat", "createtime", "time", "timestamp", "date"}},
        {"body", {"body", "content", "text", "comment"}},
        {"likes", {"likes", "likecount", "likedcount"}},
        {"replies", {"replies", "subcommentcount", "replycount"}},
        {"location", {"location", "iplocation", "iplocaltion"}},
        {"crawled_at", {"crawledat", "lastmodifyts", "crawltime"}}}},
      {"users",
       {{"user_id", {"userid", "id", "uid", "authorid"}},
        {"creator_hash", {"creatorhash"}},
        {"followers", {"followers", "fans", "followercount", "fanscount"}},
        {"following", {"following", "follows", "followingcount"}},
        {"interactions", {"interactions", "interaction"}},
        {"gender", {"gender", "sex"}},
        {"bio", {"bio", "desc", "description", "signature"}},
        {"location", {"location", "iplocation", "iplocaltion"}},
        {"registered_at", {"registeredat", "registertime", "joined"}},
        {"crawled_at", {"crawledat", "lastmodifyts", "crawltime"}}}},
      {"labels",
       {{"unit_id", {"unitid", "postid", "noteid", "commentid", "userid"}},
        {"unit_kind", {"unitkind", "unit"}},
        {"label",
         {"label", "code", "category", "topic", "sentiment", "emotion", "stance", "identity"}},
        {"confidence", {"confidence", "score", "probability"}},
        {"labelled_at", {"labelledat", "labeledat"}}}}};
  return all.at(kind);
}

std::string fold(std::string_view name) {
  std::string folded;
  for (const char c : lower_ascii(trim(name))) {
    if (c != '_' && c != ' ' && c != '-') folded += c;
  }
  return folded;
}

// ---- reading a sample ---------------------------------------------------------------------------

std::string encoding_name(bool mark, std::size_t utf8, std::size_t gb18030, std::size_t repaired) {
  if (gb18030 > 0 && utf8 == 0) return "GB18030";
  if (gb18030 > 0) return "mixed: UTF-8 and GB18030 lines";
  if (repaired > 0) return "UTF-8 with malformed characters";
  return mark ? "UTF-8 with byte order mark" : "UTF-8";
}

class Decoder {
 public:
  std::string_view decode(std::string_view line) {
    switch (decode_line(line, decoded_)) {
      case LineEncoding::utf8:
        // Plain ASCII says nothing about the encoding.
        if (std::any_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; })) ++utf8_;
        return line;
      case LineEncoding::gb18030:
        ++gb18030_;
        return decoded_;
      case LineEncoding::repaired:
        ++repaired_;
        return decoded_;
    }
    return line;
  }
  std::string name(bool mark) const { return encoding_name(mark, utf8_, gb18030_, repaired_); }

 private:
  std::string decoded_;
  std::size_t utf8_ = 0, gb18030_ = 0, repaired_ = 0;
};

void add_value(Sample& sample, const std::string& name, std::string value) {
  if (!sample.values.contains(name)) sample.names.push_back(name);
  sample.values[name].push_back(std::move(value));
}

// Of a value of a record that nests too deep to be printed: how it begins.
std::string text_of(const nlohmann::json& value, bool is_deep) {
  if (value.is_string()) return value.get<std::string>();
  if (is_deep && value.is_structured()) return value.is_array() ? "[" : "{";
  return value.dump();
}

Sample sample_json(const LineFile& file) {
  Sample sample;
  Decoder decoder;
  LineCursor cursor(file, {});
  std::size_t read = 0;
  cursor.begin(file.whole());
  while (const auto line = cursor.next()) {
    if (++read > kSample) break;
    const std::string_view text = decoder.decode(line->bytes);
    const nlohmann::json record = nlohmann::json::parse(text, nullptr, false);
    if (!record.is_object()) continue;
    const bool is_deep = nests_deeper(text);
    for (const auto& [name, value] : record.items()) {
      if (value.is_null()) continue;
      add_value(sample, name, text_of(value, is_deep));
    }
  }
  sample.encoding = decoder.name(file.had_byte_order_mark());
  return sample;
}

Sample sample_csv(const LineFile& file) {
  Sample sample;
  Decoder decoder;
  const LineRule rule = csv_rule(file.bytes());
  LineCursor cursor(file, rule);
  CsvRecord record(rule);
  std::size_t read = 0;
  cursor.begin(file.whole());
  while (const auto line = cursor.next()) {
    if (trim(line->bytes).empty()) continue;
    if (++read > kSample) break;
    const std::string_view text = decoder.decode(line->bytes);
    if (read == 1) {
      record.split(text);
      for (const std::string_view name : record.fields()) sample.names.emplace_back(trim(name));
      continue;
    }
    if (record.split(text) == CsvRecord::State::open_quote) continue;
    if (record.fields().size() != sample.names.size()) continue;
    for (std::size_t i = 0; i < sample.names.size(); ++i) {
      sample.values[sample.names[i]].emplace_back(record.fields()[i]);
    }
  }
  sample.encoding = decoder.name(file.had_byte_order_mark());
  return sample;
}

Sample sample_parquet(const std::filesystem::path& path) {
  Sample sample;
  sample.encoding = "Parquet";
  const auto engine = make_duckdb_engine(
      {.threads = 1, .keep_order = true, .temporary = std::filesystem::temp_directory_path()});
  const auto workspace = engine->open({}, {});
  std::string select;
  for (const ParquetColumn& column : parquet_columns(*workspace, path, path.string())) {
    sample.names.push_back(column.name);
    select += (select.empty() ? "" : ", ") + column.as_text;
  }
  const auto rows = read_parquet(
      *workspace, fmt::format("SELECT {} FROM {} LIMIT {}", select, parquet_rows(path), kSample),
      path.string());
  for (std::size_t column = 0; column < sample.names.size(); ++column) {
    for (std::size_t row = 0; row < rows->size(); ++row) {
      if (rows->is_null(column, row)) continue;
      sample.values[sample.names[column]].emplace_back(rows->text(column, row));
    }
  }
  return sample;
}

// ---- telling what it is -------------------------------------------------------------------------

bool has(const Sample& sample, const std::string& name) {
  return std::count(sample.names.begin(), sample.names.end(), name) > 0;
}

bool is_mediacrawler(const Sample& sample) {
  const bool has_author = has(sample, "user_id") || has(sample, "creator_hash");
  const bool content = has(sample, "note_id") && has(sample, "liked_count") && has(sample, "desc");
  const bool comment =
      has(sample, "comment_id") && has(sample, "note_id") && has(sample, "content");
  const bool creator = has_author && has(sample, "fans") && has(sample, "follows");
  return content || comment || creator;
}

bool has_any(const std::set<std::string>& folded, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return folded.contains(name); });
}

// Ids beside labels, and nothing of what a post or comment itself has; or somebody who labelled.
bool holds_labels(const std::set<std::string>& folded) {
  const auto any = [&](const std::vector<std::string>& names) { return has_any(folded, names); };
  const auto ours = [&](const char* name) { return any(synonyms("labels").at(name)); };
  const bool somebody_labelled =
      any({"annotator", "annotatorid", "coder", "coderid", "rater", "labeller", "labeler"});
  const bool is_listing = any({"title", "displaytitle", "desc", "content", "body", "text",
                               "caption", "likes", "likecount", "likedcount", "fans", "followers"});
  return ours("unit_id") && ours("label") && (somebody_labelled || !is_listing);
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
  for (const std::string& ours : mappable_columns(detected.kind)) {
    const auto known = synonyms(detected.kind).find(ours);
    if (known == synonyms(detected.kind).end()) continue;
    std::vector<std::string> candidates;
    for (const std::string& synonym : known->second) {
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
  std::vector<std::string> needed = needed_columns(detected.kind);
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

void detect_table(const Sample& sample, Detected& detected) {
  detected.format = "table";
  detected.kind = kind_of(sample);
  if (detected.kind == "?") {
    detected.unused = sample.names;
    detected.questions.push_back({"kind",
                                  "what does a row stand for: users, posts, comments or "
                                  "labels? Then fill in the columns"});
    return;
  }
  map_columns(sample, detected);
  ask_for_needed_columns(detected);
  detect_scheme_and_unit(detected);
  detect_times(sample, detected);
}

}  // namespace

Detected detect(const std::filesystem::path& path) {
  const TableFile kind = table_file(path);
  Detected detected;
  if (kind == TableFile::parquet) {
    const Sample sample = sample_parquet(path);
    detected.encoding = sample.encoding;
    detect_table(sample, detected);
    return detected;
  }
  const bool is_csv = kind == TableFile::csv;
  const LineFile file(path, path.string(), is_csv ? Content::csv : Content::json_lines);
  const std::string_view start = trim(file.bytes().substr(file.whole().begin, 4096));
  if (start.empty()) throw UserError({.file = path.string()}, "the file is empty", "Export again.");
  const Sample sample = is_csv ? sample_csv(file) : sample_json(file);
  detected.encoding = sample.encoding;
  if (sample.names.empty()) {
    throw UserError({path.string(), 1, 1}, "no line of it is a JSON object",
                    "Exports are .jsonl, .ndjson, .csv, .tsv or .parquet files.");
  }
  if (has(sample, "nav_index") || has(sample, "source_platform_url")) {
    throw UserError({path.string(), 1, 0},
                    "this looks like Zeeschuimer's, which this version "
                    "cannot read yet",
                    "Export it through 4CAT as CSV and give that.");
  }
  if (!is_csv && is_mediacrawler(sample)) {
    detected.format = "mediacrawler";
    return detected;
  }
  detect_table(sample, detected);
  return detected;
}

}  // namespace resettle
