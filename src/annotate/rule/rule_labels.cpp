// What an annotator of kind rule says of each user: its label where enough kinds of evidence speak
// for it, the other where even what is missing could not change that; nobody else has one.
// one table per: rule
// one row per: annotator, unit_id
// part of: given_labels
// columns: file text, line integer, byte integer, unit_kind text, unit_id text, scheme text,
//   annotator text, label text, confidence number, labelled_at instant
// about: persons
// reads: cohort_evidence, settings(annotator, evidence)
#include <algorithm>
#include <map>

#include "engine/sql_text.h"
#include "tables/maker.h"

namespace resettle {
namespace {

// Kinds of evidence of one user.
struct Kinds {
  std::int64_t looked_for = 0;  // those that the rule has a list for
  std::int64_t matched = 0;
  std::int64_t missing = 0;  // asked for, but there was nothing to look at
};

}  // namespace

void make_rule_labels(Making& making) {
  const Value& annotator = making.setting("annotator");
  const auto name = annotator.at("name").get<std::string>();
  const auto evidence = making.workspace.query(
      "SELECT user_id, matched, looked_at FROM cohort_evidence WHERE annotator = " +
      sql_literal(name) + " ORDER BY user_id, kind");
  std::map<std::string_view, Kinds> users;
  for (std::size_t row = 0; row < evidence->size(); ++row) {
    Kinds& kinds = users[evidence->text(0, row)];
    ++kinds.looked_for;
    if (evidence->boolean(1, row)) {
      ++kinds.matched;
    } else if (evidence->integer(2, row) == 0) {
      ++kinds.missing;
    }
  }
  RowList rows(making.columns());
  const auto asked =
      annotator.at("needed").get<std::int64_t>() + making.setting("evidence").get<std::int64_t>();
  for (const auto& [user, kinds] : users) {
    const auto needed = std::clamp<std::int64_t>(asked, 1, kinds.looked_for);
    const bool enough = kinds.matched >= needed;
    const bool open = !enough && kinds.matched + kinds.missing >= needed;
    const Value label = annotator.at(enough ? "label" : "otherwise");
    if (open || label.is_null()) continue;
    rows.row().null().null().null().text("user").text(user);
    rows.text(annotator.at("scheme").get<std::string>()).text(name);
    rows.text(label.get<std::string>()).null().null();
  }
  making.write(rows, "unit_id");
}

}  // namespace resettle
