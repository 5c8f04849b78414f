// The root of the thread of every reply. A reply names the comment that it answers, often another
// reply; the chain is followed as far as the files go, so that where a root was not collected its
// replies still share one root_id.
// one row per: comment_id
// about: persons
// reads: raw_comments, duplicate_comments
#include <limits>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tables/maker.h"

namespace resettle {
namespace {

// The comments as numbers: replies first, in the order of their rows, then the comments that
// they answer and that are no replies themselves. The rows outlive it.
class Threads {
 public:
  explicit Threads(const Rows& replies) : reply_count_(replies.size()) {
    for (std::size_t row = 0; row < replies.size(); ++row) number_of(replies.text(0, row));
    for (std::size_t row = 0; row < replies.size(); ++row) {
      parents_.push_back(number_of(replies.text(1, row)));
    }
    roots_.assign(ids_.size(), kUnknown);
  }

  // Each comment is passed once in all calls together: a walk ends at a comment whose root is
  // known, and what it passed learns its root.
  std::string_view root_of(std::size_t comment) {
    std::vector<std::size_t> path;
    std::size_t at = comment;
    while (roots_[at] == kUnknown && at < reply_count_) {
      roots_[at] = kOnPath;
      path.push_back(at);
      at = parents_[at];
    }
    std::size_t root = roots_[at];
    if (root == kUnknown) root = at;
    if (root == kOnPath) root = smallest_of_circle(at);
    for (const std::size_t passed : path) roots_[passed] = root;
    return ids_[root];
  }

 private:
  static constexpr std::size_t kUnknown = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t kOnPath = kUnknown - 1;

  std::size_t number_of(std::string_view id) {
    const auto [place, is_new] = numbers_.try_emplace(id, ids_.size());
    if (is_new) ids_.push_back(id);
    return place->second;
  }

  // In a circle, which only damaged files hold, the smallest id of the circle is the root.
  std::size_t smallest_of_circle(std::size_t start) const {
    std::size_t smallest = start;
    for (std::size_t next = parents_[start]; next != start; next = parents_[next]) {
      if (ids_[next] < ids_[smallest]) smallest = next;
    }
    return smallest;
  }

  std::size_t reply_count_;
  std::unordered_map<std::string_view, std::size_t> numbers_;
  std::vector<std::string_view> ids_;
  std::vector<std::size_t> parents_;
  std::vector<std::size_t> roots_;
};

}  // namespace

void make_comment_roots(Making& making) {
  const auto replies = making.workspace.query(
      "SELECT raw.comment_id, raw.parent_id FROM raw_comments AS raw "
      "ANTI JOIN duplicate_comments AS old ON old.file = raw.file AND old.line = raw.line "
      "WHERE raw.parent_id IS NOT NULL ORDER BY raw.comment_id");
  Threads threads(*replies);
  RowList rows({{"comment_id", ColumnType::text}, {"root_id", ColumnType::text}});
  for (std::size_t row = 0; row < replies->size(); ++row) {
    rows.row().text(replies->text(0, row)).text(threads.root_of(row));
  }
  making.write(rows, "comment_id");
}

}  // namespace resettle
