// What each annotator of kind rule says of each user: its label where enough kinds of evidence
// speak for it, the other where even what is missing could not change that; nobody else has one.
// one table per: ruled scheme
// one row per: annotator, unit_id
// columns: scheme text, annotator text, unit_kind text, unit_id text, label text,
//   kinds_matched integer, kinds_missing integer
// about: persons
// reads: cohort_evidence, settings(annotators, evidence, scheme)
#include <algorithm>
#include <map>

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
  const auto evidence = making.workspace.query(
      "SELECT annotator, user_id, matched, looked_at FROM cohort_evidence "
      "ORDER BY annotator, user_id, kind");
  std::map<std::string, std::map<std::string_view, Kinds>, std::less<>> users;
  for (std::size_t row = 0; row < evidence->size(); ++row) {
    auto& of_annotator = users.try_emplace(std::string(evidence->text(0, row))).first->second;
    Kinds& kinds = of_annotator[evidence->text(1, row)];
    ++kinds.looked_for;
    if (evidence->boolean(2, row)) {
      ++kinds.matched;
    } else if (evidence->integer(3, row) == 0) {
      ++kinds.missing;
    }
  }
  RowList rows({{"scheme", ColumnType::text},
                {"annotator", ColumnType::text},
                {"unit_kind", ColumnType::text},
                {"unit_id", ColumnType::text},
                {"label", ColumnType::text},
                {"kinds_matched", ColumnType::integer},
                {"kinds_missing", ColumnType::integer}});
  const auto scheme = making.setting("scheme").get<std::string>();
  const auto more = making.setting("evidence").get<std::int64_t>();
  for (const auto& annotator : making.setting("annotators").elements()) {
    if (annotator.at("scheme") != scheme) continue;
    const auto name = annotator.at("name").get<std::string>();
    const auto asked = annotator.at("needed").get<std::int64_t>() + more;
    for (const auto& [user, kinds] : users[name]) {
      const auto needed = std::clamp<std::int64_t>(asked, 1, kinds.looked_for);
      const bool enough = kinds.matched >= needed;
      const bool open = !enough && kinds.matched + kinds.missing >= needed;
      const auto& label = annotator.at(enough ? "label" : "otherwise");
      if (open || label.is_null()) continue;
      rows.row().text(scheme).text(name).text("user");
      rows.text(user).text(label.get<std::string>()).integer(kinds.matched);
      rows.integer(kinds.missing);
    }
  }
  making.write(rows, "annotator, unit_id");
}

}  // namespace resettle
