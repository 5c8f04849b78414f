// The root of the thread of every reply. A reply names the comment that it answers, often another
// reply; the chain is followed as far as the files go, so that where a root was not collected its
// replies still share one root_id.
// one row per: comment_id
// reads: raw_comments, duplicate_comments
// version: 1
#include <string>
#include <unordered_map>

#include "tables/maker.h"

namespace resettle {
namespace {

using Parents = std::unordered_map<std::string, std::string>;

// In a circle, which only damaged files hold, the smallest id of the circle is the root.
std::string root_of(const std::string& comment, const Parents& parents) {
  std::string at = comment;
  for (std::size_t steps = 0; steps <= parents.size(); ++steps) {
    const auto parent = parents.find(at);
    if (parent == parents.end()) return at;
    at = parent->second;
  }
  std::string smallest = at;
  for (std::string next = parents.at(at); next != at; next = parents.at(next)) {
    smallest = std::min(smallest, next);
  }
  return smallest;
}

}  // namespace

void make_comment_roots(Making& making) {
  const auto replies = making.workspace.query(
      "SELECT raw.comment_id, raw.parent_id FROM raw_comments AS raw "
      "ANTI JOIN duplicate_comments AS old ON old.file = raw.file AND old.line = raw.line "
      "WHERE raw.parent_id IS NOT NULL ORDER BY raw.comment_id");
  Parents parents;
  for (std::size_t row = 0; row < replies->size(); ++row) {
    parents.emplace(replies->text(0, row), replies->text(1, row));
  }
  RowList rows({{"comment_id", ColumnType::text}, {"root_id", ColumnType::text}});
  for (std::size_t row = 0; row < replies->size(); ++row) {
    const std::string comment(replies->text(0, row));
    rows.row().text(comment).text(root_of(comment, parents));
  }
  making.write(rows, "comment_id");
}

}  // namespace resettle
