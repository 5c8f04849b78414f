// One record on its way from a line to a row of a raw table. A format turns a line into `Fields`
// (text by slot); a RecordRules checks and converts them and writes the row.
#pragma once

#include <array>
#include <bitset>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rows.h"
#include "ingest/identity.h"
#include "ingest/reason.h"
#include "ingest/times.h"
#include "study/fields.h"

namespace resettle {

std::string raw_table_name(Kind kind);  // "raw_users"

// A label that comes along with a record, as text.
struct GivenLabel {
  std::string_view scheme;
  std::string_view label;
  std::string_view confidence;
};

// The text of a record's fields; FieldsOf<kind>::slot() says where each is.
class Fields {
 public:
  void clear() {
    present_.reset();
    labels_.clear();
  }
  void set(std::size_t slot, std::string_view text) {
    text_[slot] = text;
    present_.set(slot);
  }
  bool has(std::size_t slot) const { return present_[slot]; }
  // Empty when absent.
  std::string_view operator[](std::size_t slot) const {
    return present_[slot] ? text_[slot] : std::string_view();
  }
  // Of a post. The format's header declares the scheme.
  void give(const GivenLabel& label) { labels_.push_back(label); }
  const std::vector<GivenLabel>& labels() const { return labels_; }

 private:
  std::array<std::string_view, kMostFields> text_;
  std::bitset<kMostFields> present_;
  std::vector<GivenLabel> labels_;
};

// What holds for all records of one source.
struct RecordRules {
  Identity identity;
  TimeReader times;
  bool registered_from_id = false;
  std::string scheme;         // of labels
  std::string file;           // as the study names it
  bool tell_language = true;  // off only where speed is compared without it
  // Where a file without a name may keep rows until it is their turn.
  std::filesystem::path scratch = std::filesystem::temp_directory_path();
};

// A label that came along with a post.
struct ImportedLabel {
  std::int64_t line = 0;
  std::int64_t byte = 0;
  std::string post_id;  // pseudonym
  std::string_view scheme;
  std::string label;
  std::optional<double> confidence;
};

// Writes the record as row `row` of its raw table, or writes nothing and says why. Throws
// UserError for what concerns the whole source: times without a zone, or whose order is unknown.
class RecordWriter {
 public:
  RecordWriter(Kind kind, const RecordRules& rules);
  Refusal write(const Fields& fields, std::int64_t line, std::int64_t byte, ChunkWriter& chunk,
                std::size_t row);
  // Labels met since the last call.
  std::vector<ImportedLabel> take_labels();

 private:
  Refusal write_user(const Fields&, ChunkWriter&, std::size_t row);
  Refusal write_post(const Fields&, ChunkWriter&, std::size_t row);
  Refusal write_comment(const Fields&, ChunkWriter&, std::size_t row);
  Refusal write_label(const Fields&, ChunkWriter&, std::size_t row);

  Refusal check_id(const Fields& fields, std::size_t slot, bool needed) const;
  Refusal read_time(const Fields& fields, std::size_t slot, std::optional<Instant>& out);
  Refusal read_counts(const Fields& fields, std::span<const std::size_t> slots);
  Refusal read_confidences(const Fields& fields);
  void write_counts(ChunkWriter& chunk, std::size_t row, std::size_t first_column);
  void write_approximate(ChunkWriter& chunk, std::size_t row, std::size_t column);
  void write_language(ChunkWriter& chunk, std::size_t row, std::size_t column,
                      std::string_view text);
  void write_text(ChunkWriter& chunk, std::size_t row, std::size_t column, std::string_view text);
  void write_post_of_comment(std::string_view post, ChunkWriter& chunk, std::size_t row,
                             std::size_t column);
  std::optional<Pseudonym> author(std::string_view user_id, std::string_view creator_hash) const;
  std::optional<Instant> registered(std::string_view user_id,
                                    const std::optional<Instant>& crawled_at) const;

  Kind kind_;
  std::span<const Field> fields_;
  const RecordRules& rules_;
  std::int64_t line_ = 0;
  std::int64_t byte_ = 0;
  std::array<std::optional<std::int64_t>, 4> counts_;
  std::size_t count_count_ = 0;
  std::vector<std::string_view> approximate_;
  std::string as_written_;
  std::string scratch_;
  std::vector<std::string_view> hashtags_;
  std::vector<std::string> hashtag_texts_;
  std::vector<std::optional<double>> confidences_;  // of the record's labels
  std::vector<ImportedLabel> labels_;
  std::string last_post_;  // of the comment before
  std::size_t last_post_row_ = 0;
};

// An id that a spreadsheet has rounded, such as 7.04E+18.
bool is_rounded_id(std::string_view id);

}  // namespace resettle
