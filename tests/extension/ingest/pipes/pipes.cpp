// Lines of a kind and its fields with bars between.
// format: pipes
// kinds: users, posts, labels
// schemes: mood
// gathered: .pipes

#include "base/file.h"
#include "base/text.h"
#include "ingest/detect.h"
#include "ingest/encoding.h"
#include "ingest/import.h"
#include "ingest/sample.h"

namespace resettle {
namespace {

// user|u1|120 and post|p1|u1|2025-01-14T12:08:00Z|Hello|glad
class Parser : public LineParser {
 public:
  Refusal parse(const RawLine& line, Kind& kind, Fields& fields, LineNotes&) override {
    std::string_view text = line.bytes;
    if (decode_line(text, decoded_) != LineEncoding::utf8) text = decoded_;
    const std::vector<std::string_view> parts = split(text, '|');
    if (parts[0] == "user" && parts.size() == 3) {
      kind = Kind::users;
      fields.set(UserFields::slot("user_id"), parts[1]);
      fields.set(UserFields::slot("followers"), parts[2]);
      return {};
    }
    if (parts[0] == "post" && parts.size() == 6) {
      kind = Kind::posts;
      fields.set(PostFields::slot("post_id"), parts[1]);
      fields.set(PostFields::slot("user_id"), parts[2]);
      fields.set(PostFields::slot("created_at"), parts[3]);
      fields.set(PostFields::slot("body"), parts[4]);
      fields.give({"mood", parts[5], {}});
      return {};
    }
    return Reason{ReasonCode::unknown_kind, "neither a user nor a post"};
  }

 private:
  std::string decoded_;
};

class PipesFormat : public LineFormat {
 public:
  std::string name() const override { return "pipes"; }
  LineContent content() const override { return LineContent::other; }
  Kind usual_kind() const override { return Kind::posts; }
  std::unique_ptr<LineParser> parser() const override { return std::make_unique<Parser>(); }
};

}  // namespace

std::optional<Detected> detect_pipes(const Sample& sample) {
  if (sample.lines.empty()) return std::nullopt;
  const std::string& line = sample.lines.front();
  if (!line.starts_with("user|") && !line.starts_with("post|")) return std::nullopt;
  return Detected{};
}

void import_pipes(const Source&, const Source::File& file, const RecordRules& rules,
                  Output& output) {
  import_file(PipesFormat(), file, rules, output);
}

std::optional<std::string> reread_pipes(const std::filesystem::path& file,
                                        const RecordPlace& place) {
  return record_at(MappedFile(file).bytes(), {}, place);
}

}  // namespace resettle
