#include "ingest/hashtags.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "base/value.h"
#include "ingest/absent.h"

namespace resettle {
namespace {

constexpr std::string_view kTopicMark = "[话题]";

// Hashtags in their order, each once.
class Tags {
 public:
  void add(std::string_view tag) {
    tag = trim(tag);
    if (tag.ends_with(kTopicMark)) tag = trim(tag.substr(0, tag.size() - kTopicMark.size()));
    if (tag.starts_with('#')) tag.remove_prefix(1);
    if (tag.empty()) return;
    if (seen_.emplace(tag).second) tags_.emplace_back(tag);
  }
  // Of a list, whose tools write NULL and nan where there is none.
  void add_listed(std::string_view tag) {
    if (!says_nothing(trim(tag))) add(tag);
  }
  std::vector<std::string> take() { return std::move(tags_); }

 private:
  std::vector<std::string> tags_;
  std::unordered_set<std::string> seen_;
};

// Where a hashtag that begins at `begin` ends: at white space, another #, or a full-width #.
std::size_t tag_end(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    const bool ends = c == '#' || c <= ' ' || c == 0x3000 || c == 0xFF03 || c == 0xA0 ||
                      c == 0xFF0C || c == 0x3002 || c == ',' || c == '!' || c == 0xFF01;
    if (ends) return at;
    at = next;
  }
  return at;
}

// ['a', "b's"], as pandas writes a list into CSV; what is not quoted ends at a comma.
std::vector<std::string> of_python_list(std::string_view text) {
  Tags tags;
  text.remove_prefix(1);
  if (text.ends_with(']')) text.remove_suffix(1);
  while (!(text = trim(text)).empty()) {
    const char quote = text.front() == '\'' || text.front() == '"' ? text.front() : '\0';
    std::size_t end = quote != '\0' ? text.find(quote, 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      end = std::min(text.find(','), text.size());
      tags.add_listed(text.substr(0, end));
    } else {
      tags.add_listed(text.substr(1, end - 1));
      end = std::min(text.find(',', end), text.size());
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tags.take();
}

}  // namespace

std::vector<std::string> listed_hashtags(std::string_view text) {
  Tags tags;
  text = trim(text);
  if (text.starts_with('[')) {
    const std::optional<Value> list = parse_outermost(text, 2);
    if (list && list->is_list()) {
      for (const Value& item : list->elements()) {
        const Value tag = item.has("name") ? item.at("name") : item;
        if (tag.is_text()) tags.add_listed(tag.text());
      }
      return tags.take();
    }
  }
  if (text.starts_with('[')) return of_python_list(text);
  const char separator = text.find('#') != std::string_view::npos ? '#' : ',';
  for (const std::string_view piece : split(text, separator)) tags.add_listed(piece);
  return tags.take();
}

std::vector<std::string> hashtags_of(std::string_view text) {
  Tags tags;
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at)) {
    const std::size_t end = tag_end(text, at + 1);
    const std::string_view tag = text.substr(at + 1, end - at - 1);
    tags.add(tag);
    // The closing # of #x[话题]# does not open another one.
    at = end + (tag.ends_with(kTopicMark) && end < text.size() && text[end] == '#' ? 1 : 0);
  }
  return tags.take();
}

}  // namespace resettle
