#include "ingest/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/absent.h"
#include "ingest/counts.h"
#include "ingest/hashtags.h"
#include "ingest/language/language.h"

namespace resettle {
namespace {

// The registered day that an id tells is believed from this day on: RedNote opened in 2013.
constexpr Instant kOldestRegistration = Instant{1'356'998'400} * kMicrosPerSecond;

std::string_view gender_of(std::string_view text) {
  text = trim(text);
  const std::string lower = lower_ascii(text);
  if (lower == "female" || lower == "f" || text == "女") return "female";
  if (lower == "male" || lower == "m" || text == "男") return "male";
  return {};
}

std::string_view post_kind_of(std::string_view text) {
  const std::string lower = lower_ascii(trim(text));
  if (lower == "video") return "video";
  // RedNote's `normal` is an image post.
  if (lower == "normal" || lower == "image" || lower == "photo") return "image";
  if (lower == "text") return "text";
  return {};
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

// The first `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t position = 0;
  while (count-- > 0 && position < text.size()) next_code_point(text, position);
  return text.substr(0, position);
}

// NUL characters, which no engine carries well, become U+FFFD.
void without_nul(std::string_view text, std::string& out) {
  out.clear();
  for (const char c : text) {
    if (c == '\0') {
      out += "\xef\xbf\xbd";
    } else {
      out += c;
    }
  }
}

}  // namespace

std::string raw_table_name(Kind kind) { return "raw_" + std::string(kind_name(kind)); }

bool is_rounded_id(std::string_view id) {
  // 704e18 may be an id of hex digits; 7.04e18 and 7E+18 cannot. Two calls of find(), for
  // find_first_of() costs one a character, for every id of every record.
  if (id.find('.') == std::string_view::npos && id.find('+') == std::string_view::npos) {
    return false;
  }
  return id.find_first_of("eE") != std::string_view::npos && parse_number(id).has_value();
}

RecordWriter::RecordWriter(Kind kind, const RecordRules& rules)
    : kind_(kind), fields_(fields_of(kind)), rules_(rules) {}

std::vector<ImportedLabel> RecordWriter::take_labels() { return std::exchange(labels_, {}); }

Refusal RecordWriter::write(const Fields& fields, std::int64_t line, std::int64_t byte,
                            ChunkWriter& chunk, std::size_t row) {
  line_ = line;
  byte_ = byte;
  Refusal refusal;
  switch (kind_) {
    case Kind::users:
      refusal = write_user(fields, chunk, row);
      break;
    case Kind::posts:
      refusal = write_post(fields, chunk, row);
      break;
    case Kind::comments:
      refusal = write_comment(fields, chunk, row);
      break;
    case Kind::labels:
      refusal = write_label(fields, chunk, row);
      break;
  }
  if (refusal) return refusal;
  if (row == 0) {
    chunk.text(0, row, rules_.file);
  } else {
    chunk.same_text(0, row, 0);
  }
  chunk.integer(1, row, line);
  chunk.integer(2, row, byte);
  return {};
}

Refusal RecordWriter::read_time(const Fields& fields, std::size_t slot,
                                std::optional<Instant>& out) {
  const std::string_view name = fields_[slot].name;
  const std::string_view text = fields[slot];
  out.reset();
  Instant instant = 0;
  const Place place{rules_.file, line_, 0};
  switch (rules_.times.read(text, instant)) {
    case TimeState::present:
      out = instant;
      return {};
    case TimeState::missing:
      return {};
    case TimeState::needs_zone:
      throw UserError(place, fmt::format("{} \"{}\" carries no time zone", name, printable(text)),
                      "Say in the source which clock it is: timezone = \"Asia/Shanghai\"");
    case TimeState::needs_format:
      throw UserError(
          place,
          fmt::format("{} \"{}\": day and month cannot be told apart", name, printable(text)),
          "Say it in the source: time_format = \"%m/%d/%Y %H:%M\" (month first) or "
          "\"%d/%m/%Y %H:%M\"");
    case TimeState::relative:
      return Reason{ReasonCode::relative_time,
                    fmt::format("{} is relative to when it was looked at", name)};
    case TimeState::out_of_range:
      return Reason{ReasonCode::time_out_of_range,
                    fmt::format("{} is before 1973 or after 2286", name)};
    case TimeState::unreadable:
      return Reason{ReasonCode::unreadable_time, fmt::format("{} is no time", name)};
  }
  return {};
}

Refusal RecordWriter::read_counts(const Fields& fields, std::span<const std::size_t> slots) {
  approximate_.clear();
  as_written_.clear();
  count_count_ = slots.size();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    counts_[i].reset();
    Count count;
    const std::string_view text = fields[slots[i]];
    const CountState state = parse_count(text, count);
    const std::string_view name = fields_[slots[i]].name;
    if (state == CountState::unreadable) {
      return Reason{ReasonCode::unreadable_count, fmt::format("{} is no count", name)};
    }
    if (state == CountState::missing) continue;
    counts_[i] = count.value;
    if (!count.approximate) continue;
    approximate_.push_back(name);
    as_written_ += fmt::format("{}{}={}", as_written_.empty() ? "" : ";", name, trim(text));
  }
  return {};
}

Refusal RecordWriter::read_confidences(const Fields& fields) {
  confidences_.clear();
  for (const GivenLabel& given : fields.labels()) {
    std::optional<double>& confidence = confidences_.emplace_back();
    const std::string_view text = trim(given.confidence);
    if (says_nothing(text)) continue;
    confidence = parse_number(text);
    if (!confidence || !std::isfinite(*confidence)) {
      return Reason{ReasonCode::unreadable_confidence, "score is no number"};
    }
  }
  return {};
}

void RecordWriter::write_counts(ChunkWriter& chunk, std::size_t row, std::size_t first_column) {
  for (std::size_t i = 0; i < count_count_; ++i) {
    if (counts_[i]) {
      chunk.integer(first_column + i, row, *counts_[i]);
    } else {
      chunk.null(first_column + i, row);
    }
  }
}

void RecordWriter::write_approximate(ChunkWriter& chunk, std::size_t row, std::size_t column) {
  chunk.text_list(column, row, approximate_);
  if (as_written_.empty()) {
    chunk.null(column + 1, row);
  } else {
    chunk.text(column + 1, row, as_written_);
  }
}

// Empty text is NULL.
void RecordWriter::write_text(ChunkWriter& chunk, std::size_t row, std::size_t column,
                              std::string_view text) {
  if (text.empty()) return chunk.null(column, row);
  if (text.find('\0') == std::string_view::npos) return chunk.text(column, row, text);
  without_nul(text, scratch_);
  chunk.text(column, row, scratch_);
}

void RecordWriter::write_language(ChunkWriter& chunk, std::size_t row, std::size_t column,
                                  std::string_view text) {
  const Language language = rules_.tell_language ? language_of(text) : Language{"unknown", false};
  chunk.text(column, row, language.code);
  chunk.boolean(column + 1, row, language.mixed);
}

std::optional<Pseudonym> RecordWriter::author(std::string_view user_id,
                                              std::string_view creator_hash) const {
  user_id = trim(user_id);
  if (!is_nobody(user_id)) return rules_.identity.of_user_id(user_id);
  creator_hash = trim(creator_hash);
  if (!is_nobody(creator_hash)) {
    return rules_.identity.of_creator_hash(lower_ascii(creator_hash));
  }
  return std::nullopt;
}

std::optional<Instant> RecordWriter::registered(std::string_view user_id,
                                                const std::optional<Instant>& crawled_at) const {
  user_id = trim(user_id);
  if (!rules_.registered_from_id || user_id.size() != 24 || !is_hex(user_id)) return std::nullopt;
  Instant seconds = 0;
  for (const char c : user_id.substr(0, 8)) {
    seconds = seconds * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  const Instant instant = seconds * kMicrosPerSecond;
  if (instant < kOldestRegistration || (crawled_at && instant > *crawled_at)) return std::nullopt;
  return instant;
}

namespace {

void write_instant(ChunkWriter& chunk, std::size_t row, std::size_t column,
                   const std::optional<Instant>& instant) {
  if (instant) {
    chunk.instant(column, row, *instant);
  } else {
    chunk.null(column, row);
  }
}

void write_pseudonym(ChunkWriter& chunk, std::size_t row, std::size_t column,
                     const std::optional<Pseudonym>& pseudonym) {
  if (pseudonym) {
    chunk.text(column, row, pseudonym->view());
  } else {
    chunk.null(column, row);
  }
}

Reason missing_id(std::string_view name) {
  return {ReasonCode::missing_id, fmt::format("{} is missing", name)};
}

}  // namespace

Refusal RecordWriter::check_id(const Fields& fields, std::size_t slot, bool needed) const {
  const std::string_view name = fields_[slot].name;
  const std::string_view id = trim(fields[slot]);
  if (is_no_id(id)) {
    if (needed) return missing_id(name);
    return {};
  }
  if (is_rounded_id(id)) {
    return Reason{ReasonCode::rounded_id, fmt::format("{} was rounded by a spreadsheet", name)};
  }
  return {};
}

Refusal RecordWriter::write_user(const Fields& fields, ChunkWriter& chunk, std::size_t row) {
  using In = UserFields;
  if (Refusal refusal = check_id(fields, In::slot("user_id"), false)) return refusal;
  const auto user = author(fields[In::slot("user_id")], fields[In::slot("creator_hash")]);
  if (!user) return missing_id("user_id");
  std::optional<Instant> crawled;
  if (Refusal refusal = read_time(fields, In::slot("crawled_at"), crawled)) return refusal;
  std::optional<Instant> registration;
  if (Refusal refusal = read_time(fields, In::slot("registered_at"), registration)) {
    return refusal;
  }
  if (!registration) registration = registered(fields[In::slot("user_id")], crawled);
  static constexpr std::size_t slots[] = {In::slot("followers"), In::slot("following"),
                                          In::slot("interactions")};
  if (Refusal refusal = read_counts(fields, slots)) return refusal;

  chunk.text(In::column("user_id"), row, user->view());
  write_counts(chunk, row, In::column("followers"));
  write_approximate(chunk, row, In::column("approximate"));
  write_text(chunk, row, In::column("gender"), gender_of(fields[In::slot("gender")]));
  write_text(chunk, row, In::column("bio"), written(fields[In::slot("bio")]));
  write_text(chunk, row, In::column("location"), said(fields[In::slot("location")]));
  write_instant(chunk, row, In::column("registered_at"), registration);
  write_instant(chunk, row, In::column("crawled_at"), crawled);
  write_text(chunk, row, In::column("extra"), fields[In::slot("extra")]);
  return {};
}

Refusal RecordWriter::write_post(const Fields& fields, ChunkWriter& chunk, std::size_t row) {
  using In = PostFields;
  const std::string_view id = trim(fields[In::slot("post_id")]);
  if (Refusal refusal = check_id(fields, In::slot("post_id"), true)) return refusal;
  if (Refusal refusal = check_id(fields, In::slot("user_id"), false)) return refusal;
  std::optional<Instant> created;
  std::optional<Instant> crawled;
  if (Refusal refusal = read_time(fields, In::slot("created_at"), created)) return refusal;
  if (Refusal refusal = read_time(fields, In::slot("crawled_at"), crawled)) return refusal;
  static constexpr std::size_t slots[] = {In::slot("likes"), In::slot("saves"),
                                          In::slot("comments"), In::slot("shares")};
  if (Refusal refusal = read_counts(fields, slots)) return refusal;
  if (Refusal refusal = read_confidences(fields)) return refusal;

  // Collectors fill an empty title with the beginning of the text.
  const std::string_view text = written(fields[In::slot("body")]);
  std::string_view own_title = fields[In::slot("title")];
  if (says_nothing(trim(own_title)) || own_title == first_code_points(text, 255)) own_title = {};
  const std::string_view list = said(fields[In::slot("hashtags")]);
  hashtag_texts_ = list.empty() ? hashtags_of(text) : listed_hashtags(list);
  // A list in JSON can hold them escaped.
  for (std::string& tag : hashtag_texts_) {
    if (tag.find('\0') == std::string::npos) continue;
    without_nul(tag, scratch_);
    tag = scratch_;
  }
  hashtags_.assign(hashtag_texts_.begin(), hashtag_texts_.end());
  const Pseudonym post = rules_.identity.of_item(id);

  chunk.text(In::column("post_id"), row, post.view());
  write_pseudonym(chunk, row, In::column("user_id"),
                  author(fields[In::slot("user_id")], fields[In::slot("creator_hash")]));
  write_instant(chunk, row, In::column("author_registered_at"),
                registered(fields[In::slot("user_id")], crawled));
  write_instant(chunk, row, In::column("created_at"), created);
  write_text(chunk, row, In::column("kind"), post_kind_of(fields[In::slot("kind")]));
  write_text(chunk, row, In::column("title"), own_title);
  write_text(chunk, row, In::column("body"), text);
  chunk.text_list(In::column("hashtags"), row, hashtags_);
  write_counts(chunk, row, In::column("likes"));
  write_approximate(chunk, row, In::column("approximate"));
  write_text(chunk, row, In::column("location"), said(fields[In::slot("location")]));
  write_text(chunk, row, In::column("keyword"), said(fields[In::slot("keyword")]));
  write_instant(chunk, row, In::column("crawled_at"), crawled);
  scratch_.assign(own_title);
  scratch_ += ' ';
  scratch_ += text;
  write_language(chunk, row, In::column("language"), scratch_);

  for (std::size_t i = 0; i < fields.labels().size(); ++i) {
    const GivenLabel& given = fields.labels()[i];
    const std::string_view label = trim(given.label);
    if (label.empty()) continue;
    without_nul(label, scratch_);
    labels_.push_back(
        {line_, byte_, std::string(post.view()), given.scheme, scratch_, confidences_[i]});
  }
  return {};
}

// A post's comments stand together.
void RecordWriter::write_post_of_comment(std::string_view post, ChunkWriter& chunk, std::size_t row,
                                         std::size_t column) {
  if (row == 0) last_post_.clear();  // another chunk
  if (is_no_id(post)) return chunk.null(column, row);
  if (post == last_post_) return chunk.same_text(column, row, last_post_row_);
  last_post_ = post;
  last_post_row_ = row;
  chunk.text(column, row, rules_.identity.of_item(post).view());
}

Refusal RecordWriter::write_comment(const Fields& fields, ChunkWriter& chunk, std::size_t row) {
  using In = CommentFields;
  const std::string_view id = trim(fields[In::slot("comment_id")]);
  const std::string_view post = trim(fields[In::slot("post_id")]);
  if (Refusal refusal = check_id(fields, In::slot("comment_id"), true)) return refusal;
  if (Refusal refusal = check_id(fields, In::slot("post_id"), false)) return refusal;
  if (Refusal refusal = check_id(fields, In::slot("parent_id"), false)) return refusal;
  if (Refusal refusal = check_id(fields, In::slot("user_id"), false)) return refusal;
  std::optional<Instant> created;
  std::optional<Instant> crawled;
  if (Refusal refusal = read_time(fields, In::slot("created_at"), created)) return refusal;
  if (Refusal refusal = read_time(fields, In::slot("crawled_at"), crawled)) return refusal;
  static constexpr std::size_t slots[] = {In::slot("likes"), In::slot("replies")};
  if (Refusal refusal = read_counts(fields, slots)) return refusal;

  // Roots carry 0 or nothing; a reply carries the comment that it answers.
  const std::string_view parent = trim(fields[In::slot("parent_id")]);
  const bool is_root = is_nobody(parent);

  chunk.text(In::column("comment_id"), row, rules_.identity.of_item(id).view());
  write_post_of_comment(post, chunk, row, In::column("post_id"));
  write_pseudonym(chunk, row, In::column("user_id"),
                  author(fields[In::slot("user_id")], fields[In::slot("creator_hash")]));
  if (is_root) {
    chunk.null(In::column("parent_id"), row);
  } else {
    chunk.text(In::column("parent_id"), row, rules_.identity.of_item(parent).view());
  }
  write_instant(chunk, row, In::column("created_at"), created);
  const std::string_view text = written(fields[In::slot("body")]);
  write_text(chunk, row, In::column("body"), text);
  write_counts(chunk, row, In::column("likes"));
  write_approximate(chunk, row, In::column("approximate"));
  write_text(chunk, row, In::column("location"), said(fields[In::slot("location")]));
  write_instant(chunk, row, In::column("crawled_at"), crawled);
  write_language(chunk, row, In::column("language"), text);
  return {};
}

Refusal RecordWriter::write_label(const Fields& fields, ChunkWriter& chunk, std::size_t row) {
  using In = LabelFields;
  const std::string_view id = trim(fields[In::slot("unit_id")]);
  if (Refusal refusal = check_id(fields, In::slot("unit_id"), true)) return refusal;
  const std::string_view label_text = trim(fields[In::slot("label")]);
  if (label_text.empty()) return Reason{ReasonCode::missing_label, "label is missing"};
  std::string_view unit =
      fields.has(In::slot("unit_kind")) ? trim(fields[In::slot("unit_kind")]) : "post";
  if (unit.ends_with('s')) unit.remove_suffix(1);
  if (unit != "user" && unit != "post" && unit != "comment") {
    return Reason{ReasonCode::unknown_unit_kind, "unit_kind is none of user, post, comment"};
  }
  if (unit == "user" && is_nobody(id)) return missing_id("unit_id");
  std::optional<double> score;
  if (const std::string_view text = trim(fields[In::slot("confidence")]); !says_nothing(text)) {
    score = parse_number(text);
    if (!score || !(*score >= 0 && *score <= 1)) {
      return Reason{ReasonCode::unreadable_confidence, "confidence is no number between 0 and 1"};
    }
  }
  std::optional<Instant> labelled;
  if (Refusal refusal = read_time(fields, In::slot("labelled_at"), labelled)) return refusal;

  chunk.text(In::column("unit_kind"), row, unit);
  chunk.text(
      In::column("unit_id"), row,
      unit == "user" ? rules_.identity.of_user_id(id).view() : rules_.identity.of_item(id).view());
  chunk.text(In::column("scheme"), row, rules_.scheme);
  chunk.text(In::column("annotator"), row, "imported");
  write_text(chunk, row, In::column("label"), label_text);
  if (score) {
    chunk.number(In::column("confidence"), row, *score);
  } else {
    chunk.null(In::column("confidence"), row);
  }
  write_instant(chunk, row, In::column("labelled_at"), labelled);
  return {};
}

}  // namespace resettle
