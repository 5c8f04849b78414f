// What an annotator of kind keyword says of each post that holds its word.
// one table per: keyword
// one row per: annotator, unit_id
// part of: given_labels
// columns: file text, line integer, byte integer, unit_kind text, unit_id text, scheme text,
//   annotator text, label text, confidence number, labelled_at instant
// about: persons
// reads: posts, settings(annotator)
#include "engine/sql_text.h"
#include "tables/maker.h"

namespace resettle {

void make_keyword_labels(Making& making) {
  const Value& annotator = making.setting("annotator");
  const auto posts = making.workspace.query(
      "SELECT post_id FROM posts WHERE CONTAINS(CONCAT_WS(' ', title, body), " +
      sql_literal(annotator.at("word").get<std::string>()) + ") ORDER BY post_id");
  RowList rows(making.columns());
  for (std::size_t row = 0; row < posts->size(); ++row) {
    rows.row().null().null().null().text("post").text(posts->text(0, row));
    rows.text(annotator.at("scheme").get<std::string>());
    rows.text(annotator.at("name").get<std::string>());
    rows.text(annotator.at("label").get<std::string>()).null().null();
  }
  making.write(rows, "unit_id");
}

}  // namespace resettle
